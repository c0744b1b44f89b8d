// Curves in the unit square: which are drawn, as what path, and which point is nearest to the pointer. Pure.
import type { CurveView } from "../backend";

export type Point = readonly [number, number];

export interface Series {
  key: string;
  name: string;
  /** "#rrggbb" */
  color: string;
  /** As SVG has it; "" is a plain line. */
  dash: string;
  points: readonly Point[];
  /** Drawn as steps: up or down first, then across. */
  steps: boolean;
  /** What stands beside the name in the legend. */
  figure: string;
  /** The height of guessing, where it is a level line. */
  chance: number | null;
}

/** So many curves are drawn at first; more are a tangle. */
export const DRAWN = 6;

/** Tell curves apart without colour. */
export const DASHES = ["", "7 3", "2 3", "9 3 2 3", "4 2", "12 4"];

/** Categories from the smallest area on. */
export function worstFirst(curves: readonly CurveView[]): string[] {
  return [...curves].sort((one, other) => one.area - other.area).map(({ categoryId }) => categoryId);
}

const short = (value: number) => String(Math.round(value * 100) / 100);

/** `x` and `y` place a value of 0..1 in pixels. */
export function pathOf(
  points: readonly Point[],
  steps: boolean,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  return points
    .map(([across, up], index) => {
      if (index === 0) return `M${short(x(across))} ${short(y(up))}`;
      return steps ? `V${short(y(up))}H${short(x(across))}` : `L${short(x(across))} ${short(y(up))}`;
    })
    .join("");
}

export interface Near {
  series: Series;
  point: Point;
}

/** The nearest point of all curves within `reach`, all in parts of the square. */
export function nearestPoint(series: readonly Series[], [x, y]: Point, reach: number): Near | null {
  let best: Near | null = null;
  let least = reach * reach;
  for (const one of series) {
    for (const point of one.points) {
      const distance = (point[0] - x) ** 2 + (point[1] - y) ** 2;
      if (distance > least) continue;
      least = distance;
      best = { series: one, point };
    }
  }
  return best;
}
