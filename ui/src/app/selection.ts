// The selection model: which images are selected, where ranges begin, which image has the keyboard focus.
// Pure: it knows ids and their order, nothing of tiles or events.
import type { Order } from "./order";
import { placeAt, seat } from "./rows";

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
export function selectRange(selection: Selection, order: Order, id: number, add: boolean): Selection {
  const to = order.placeOf(id);
  if (to < 0) return selection;
  const anchored = selection.anchor === null ? -1 : order.placeOf(selection.anchor);
  const from = anchored < 0 ? to : anchored;
  const range = order.ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  return {
    ids: new Set(add ? [...selection.ids, ...range] : range),
    anchor: order.ids[from] ?? id,
    focus: id,
  };
}

export function selectAll(selection: Selection, order: Order): Selection {
  return { ...selection, ids: new Set(order.ids) };
}

/** Adds a whole group, or takes it away when all of it is selected. */
export function toggleGroup(selection: Selection, group: readonly number[]): Selection {
  const ids = new Set(selection.ids);
  const all = group.every((id) => ids.has(id));
  for (const id of group) {
    if (all) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchor: group[0] ?? selection.anchor, focus: group[0] ?? selection.focus };
}

/** Nothing selected; the focus stays, so that arrow keys go on from there. */
export function deselect(selection: Selection): Selection {
  return { ids: new Set(), anchor: null, focus: selection.focus };
}

/** The images that a key labels: the selected ones, or the one with the focus if it may be meant. */
export function meant({ ids, focus }: Selection, orFocused: boolean): number[] {
  if (ids.size > 0) return [...ids];
  return orFocused && focus !== null ? [focus] : [];
}

/** After a single image was labelled: the image behind it, selected if that one was. Null after several, which stay
 * selected, and after the last. */
export function afterLabel(
  selection: Selection,
  order: Order,
  labelled: readonly number[],
): Selection | null {
  const [id] = labelled;
  if (id === undefined || labelled.length > 1) return null;
  const next = order.ids[order.placeOf(id) + 1];
  if (next === undefined || !order.has(id)) return null;
  return selection.ids.size > 0 ? selectOne(next) : { ids: new Set(), anchor: null, focus: next };
}

/** The rubber band: `base` is what was selected when it began (empty unless it adds). */
export function selectBand(base: Selection, banded: readonly number[]): Selection {
  const last = banded.at(-1) ?? base.focus;
  return { ids: new Set([...base.ids, ...banded]), anchor: banded[0] ?? base.anchor, focus: last };
}

/** Drops what is no longer shown, so that nothing unseen is ever labelled or removed. */
export function keepShown(selection: Selection, order: Order): Selection {
  const keep = (id: number | null) => (id !== null && order.has(id) ? id : null);
  const anchor = keep(selection.anchor);
  const focus = keep(selection.focus);
  const ids = [...selection.ids].filter((id) => order.has(id));
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
  order: Order,
  grid: Grid,
  direction: Direction,
  extend: boolean,
): Selection {
  if (order.ids.length === 0) return selection;
  const at = selection.focus === null ? -1 : order.placeOf(selection.focus);
  const id = order.ids[at < 0 ? 0 : destination(at, order, grid, direction)];
  if (id === undefined) return selection;
  if (!extend) return { ...selection, focus: id };
  const anchor = selection.anchor ?? selection.focus ?? id;
  return selectRange({ ...selection, anchor }, order, id, false);
}

function destination(at: number, order: Order, { columns, pageRows }: Grid, direction: Direction): number {
  const last = order.ids.length - 1;
  const rows = order.rows(columns);
  const { line, column } = seat(rows, at);
  // Headings are passed over; a shorter line, at the end of a group or of all, is reached at its end.
  const to = (wanted: number) => placeAt(rows, Math.min(rows.lines - 1, Math.max(0, wanted)), column);
  switch (direction) {
    case "left":
      return Math.max(0, at - 1);
    case "right":
      return Math.min(last, at + 1);
    case "up":
      return to(line - 1);
    case "down":
      return to(line + 1);
    case "home":
      return 0;
    case "end":
      return last;
    case "pageUp":
      return to(line - Math.max(1, pageRows));
    case "pageDown":
      return to(line + Math.max(1, pageRows));
  }
}

/** So many of a selection at most, evenly chosen: what is like a hundred thousand images is like a thousand of them. */
export function someOf(ids: ReadonlySet<number>, most = 1000): number[] {
  const step = Math.max(1, Math.ceil(ids.size / most));
  return [...ids].filter((_id, at) => at % step === 0);
}
