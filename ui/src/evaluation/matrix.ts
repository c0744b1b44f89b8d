// What the confusion matrix shows in each cell. Rows are ground truth, columns are predictions, as scikit-learn has it.

/** What the cells say: images, or the share of the row (recall) or of the column (precision). */
export type Shown = "counts" | "row" | "column";
export const SHOWN: readonly Shown[] = ["counts", "row", "column"];

/** From so many categories on the matrix has a row of the overview for itself. */
export const WIDE = 6;
/** From so many categories on cells are small and names of columns stand upright. */
export const MANY = 12;

export interface Cell {
  count: number;
  /** Share of the row or of the column, 0..1; null where that has no images. */
  share: number | null;
  /** How strongly the cell is shaded, 0..1, by its share. */
  shade: number;
  right: boolean;
}

export interface MatrixRow {
  cells: Cell[];
  total: number;
}

type Matrix = readonly (readonly number[])[];

/** Shares are of the row, unless the shares of the column are shown. */
export function matrixRows(matrix: Matrix, shown: Shown = "counts"): MatrixRow[] {
  const columns = shown === "column" ? columnTotals(matrix) : [];
  return matrix.map((counts, row) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
      total,
      cells: counts.map((count, column) => {
        const whole = shown === "column" ? (columns[column] ?? 0) : total;
        const share = whole === 0 ? null : count / whole;
        return { count, share, shade: shadeOf(share), right: row === column };
      }),
    };
  });
}

/** Even one image in a hundred is seen: from 0.12 up, and nothing at all for nothing. */
function shadeOf(share: number | null): number {
  return share === null || share === 0 ? 0 : 0.12 + 0.88 * share;
}

export function columnTotals(matrix: Matrix): number[] {
  return (matrix[0] ?? []).map((_, column) => matrix.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}

export function wrongOnes(matrix: Matrix): number {
  return matrix.reduce(
    (sum, row, r) => sum + row.reduce((inRow, count, c) => inRow + (r === c ? 0 : count), 0),
    0,
  );
}
