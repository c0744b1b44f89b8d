// Which element draws which row while a person scrolls. Elements are reused, since a web view that throws thousands of
// them away each second collects the garbage rarely and then stands still for seconds. Pure.

/** Rows by slot. A slot whose row is no longer wanted keeps it until another row needs the slot. */
export type Slots = readonly number[];

export const NO_SLOTS: Slots = [];

/**
 * Gives each wanted row a slot: the one it has, or else one whose row is not wanted, or else a new one.
 *
 * @param wanted different rows.
 * @param length of all rows; slots with rows beyond them are given up.
 */
export function assignSlots(before: Slots, wanted: readonly number[], length: number): Slots {
  const kept = before.filter((row) => row < length);
  const present = new Set(kept);
  const wants = new Set(wanted);
  const free = kept.flatMap((row, slot) => (wants.has(row) ? [] : [slot])).reverse();
  const slots = [...kept];
  let changed = kept.length !== before.length;
  for (const row of wanted) {
    if (present.has(row)) continue;
    slots[free.pop() ?? slots.length] = row;
    changed = true;
  }
  return changed ? slots : before;
}
