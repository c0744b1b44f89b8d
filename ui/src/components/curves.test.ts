import { describe, expect, it } from "vitest";
import { columnsOf, MOST_MARKERS, markedPoints, pathsOf, wholeStep, xRange, yRangeFromZero } from "./curves";

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
  it("shows all that is planned while the chart is empty", () => {
    expect(xRange([], 60)).toEqual([1, 60]);
    expect(xRange([], 10_000)).toEqual([1, 10_000]);
  });
  it.each([
    [1, 10],
    [8, 10],
    [9, 15],
    [17, 30],
    [233, 300],
    [4000, 5000],
    [6401, 10_000],
    [7999, 10_000],
    [10_000, 10_000],
  ])("reaches from epoch %d of 10,000 to %d", (newest, last) =>
    expect(
      xRange(
        [
          { x: 1, values: [1] },
          { x: newest, values: [1] },
        ],
        10_000,
      ),
    ).toEqual([1, last]),
  );
  it("never reaches beyond the planned end, nor stops before the newest point", () => {
    expect(
      xRange(
        [
          { x: 1, values: [] },
          { x: 200, values: [] },
        ],
        240,
      ),
    ).toEqual([1, 240]);
    expect(
      xRange(
        [
          { x: 1, values: [] },
          { x: 250, values: [] },
        ],
        240,
      ),
    ).toEqual([1, 250]);
  });
  it("keeps the range of a fit that has ended as long as the fit", () =>
    expect(
      xRange(
        [
          { x: 1, values: [] },
          { x: 343, values: [] },
        ],
        null,
      ),
    ).toEqual([1, 343]));
  it("keeps a single point off the edge", () =>
    expect(xRange([{ x: 1, values: [1] }], null)).toEqual([1, 2]));
  it("marks all points while they are few, then only those without a neighbour", () => {
    expect(markedPoints([0.5, null, 0.4, 0.3])).toEqual([0, 2, 3]);
    const many = (gaps: number[]) =>
      Array.from({ length: MOST_MARKERS + 1 }, (_, index) => (gaps.includes(index) ? null : 1));
    expect(markedPoints(many([]))).toEqual([]);
    expect(markedPoints(many([1, 7, 9]))).toEqual([0, 8]);
  });
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
  it("draws a path with a part of its own after each gap", () => {
    expect(pathsOf([[0, 1], [2, 3.14], null, [5, 6], null])).toBe("M0.0 1.0L2.0 3.1M5.0 6.0");
    expect(pathsOf([null, [1, 1]])).toBe("M1.0 1.0");
    expect(pathsOf([])).toBe("");
  });
});
