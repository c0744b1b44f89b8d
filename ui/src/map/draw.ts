// Draws the points of the map. Tens of thousands are a few calls for each colour, and no more.
import type { MapView } from "../backend";
import { type Camera, type Frame, screenX, screenY } from "./camera";
import type { ColorGroup } from "./colors";
import type { Point } from "./finding";

interface Drawing {
  map: MapView;
  /** The place of an image in the map's lists. */
  placeOf: ReadonlyMap<number, number>;
  groups: readonly ColorGroup[];
  selected: ReadonlySet<number>;
  camera: Camera;
  frame: Frame;
  inks: { ground: string; faint: string; selected: string };
}

/** Half the width of a point in pixels: smaller the more there are, larger the nearer one looks. */
export function radiusOf(points: number, camera: Camera, frame: Frame): number {
  const near = Math.max(1, Math.sqrt(camera.scale / Math.max(1, Math.min(frame.width, frame.height))));
  const usual = points > 20_000 ? 1 : points > 4_000 ? 1.5 : points > 800 ? 2.5 : 4;
  return Math.min(9, usual * near);
}

/** Above this a point is a square: a circle costs several times as much. */
const ROUND = 3_000;

export function drawMap(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { map, placeOf, groups, selected, camera, frame, inks } = drawing;
  const radius = radiusOf(map.ids.length, camera, frame);
  const round = map.ids.length <= ROUND;
  context.fillStyle = inks.ground;
  context.fillRect(0, 0, frame.width, frame.height);
  const left = (at: number) => screenX(camera, frame, map.x[at] ?? 0);
  const top = (at: number) => screenY(camera, frame, map.y[at] ?? 0);
  const points = (places: Iterable<number>, color: string, half: number) => {
    context.fillStyle = color;
    context.beginPath();
    for (const at of places) {
      const [x, y] = [left(at), top(at)];
      if (x < -half || y < -half || x > frame.width + half || y > frame.height + half) continue;
      if (round) {
        context.moveTo(x + half, y);
        context.arc(x, y, half, 0, 2 * Math.PI);
      } else context.rect(x - half, y - half, 2 * half, 2 * half);
    }
    context.fill();
  };
  const shown = groups.map(({ ids, color }) => ({ color, places: placesOf(ids, placeOf) }));
  const known = new Set(shown.flatMap(({ places }) => places));
  // What the gallery leaves out stays in sight, so that the map keeps its shape.
  points(
    map.ids.flatMap((_id, at) => (known.has(at) ? [] : at)),
    inks.faint,
    radius * 0.8,
  );
  for (const { color, places } of shown) points(places, color, radius);
  if (selected.size === 0) return;
  const chosen = placesOf([...selected], placeOf);
  points(chosen, inks.selected, radius + 2);
  for (const { color, places } of shown)
    points(
      places.filter((at) => selected.has(map.ids[at] ?? -1)),
      color,
      radius,
    );
}

/** The outline that is being drawn, on a canvas of its own above the points. */
export function drawOutline(
  context: CanvasRenderingContext2D,
  frame: Frame,
  outline: readonly Point[],
  color: string,
): void {
  context.clearRect(0, 0, frame.width, frame.height);
  if (outline.length < 2) return;
  context.beginPath();
  for (const { x, y } of outline) context.lineTo(x, y);
  context.closePath();
  context.globalAlpha = 0.12;
  context.fillStyle = color;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.stroke();
}

function placesOf(ids: readonly number[], placeOf: ReadonlyMap<number, number>): number[] {
  return ids.flatMap((id) => placeOf.get(id) ?? []);
}
