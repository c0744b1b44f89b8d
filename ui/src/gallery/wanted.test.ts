import { expect, it } from "vitest";
import { rowsFor } from "../app/rows";
import { placesIn, wantedPlaces } from "./wanted";

it("begins in the middle of the view, then goes ahead, then back", () => {
  expect(wantedPlaces({ start: 10, end: 14, forward: true }, 100)).toEqual([
    11, 12, 10, 13, 14, 15, 16, 17, 9, 8, 7, 6,
  ]);
  expect(wantedPlaces({ start: 10, end: 13, forward: false }, 100)).toEqual([
    11, 12, 10, 9, 8, 7, 13, 14, 15,
  ]);
});
it("ends where the images end", () => {
  expect(wantedPlaces({ start: 0, end: 3, forward: false }, 4)).toEqual([1, 2, 0, 3]);
  expect(wantedPlaces({ start: 0, end: 0, forward: true }, 0)).toEqual([]);
});
it("names each image in sight once, however many there are", () => {
  for (let end = 1; end < 12; end++) {
    const places = wantedPlaces({ start: 0, end, forward: true }, end);
    expect([...places].sort((a, b) => a - b)).toEqual(Array.from({ length: end }, (_, place) => place));
  }
});
it("finds the images of rows, and none in the headings at their edges", () => {
  // Heading, 0-3, 3-4, heading, 4-6.
  const rows = rowsFor(6, 3, [
    { start: 0, count: 4 },
    { start: 4, count: 2 },
  ]);
  expect(placesIn(rows, [0, 4])).toEqual([0, 6]);
  expect(placesIn(rows, [2, 3])).toEqual([3, 4]);
  expect(placesIn(rows, [3, 3])).toEqual([4, 4]);
  expect(placesIn(rows, [0, -1])).toEqual([0, 0]);
});
