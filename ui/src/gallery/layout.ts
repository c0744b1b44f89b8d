// The geometry of the gallery: columns, row heights, and which tiles a rectangle touches. Pure, in pixels of the
// scrolled content, so that it holds for tiles that are not drawn.

export interface Layout {
  columns: number;
  /** Width of a tile; the wanted size is stretched to fill the row. */
  tile: number;
  /** Height of a tile's row without the gap. */
  height: number;
  gap: number;
  padding: number;
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export const GAP = 10;
export const PADDING = 12;
/** Height of the lines under the picture: name, and category from this tile size on. */
const ONE_LINE = 24;
const TWO_LINES = 42;
export const TWO_LINES_FROM = 132;

/** `width` is what is free inside the scroll bar. */
export function layoutFor(width: number, wanted: number): Layout {
  const free = Math.max(1, width - 2 * PADDING);
  const columns = Math.max(1, Math.floor((free + GAP) / (wanted + GAP)));
  const tile = Math.max(1, Math.floor((free - (columns - 1) * GAP) / columns));
  // A single column does not grow beyond what was asked for.
  const size = columns === 1 ? Math.min(tile, wanted) : tile;
  const foot = size >= TWO_LINES_FROM ? TWO_LINES : ONE_LINE;
  return { columns, tile: size, height: size + foot, gap: GAP, padding: PADDING };
}

export function rowCount(layout: Layout, count: number): number {
  return Math.ceil(count / layout.columns);
}

/** The rectangle spanned by two corners, whichever way it was drawn. */
export function spanned(fromX: number, fromY: number, toX: number, toY: number): Rect {
  return {
    left: Math.min(fromX, toX),
    top: Math.min(fromY, toY),
    right: Math.max(fromX, toX),
    bottom: Math.max(fromY, toY),
  };
}

/** Indexes of the tiles that a rectangle touches, in gallery order. Gaps between tiles touch nothing. */
export function indexesIn(layout: Layout, count: number, rect: Rect): number[] {
  const [firstColumn, lastColumn] = slots(
    rect.left,
    rect.right,
    layout.padding,
    layout.tile,
    layout.gap,
    layout.columns,
  );
  const rows = rowCount(layout, count);
  const [firstRow, lastRow] = slots(rect.top, rect.bottom, layout.padding, layout.height, layout.gap, rows);
  const found: number[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      const index = row * layout.columns + column;
      if (index < count) found.push(index);
    }
  }
  return found;
}

/** First and last slot of a regular row of slots that [low, high] touches; an empty pair when none. */
function slots(
  low: number,
  high: number,
  padding: number,
  size: number,
  gap: number,
  count: number,
): [number, number] {
  const pitch = size + gap;
  const first = Math.floor((low - padding) / pitch);
  // Beginning in the gap behind a slot misses that slot.
  const behind = low - padding - first * pitch > size ? 1 : 0;
  const last = Math.floor((high - padding) / pitch);
  return [Math.max(0, first + behind), Math.min(count - 1, last)];
}

/** Pixels to scroll in this frame while the pointer is at, or beyond, the upper or lower edge. */
export function autoscroll(pointer: number, top: number, bottom: number, zone = 36, fastest = 24): number {
  const above = top + zone - pointer;
  const below = pointer - (bottom - zone);
  if (above > 0) return -Math.ceil(Math.min(1, above / (2 * zone)) * fastest);
  if (below > 0) return Math.ceil(Math.min(1, below / (2 * zone)) * fastest);
  return 0;
}
