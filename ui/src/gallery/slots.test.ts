import { expect, it } from "vitest";
import { assignSlots, NO_SLOTS, type Slots } from "./slots";

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, step) => from + step);

it("keeps each row that is still wanted in its slot, and gives the one that left to the one that came", () => {
  const before = assignSlots(NO_SLOTS, [0, 1, 2, 3], 100);
  expect(before).toEqual([0, 1, 2, 3]);
  expect(assignSlots(before, [1, 2, 3, 4], 100)).toEqual([4, 1, 2, 3]);
  expect(assignSlots([4, 1, 2, 3], [0, 1, 2, 3], 100)).toEqual([0, 1, 2, 3]);
});

it("makes no new slot however far is scrolled, and gives every row one slot", () => {
  let slots: Slots = NO_SLOTS;
  for (const first of [0, 1, 2, 5, 4, 90, 91, 3, 50, 0]) {
    // One row more or less, as edges fall between rows.
    const wanted = range(first, first + 8 + (first % 2));
    slots = assignSlots(slots, wanted, 100);
    expect(slots.length).toBeLessThanOrEqual(9);
    expect(new Set(slots).size).toBe(slots.length);
    expect(slots).toEqual(expect.arrayContaining(wanted));
  }
});

it("keeps the row of a slot that nobody needs", () => {
  expect(assignSlots([0, 1, 2], [1, 2], 100)).toEqual([0, 1, 2]);
});

it("is the same object when nothing changed", () => {
  const slots = [3, 1, 2];
  expect(assignSlots(slots, [1, 2, 3], 100)).toBe(slots);
});

it("gives up rows that are no more", () => {
  expect(assignSlots([0, 1, 2, 3], [0, 1], 2)).toEqual([0, 1]);
  expect(assignSlots([8, 9, 2], [0, 1, 2], 3)).toEqual([2, 0, 1]);
});
