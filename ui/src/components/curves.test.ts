import { describe, expect, it } from "vitest";
import { columnsOf, wholeStep, xRange, yRangeFromZero } from "./curves";

const points = [
  { x: 1, values: [0.9, 1.1] },
  { x: 2, values: [null, 1.4] },
  { x: 3, values: [0.5, Number.NaN] },
];

describe("chart data", () => {
  it("has a gap where a value is missing or not a number", () =>
    expect(columnsOf(points, 2)).toEqual([
      [1, 2, 3],
      [0.9, null, 0.5],
      [1.1, 1.4, null],
    ]));
  it("is empty without points", () => expect(columnsOf([], 2)).toEqual([[], [], []]));
  it("leaves room for the epochs to come", () => {
    expect(xRange(points, 20)).toEqual([1, 20]);
    expect(xRange(points, null)).toEqual([1, 3]);
    expect(xRange([], null)).toEqual([1, 2]);
  });
  it("keeps a single point off the edge", () =>
    expect(xRange([{ x: 1, values: [1] }], null)).toEqual([1, 2]));
  it("begins the loss at zero and ignores gaps", () => {
    const [low, high] = yRangeFromZero(points);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1.484);
    expect(yRangeFromZero([{ x: 1, values: [null] }])).toEqual([0, 1]);
  });
  it.each([
    [10, 10, 1],
    [40, 10, 5],
    [100, 10, 10],
    [150, 10, 20],
    [10000, 10, 1000],
  ])("steps %d epochs in at most %d labels by %d", (length, most, step) =>
    expect(wholeStep(length, most)).toBe(step),
  );
});
