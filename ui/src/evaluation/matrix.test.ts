import { describe, expect, it } from "vitest";
import { columnTotals, matrixRows } from "./matrix";

const matrix = [
  [3, 7, 0],
  [0, 5, 0],
  [0, 0, 0],
];

describe("confusion matrix", () => {
  it("gives shares of the row, which is the ground truth", () => {
    const [first] = matrixRows(matrix);
    expect(first?.total).toBe(10);
    expect(first?.cells.map(({ share }) => share)).toEqual([0.3, 0.7, 0]);
  });
  it("knows which cells are right", () =>
    expect(
      matrixRows(matrix).flatMap(({ cells }, row) =>
        cells.map(({ right }, column) => right === (row === column)),
      ),
    ).not.toContain(false));
  it("has no share for a category without images", () =>
    expect(matrixRows(matrix)[2]?.cells[2]).toMatchObject({ share: null, shade: 0 }));
  it("shades a full row fully, a rare confusion visibly, and nothing not at all", () => {
    expect(matrixRows([[99, 1, 0]])[0]?.cells.map(({ shade }) => Math.round(shade * 100))).toEqual([
      99, 13, 0,
    ]);
    expect(matrixRows([[5]])[0]?.cells[0]?.shade).toBe(1);
  });
  it("adds columns", () => expect(columnTotals(matrix)).toEqual([3, 12, 0]));
});
