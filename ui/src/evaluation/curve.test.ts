import { describe, expect, it } from "vitest";
import { nearestPoint, type Point, pathOf, type Series, worstFirst } from "./curve";

const percent = (value: number) => value * 100;
const series = (key: string, points: Point[]): Series => ({
  key,
  name: key,
  color: "#000000",
  dash: "",
  points,
  steps: false,
  figure: "",
  chance: null,
});

describe("the path of a curve", () => {
  const points: Point[] = [
    [0, 1],
    [0.5, 1],
    [0.5, 0.75],
    [1, 0.6],
  ];
  it("goes straight from point to point", () =>
    expect(pathOf(points, false, percent, percent)).toBe("M0 100L50 100L50 75L100 60"));
  it("as steps has the precision of a point over the recall that it adds, as average precision counts it", () =>
    expect(pathOf(points, true, percent, percent)).toBe("M0 100V100H50V75H50V60H100"));
  it("is empty without points", () => expect(pathOf([], false, percent, percent)).toBe(""));
});

it("has the worst categories first, level ones in their order", () => {
  const curve = (categoryId: string, area: number) => ({ categoryId, area, points: [], chance: 0.5 });
  expect(worstFirst([curve("a", 0.9), curve("b", 0.4), curve("c", 0.9), curve("d", 0.7)])).toEqual([
    "b",
    "d",
    "a",
    "c",
  ]);
});

describe("the point under the pointer", () => {
  const drawn = [series("one", [[0.2, 0.2]]), series("two", [[0.25, 0.2]])];
  it("is the nearest of all curves", () =>
    expect(nearestPoint(drawn, [0.24, 0.2], 0.06)?.series.key).toBe("two"));
  it("is none beyond its reach", () => expect(nearestPoint(drawn, [0.5, 0.5], 0.06)).toBeNull());
});
