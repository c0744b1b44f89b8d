import { describe, expect, it } from "vitest";
import { contrast } from "../components/color";
import { cellColor, mixed } from "./cellColor";
import { columnTotals, matrixRows, wrongOnes } from "./matrix";

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
  it("gives shares of the column, which is the prediction: of the 12 called the second, 5 are it", () => {
    const rows = matrixRows(matrix, "column");
    expect(rows[1]?.cells[1]?.share).toBeCloseTo(5 / 12, 12);
    expect(rows[0]?.cells[1]?.share).toBeCloseTo(7 / 12, 12);
    expect(rows[0]?.cells[2]?.share).toBeNull();
    expect(rows[0]?.total).toBe(10);
  });
  it("counts what is wrong", () => expect(wrongOnes(matrix)).toBe(7));
});

describe("the colour of a cell", () => {
  it("lies between ground and full colour", () => {
    expect(mixed("#000000", "#ffffff", 0)).toBe("#ffffff");
    expect(mixed("#000000", "#ffffff", 1)).toBe("#000000");
    expect(mixed("#ff0000", "#000000", 0.5)).toBe("#800000");
  });
  it("can always be read: contrast 4.5 (WCAG 2, AA) at every shade, in both themes", () => {
    for (const [mode, ground] of [
      ["light", "#ffffff"],
      ["dark", "#1a2027"],
    ] as const)
      for (const right of [true, false])
        for (let shade = 0; shade <= 1; shade += 0.01) {
          const { fill, ink } = cellColor({ shade, right }, mode, ground);
          expect(contrast(fill, ink), `${mode} ${right} ${shade}`).toBeGreaterThanOrEqual(4.5);
        }
  });
});
