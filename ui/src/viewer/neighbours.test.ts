import { expect, it } from "vitest";
import { neighboursOf } from "./neighbours";

const order = [30, 10, 20];

it("follows the gallery's order to its ends", () => {
  expect(neighboursOf(order, 1, 1)).toEqual({ place: 1, count: 3, previous: 30, next: 20 });
  expect(neighboursOf(order, 0, 0)).toMatchObject({ previous: null, next: 10 });
  expect(neighboursOf(order, 2, 2)).toMatchObject({ previous: 10, next: null });
});

it("goes on from where an image was that is not shown any more", () => {
  // 10 was second and has gone.
  expect(neighboursOf([30, 20], -1, 1)).toEqual({ place: null, count: 2, previous: 30, next: 20 });
  expect(neighboursOf([30], -1, 5)).toMatchObject({ previous: 30, next: null });
  expect(neighboursOf([], -1, 0)).toMatchObject({ previous: null, next: null });
});
