// Which images rows in sight hold, and which pictures are wanted, most wanted first: those in sight from the middle outwards, then a page in the direction of
// scrolling, then a page behind. Pure.

import { type Rows, rowAt } from "../app/rows";

/** Places from the first to before the end of the images in these rows; headings at the edges hold none. */
export function placesIn(rows: Rows, [first, last]: [number, number]): [number, number] {
  if (last < first) return [0, 0];
  const top = rowAt(rows, first);
  const bottom = rowAt(rows, last);
  const startOf = (group: number) => rows.blocks[group]?.start ?? 0;
  return [
    top.kind === "line" ? top.start : startOf(top.group),
    bottom.kind === "line" ? bottom.end : startOf(bottom.group),
  ];
}

export interface Sight {
  /** Places of the first image in sight, and of the one behind the last. */
  start: number;
  end: number;
  /** Downwards or upwards, as it was scrolled last. */
  forward: boolean;
}

/** Of an order with `count` images. */
export function wantedPlaces({ start, end, forward }: Sight, count: number): number[] {
  const page = end - start;
  const places: number[] = [];
  const middle = (start + end - 1) / 2;
  for (let step = 0; step < page; step++) {
    // From the middle one to both sides in turn: 4 5 3 6 2 …
    const side = step % 2 === 0 ? -step / 2 : (step + 1) / 2;
    places.push(Math.floor(middle) + side);
  }
  const inOrder = places.filter((place) => place >= start && place < end);
  const after = range(end, Math.min(count, end + page));
  const before = range(Math.max(0, start - page), start).reverse();
  return forward ? [...inOrder, ...after, ...before] : [...inOrder, ...before, ...after];
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, step) => from + step);
