import { describe, expect, it } from "vitest";
import { idsInside, nearest } from "./finding";

const map = {
  method: "pca" as const,
  ids: [10, 11, 12, 13],
  x: [0.1, 0.5, 0.52, 0.9],
  y: [0.1, 0.5, 0.5, 0.9],
};

describe("an outline", () => {
  it("holds the points inside, also where it is not convex", () => {
    const box = [
      { x: 0, y: 0 },
      { x: 0.6, y: 0 },
      { x: 0.6, y: 0.6 },
      { x: 0, y: 0.6 },
    ];
    expect(idsInside(map, box)).toEqual([10, 11, 12]);
    // A bite is taken out of the middle.
    const bitten = [...box.slice(0, 2), { x: 0.6, y: 0.45 }, { x: 0.3, y: 0.5 }, ...box.slice(2)];
    expect(idsInside(map, bitten)).toEqual([10]);
  });
  it("without an area holds nothing", () => expect(idsInside(map, [{ x: 0, y: 0 }])).toEqual([]));
});

describe("the nearest point", () => {
  const all = () => true;
  it("is the nearest that is shown and near enough", () => {
    expect(nearest(map, { x: 0.515, y: 0.5 }, 0.1, all)).toBe(2);
    expect(nearest(map, { x: 0.515, y: 0.5 }, 0.1, (id) => id !== 12)).toBe(1);
    expect(nearest(map, { x: 0.7, y: 0.7 }, 0.1, all)).toBe(-1);
  });
});
