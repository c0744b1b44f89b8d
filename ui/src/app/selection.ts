// The selection model: which images are selected, where ranges begin, which image has the keyboard focus.
// Pure: it knows ids and their order, nothing of tiles or events.

export interface Selection {
  ids: ReadonlySet<number>;
  /** Where a shift range begins. */
  anchor: number | null;
  /** The image that arrow keys move from. */
  focus: number | null;
}

export const EMPTY: Selection = { ids: new Set(), anchor: null, focus: null };

export function selectOne(id: number): Selection {
  return { ids: new Set([id]), anchor: id, focus: id };
}

export function toggle(selection: Selection, id: number): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id, focus: id };
}

/** From the anchor to `id` in gallery order. `add` keeps what was selected; the anchor stays for the next range. */
export function selectRange(
  selection: Selection,
  order: readonly number[],
  id: number,
  add: boolean,
): Selection {
  const to = order.indexOf(id);
  if (to < 0) return selection;
  const anchored = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const from = anchored < 0 ? to : anchored;
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set(add ? [...selection.ids, ...range] : range), anchor: order[from] ?? id, focus: id };
}

export function selectAll(selection: Selection, order: readonly number[]): Selection {
  return { ...selection, ids: new Set(order) };
}

/** Nothing selected; the focus stays, so that arrow keys go on from there. */
export function deselect(selection: Selection): Selection {
  return { ids: new Set(), anchor: null, focus: selection.focus };
}

/** The rubber band: `base` is what was selected when it began (empty unless it adds). */
export function selectBand(base: Selection, banded: readonly number[]): Selection {
  const last = banded.at(-1) ?? base.focus;
  return { ids: new Set([...base.ids, ...banded]), anchor: banded[0] ?? base.anchor, focus: last };
}

/** Drops what is no longer shown, so that nothing unseen is ever labelled or removed. */
export function keepShown(selection: Selection, order: readonly number[]): Selection {
  const shown = new Set(order);
  const keep = (id: number | null) => (id !== null && shown.has(id) ? id : null);
  const anchor = keep(selection.anchor);
  const focus = keep(selection.focus);
  const ids = [...selection.ids].filter((id) => shown.has(id));
  if (ids.length === selection.ids.size && anchor === selection.anchor && focus === selection.focus)
    return selection;
  return { ids: new Set(ids), anchor, focus };
}

export type Direction = "left" | "right" | "up" | "down" | "home" | "end" | "pageUp" | "pageDown";

export interface Grid {
  columns: number;
  /** Rows that fit into the window, for page up and page down. */
  pageRows: number;
}

/** Moves the focus; with `extend`, selects from the anchor to the new place. */
export function moveFocus(
  selection: Selection,
  order: readonly number[],
  grid: Grid,
  direction: Direction,
  extend: boolean,
): Selection {
  if (order.length === 0) return selection;
  const at = selection.focus === null ? -1 : order.indexOf(selection.focus);
  const target = at < 0 ? 0 : destination(at, order.length, grid, direction);
  const id = order[target];
  if (id === undefined) return selection;
  if (!extend) return { ...selection, focus: id };
  const anchor = selection.anchor ?? selection.focus ?? id;
  return selectRange({ ...selection, anchor }, order, id, false);
}

function destination(at: number, length: number, { columns, pageRows }: Grid, direction: Direction): number {
  const last = length - 1;
  const page = columns * Math.max(1, pageRows);
  switch (direction) {
    case "left":
      return Math.max(0, at - 1);
    case "right":
      return Math.min(last, at + 1);
    case "up":
      return at - columns < 0 ? at : at - columns;
    case "down":
      // From the last but one row, a shorter last row is still reached.
      return at + columns > last
        ? Math.floor(at / columns) < Math.floor(last / columns)
          ? last
          : at
        : at + columns;
    case "home":
      return 0;
    case "end":
      return last;
    case "pageUp":
      return at - page < 0 ? at % columns : at - page;
    case "pageDown":
      return Math.min(last, at + page);
  }
}
