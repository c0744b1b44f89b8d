// The geometry of gallery and table: columns, heights of lines and headings, which rows are in sight, which tiles a
// rectangle touches, where to scroll. Pure, in pixels of the scrolled content, so that it holds for what is not drawn.
import { headingsBefore, type Rows, rowAt } from "../app/rows";

/** What rows need in height. */
export interface Heights {
  /** A row of images, without the gap behind it. */
  line: number;
  heading: number;
  gap: number;
  /** Before the first row, behind the last one, and kept between a row that is scrolled to and the edge. */
  margin: number;
  /** What stays at the top of the view and covers what scrolls below it. It takes its place before the first row. */
  cover: number;
}

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

const GAP = 10;
const SMALL_GAP = 4;
export const PADDING = 12;
export const HEADING = 34;
/** Height of the lines under the picture: name, and category from this tile size on. */
const ONE_LINE = 24;
const TWO_LINES = 42;
export const TWO_LINES_FROM = 132;
/** Below this size a tile is its picture alone, with the code of its category. */
export const BARE_BELOW = 72;

/** `width` is what is free inside the scroll bar. */
export function layoutFor(width: number, wanted: number): Layout {
  const free = Math.max(1, width - 2 * PADDING);
  const gap = wanted < BARE_BELOW ? SMALL_GAP : GAP;
  const columns = Math.max(1, Math.floor((free + gap) / (wanted + gap)));
  const tile = Math.max(1, Math.floor((free - (columns - 1) * gap) / columns));
  // A single column does not grow beyond what was asked for.
  const size = columns === 1 ? Math.min(tile, wanted) : tile;
  const foot = size >= TWO_LINES_FROM ? TWO_LINES : size >= BARE_BELOW ? ONE_LINE : 0;
  return { columns, tile: size, height: size + foot, gap, padding: PADDING };
}

export function heightsOf(layout: Layout): Heights {
  return { line: layout.height, heading: HEADING, gap: layout.gap, margin: layout.padding, cover: 0 };
}

/** Upper edge of a row; of `rows.length`, where one more row would begin. */
export function topOf(rows: Rows, heights: Heights, row: number): number {
  const headings = headingsBefore(rows, row);
  const { line, heading, gap, margin, cover } = heights;
  return cover + margin + headings * (heading + gap) + (row - headings) * (line + gap);
}

export function heightOf(rows: Rows, heights: Heights, row: number): number {
  return rowAt(rows, row).kind === "heading" ? heights.heading : heights.line;
}

/** Height of all rows with the margins. */
export function contentHeight(rows: Rows, heights: Heights): number {
  const gapBehindLast = rows.length > 0 ? heights.gap : 0;
  return topOf(rows, heights, rows.length) - gapBehindLast + heights.margin;
}

/** First and last row that [top, bottom] touches; gaps between rows touch nothing. Last before first: none. */
export function rowsIn(rows: Rows, heights: Heights, top: number, bottom: number): [number, number] {
  const at = (y: number) => lastBefore(rows.length, (row) => topOf(rows, heights, row) <= y);
  const above = at(top);
  const missed = above < 0 || topOf(rows, heights, above) + heightOf(rows, heights, above) < top;
  return [missed ? above + 1 : above, at(bottom)];
}

function lastBefore(length: number, holds: (row: number) => boolean): number {
  let low = -1;
  let high = length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Where to scroll so that a row is seen whole, with the heading over it: as little as possible. */
export function scrollFor(rows: Rows, heights: Heights, row: number, top: number, height: number): number {
  const headed = row > 0 && rowAt(rows, row - 1).kind === "heading";
  const highest = topOf(rows, heights, headed ? row - 1 : row) - heights.margin - heights.cover;
  const lowest = topOf(rows, heights, row) + heightOf(rows, heights, row) + heights.margin - height;
  if (top > highest) return highest;
  return Math.max(top, Math.min(lowest, highest));
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

/** Places of the images whose tiles a rectangle touches, in gallery order. Gaps and headings touch nothing. */
export function indexesIn(layout: Layout, rows: Rows, rect: Rect): number[] {
  const { padding, tile, gap, columns } = layout;
  const [firstColumn, lastColumn] = slots(rect.left, rect.right, padding, tile, gap, columns);
  const [firstRow, lastRow] = rowsIn(rows, heightsOf(layout), rect.top, rect.bottom);
  const found: number[] = [];
  for (let row = firstRow; row <= lastRow; row++) {
    const content = rowAt(rows, row);
    if (content.kind === "heading") continue;
    const end = Math.min(content.end, content.start + lastColumn + 1);
    for (let index = content.start + firstColumn; index < end; index++) found.push(index);
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
