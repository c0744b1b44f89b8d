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

/** Up to this x the whole range that is expected is shown from the start. */
const SHORT = 100;
/** A longer range begins with this much of it. */
const FIRST_REACH = 10;
/** How far beyond the newest point a longer range reaches at least. */
const AHEAD = 1.25;
/** Up to so many points each has a marker; more would run into each other. */
export const MOST_MARKERS = 40;

/**
 * Room for all points, and for those still to come: for all of them where they are few or nothing is there yet. A long
 * range grows in round steps with what is there, so that the curve fills more than half of it. Never of no width.
 */
export function xRange(points: readonly CurvePoint[], expected: number | null): [number, number] {
  const first = Math.min(1, points[0]?.x ?? 1);
  const newest = points.at(-1)?.x;
  const end = expected ?? newest ?? 1;
  const short = newest === undefined || end <= SHORT;
  const last = short ? end : Math.min(end, Math.max(FIRST_REACH, roundUp(newest * AHEAD)));
  return [first, Math.max(last, newest ?? 1, first + 1)];
}

/** The next round whole number from `value` on. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8].find((factor) => factor * power >= value) ?? 10;
  return Math.ceil(step * power);
}

/** Indexes of the points to mark: all while they are few, then only those that no line reaches. */
export function markedPoints(column: ArrayLike<number | null | undefined>): number[] {
  const isPoint = (index: number) => typeof column[index] === "number";
  const alone = (index: number) => !isPoint(index - 1) && !isPoint(index + 1);
  const few = column.length <= MOST_MARKERS;
  return Array.from(column, (_value, index) => index).filter(
    (index) => isPoint(index) && (few || alone(index)),
  );
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

/** A path of SVG through places in px; null begins a new part after a gap. */
export function pathsOf(places: readonly (readonly [number, number] | null)[]): string {
  return places
    .map((place, at) => {
      if (place === null) return "";
      const begins = at === 0 || places[at - 1] === null;
      return `${begins ? "M" : "L"}${place[0].toFixed(1)} ${place[1].toFixed(1)}`;
    })
    .join("");
}
