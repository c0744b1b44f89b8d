// Which points of the map lie in a drawn outline, and which is the nearest to the pointer. Pure.
import type { MapView } from "../backend";

export interface Point {
  x: number;
  y: number;
}

/** Images inside a closed outline, in points of the map. */
export function idsInside({ ids, x, y }: MapView, outline: readonly Point[]): number[] {
  if (outline.length < 3) return [];
  const low = { x: Math.min(...outline.map((p) => p.x)), y: Math.min(...outline.map((p) => p.y)) };
  const high = { x: Math.max(...outline.map((p) => p.x)), y: Math.max(...outline.map((p) => p.y)) };
  return ids.filter((_id, at) => {
    const [px, py] = [x[at] ?? 0, y[at] ?? 0];
    // Most points are far away: the box tells it for less.
    if (px < low.x || px > high.x || py < low.y || py > high.y) return false;
    return isInside(px, py, outline);
  });
}

/** By how often a ray to the right crosses the outline (even-odd rule). */
function isInside(px: number, py: number, outline: readonly Point[]): boolean {
  let inside = false;
  let before = outline.at(-1);
  for (const point of outline) {
    if (before && point.y > py !== before.y > py) {
      const crossing = ((before.x - point.x) * (py - point.y)) / (before.y - point.y) + point.x;
      if (px < crossing) inside = !inside;
    }
    before = point;
  }
  return inside;
}

/** The place in the map's lists of the nearest point within a distance, of those that are `shown`; -1 if there is none. */
export function nearest(
  { ids, x, y }: MapView,
  to: Point,
  within: number,
  shown: (id: number) => boolean,
): number {
  let found = -1;
  let least = within * within;
  for (let at = 0; at < ids.length; at++) {
    const [right, up] = [(x[at] ?? 0) - to.x, (y[at] ?? 0) - to.y];
    const squared = right * right + up * up;
    if (squared <= least && shown(ids[at] ?? -1)) [found, least] = [at, squared];
  }
  return found;
}
