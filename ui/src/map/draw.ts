// Draws the points of the map: a few as circles, tens of thousands as squares put into the picture one by one.
import type { MapView } from "../backend";
import { type Camera, type Frame, screenX, screenY } from "./camera";
import type { Point } from "./finding";
import type { Layer } from "./layers";
import { inkOf, type Pixels, putSquare } from "./raster";

interface Drawing {
  map: MapView;
  layers: readonly Layer[];
  /** Those of `layers` that are selected. */
  chosen: readonly Layer[];
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
  const { map, layers, chosen, camera, frame, inks } = drawing;
  const radius = radiusOf(map.ids.length, camera, frame);
  context.fillStyle = inks.ground;
  context.fillRect(0, 0, frame.width, frame.height);
  const painter = map.ids.length <= ROUND ? circles(context, drawing) : squares(context, drawing);
  for (const { color, places } of layers)
    painter.points(places, color ?? inks.faint, color === null ? radius * 0.8 : radius);
  for (const { places } of chosen) painter.points(places, inks.selected, radius + 2);
  for (const { color, places } of chosen) painter.points(places, color ?? inks.faint, radius);
  painter.end();
}

interface Painter {
  points(places: Uint32Array, color: string, half: number): void;
  end(): void;
}

function circles(context: CanvasRenderingContext2D, { map, camera, frame }: Drawing): Painter {
  return {
    points(places, color, half) {
      context.fillStyle = color;
      context.beginPath();
      for (const at of places) {
        const [x, y] = [screenX(camera, frame, map.x[at] ?? 0), screenY(camera, frame, map.y[at] ?? 0)];
        if (x < -half || y < -half || x > frame.width + half || y > frame.height + half) continue;
        context.moveTo(x + half, y);
        context.arc(x, y, half, 0, 2 * Math.PI);
      }
      context.fill();
    },
    end() {},
  };
}

function squares(context: CanvasRenderingContext2D, { map, camera, frame, inks }: Drawing): Painter {
  const { width, height } = context.canvas;
  const ratio = width / frame.width;
  const picture = context.createImageData(width, height);
  const pixels: Pixels = { values: new Uint32Array(picture.data.buffer), width, height };
  pixels.values.fill(opaque(inks.ground, inks.ground));
  return {
    points(places, color, half) {
      const ink = opaque(color, inks.ground);
      const side = Math.max(1, Math.round(2 * half * ratio));
      for (const at of places) {
        const x = screenX(camera, frame, map.x[at] ?? 0) * ratio;
        const y = screenY(camera, frame, map.y[at] ?? 0) * ratio;
        putSquare(pixels, x, y, side, ink);
      }
    },
    end: () => context.putImageData(picture, 0, 0),
  };
}

const inksKnown = new Map<string, number>();

/** A colour of CSS as it looks on another one. The web view itself says so, which knows every way to write a colour. */
function opaque(color: string, ground: string): number {
  const key = `${color} on ${ground}`;
  const known = inksKnown.get(key);
  if (known !== undefined) return known;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1, 1];
  const context = canvas.getContext("2d");
  if (!context) return inkOf(0, 0, 0);
  for (const layer of [ground, color]) {
    context.fillStyle = layer;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const ink = inkOf(red, green, blue);
  inksKnown.set(key, ink);
  return ink;
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
