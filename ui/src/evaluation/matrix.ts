// What the confusion matrix shows in each cell. Rows are ground truth, columns are predictions, as scikit-learn has it.
export interface Cell {
  count: number;
  /** Share of the row, 0..1; null for a row without images. */
  share: number | null;
  /** How strongly the cell is shaded, 0..1, by its share of the row. */
  shade: number;
  right: boolean;
}

export interface MatrixRow {
  cells: Cell[];
  total: number;
}

export function matrixRows(matrix: readonly (readonly number[])[]): MatrixRow[] {
  return matrix.map((counts, row) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return {
      total,
      cells: counts.map((count, column) => {
        const share = total === 0 ? null : count / total;
        return { count, share, shade: shadeOf(share), right: row === column };
      }),
    };
  });
}

/** Even one image in a hundred is seen: from 0.12 up, and nothing at all for nothing. */
function shadeOf(share: number | null): number {
  return share === null || share === 0 ? 0 : 0.12 + 0.88 * share;
}

export function columnTotals(matrix: readonly (readonly number[])[]): number[] {
  return (matrix[0] ?? []).map((_, column) => matrix.reduce((sum, row) => sum + (row[column] ?? 0), 0));
}
