// Which wells are selected, and how clicks, drags and keys change it. Only wells with images can be. Pure.
import { type Place, wellName } from "./wells";

export interface Picked {
  names: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: Place;
  /** The well that the keys are at. */
  focus: Place;
}

export const NOTHING_PICKED: Picked = {
  names: new Set(),
  anchor: { row: 0, column: 0 },
  focus: { row: 0, column: 0 },
};

/** Whether there are images in a well. */
export type Filled = (name: string) => boolean;

/** All wells with images between two corners. */
export function rectangle(one: Place, other: Place, filled: Filled): string[] {
  const names: string[] = [];
  const [top, bottom] = [Math.min(one.row, other.row), Math.max(one.row, other.row)];
  const [left, right] = [Math.min(one.column, other.column), Math.max(one.column, other.column)];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) {
      const name = wellName({ row, column });
      if (filled(name)) names.push(name);
    }
  return names;
}

/** What a drag from the anchor shows; `base` is what stays besides. */
export const dragged = (base: ReadonlySet<string>, from: Place, to: Place, filled: Filled): Picked => ({
  names: new Set([...base, ...rectangle(from, to, filled)]),
  anchor: from,
  focus: to,
});

/** A press without a drag: this well alone, or with Ctrl in or out, or with Shift all from the anchor on. */
export function pressed(
  before: Picked,
  at: Place,
  { ctrl, shift }: { ctrl: boolean; shift: boolean },
  filled: Filled,
): Picked {
  if (shift) {
    const names = new Set([...(ctrl ? before.names : []), ...rectangle(before.anchor, at, filled)]);
    return { names, anchor: before.anchor, focus: at };
  }
  const name = wellName(at);
  if (!ctrl) return { names: new Set(filled(name) ? [name] : []), anchor: at, focus: at };
  const names = new Set(before.names);
  if (!names.delete(name) && filled(name)) names.add(name);
  return { names, anchor: at, focus: at };
}

/** Whole rows or columns, by their names at the edge. */
export function whole(before: Picked, from: Place, to: Place, add: boolean, filled: Filled): Picked {
  const names = new Set([...(add ? before.names : []), ...rectangle(from, to, filled)]);
  return { names, anchor: from, focus: from };
}
