// Which tiles of an image are in sight and where they are drawn. Pure. A tile of level L shows 512 × 512 blocks of
// 2^L × 2^L pixels; edges are rounded to whole CSS pixels, so that neighbours leave no seam between them.
import type { Size, View } from "./geometry";

export const TILE = 512;

export interface TileBox {
  /** "column/row" */
  key: string;
  column: number;
  row: number;
  /** CSS pixels from the upper left corner of the image. */
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The smallest level that has at least one sample for each pixel of the screen. */
export function levelFor(zoom: number, image: Size, pixelRatio: number): number {
  const wanted = Math.floor(Math.log2(1 / (zoom * pixelRatio)));
  const coarsest = Math.ceil(Math.log2(Math.max(image.width, image.height, TILE) / TILE));
  return Math.min(coarsest, Math.max(0, wanted));
}

/** The upper left corner of the image, in whole CSS pixels of the frame. */
export function cornerOf(view: View, frame: Size): { left: number; top: number } {
  return {
    left: Math.round(frame.width / 2 - view.x * view.zoom),
    top: Math.round(frame.height / 2 - view.y * view.zoom),
  };
}

/** The image on the screen, at least one CSS pixel. */
export function drawnSize(view: View, image: Size): Size {
  return {
    width: Math.max(1, Math.round(image.width * view.zoom)),
    height: Math.max(1, Math.round(image.height * view.zoom)),
  };
}

export function tilesInSight(view: View, image: Size, frame: Size, level: number): TileBox[] {
  const corner = cornerOf(view, frame);
  const across = slots(-corner.left, frame.width, image.width, view.zoom, level);
  const down = slots(-corner.top, frame.height, image.height, view.zoom, level);
  return down.flatMap((y) =>
    across.map((x) => ({
      key: `${x.index}/${y.index}`,
      column: x.index,
      row: y.index,
      left: x.from,
      top: y.from,
      width: x.length,
      height: y.length,
    })),
  );
}

interface Slot {
  index: number;
  from: number;
  length: number;
}

/** Tiles along one side that touch the `seen` CSS pixels from `first` on. */
function slots(first: number, seen: number, whole: number, zoom: number, level: number): Slot[] {
  const step = 2 ** level;
  const span = TILE * step;
  const last = Math.ceil(whole / span) - 1;
  const from = Math.max(0, Math.floor(first / zoom / span));
  const to = Math.min(last, Math.floor((first + seen) / zoom / span));
  const made: Slot[] = [];
  for (let index = from; index <= to; index++) {
    const begin = Math.round(index * span * zoom);
    // The last sample of the last tile may reach over the edge of the image.
    const samples = Math.ceil(Math.min(span, whole - index * span) / step);
    const end = Math.round((index * span + samples * step) * zoom);
    made.push({ index, from: begin, length: Math.max(1, end - begin) });
  }
  return made;
}
