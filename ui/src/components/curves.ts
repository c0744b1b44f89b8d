// Prepares curves for a chart: gaps for what is not a number, ranges, and the summary in words. It knows points and
// names, not what they measure.

export interface CurvePoint {
  x: number;
  values: readonly (number | null)[];
}

/** uPlot's columns: x, then one per curve. null is a gap, and so is anything not finite. */
export type Columns = [number[], ...(number | null)[][]];

export function columnsOf(points: readonly CurvePoint[], curves: number): Columns {
  const columns: Columns = [points.map(({ x }) => x)];
  for (let curve = 0; curve < curves; curve++) {
    columns.push(
      points.map(({ values }) => {
        const value = values[curve];
        return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
      }),
    );
  }
  return columns;
}

/** Room for all points and for those still to come; never of no width. */
export function xRange(points: readonly CurvePoint[], expected: number | null): [number, number] {
  const first = points[0]?.x ?? 1;
  const last = Math.max(points.at(-1)?.x ?? 1, expected ?? 1);
  return [Math.min(first, 1), Math.max(last, first + 1)];
}

/** From 0 to a little above the largest value, so that a falling loss is seen to fall towards nothing. */
export function yRangeFromZero(points: readonly CurvePoint[]): [number, number] {
  let largest = 0;
  let smallest = 0;
  for (const { values } of points) {
    for (const value of values) {
      if (value === null || !Number.isFinite(value)) continue;
      largest = Math.max(largest, value);
      smallest = Math.min(smallest, value);
    }
  }
  return [smallest, largest === smallest ? smallest + 1 : largest + (largest - smallest) * 0.06];
}

/** Whole steps for an axis of epochs, at most about `most` labels. */
export function wholeStep(length: number, most: number): number {
  const rough = Math.max(1, length / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  return Math.max(1, Math.round(step * power));
}
