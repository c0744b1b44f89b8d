import { describe, expect, it } from "vitest";
import { Order } from "./order";
import {
  afterLabel,
  deselect,
  EMPTY,
  keepShown,
  meant,
  moveFocus,
  type Selection,
  selectAll,
  selectBand,
  selectOne,
  selectRange,
  someOf,
  toggle,
  toggleGroup,
} from "./selection";

const order = new Order([10, 11, 12, 13, 14, 15, 16, 17]);
const grid = { columns: 3, pageRows: 2 };
const ids = (selection: Selection) => [...selection.ids].sort((a, b) => a - b);

describe("click, toggle and range", () => {
  it("selects one and forgets the rest", () => expect(ids(selectOne(12))).toEqual([12]));
  it("toggles on and off", () => {
    const both = toggle(selectOne(12), 14);
    expect(ids(both)).toEqual([12, 14]);
    expect(ids(toggle(both, 12))).toEqual([14]);
  });
  it("ranges forwards and backwards from the same anchor", () => {
    const forwards = selectRange(selectOne(12), order, 15, false);
    expect(ids(forwards)).toEqual([12, 13, 14, 15]);
    expect(ids(selectRange(forwards, order, 10, false))).toEqual([10, 11, 12]);
  });
  it("adds a range to what is selected", () => {
    const start = toggle(selectOne(10), 14);
    expect(ids(selectRange(start, order, 16, true))).toEqual([10, 14, 15, 16]);
  });
  it("selects only the image itself without an anchor", () => {
    expect(ids(selectRange(EMPTY, order, 13, false))).toEqual([13]);
  });
  it("begins anew when the anchor is no longer shown", () => {
    expect(ids(selectRange(selectOne(99), order, 13, false))).toEqual([13]);
  });
  it("ignores an image that is not in the gallery", () => {
    const before = selectOne(10);
    expect(selectRange(before, order, 99, false)).toBe(before);
  });
});

describe("all, none, band and hidden", () => {
  it("selects all and none, keeping the focus", () => {
    const all = selectAll(selectOne(11), order);
    expect(all.ids.size).toBe(8);
    expect(deselect(all)).toEqual({ ids: new Set(), anchor: null, focus: 11 });
  });
  it("adds the band to its base", () =>
    expect(ids(selectBand(selectOne(10), [13, 14]))).toEqual([10, 13, 14]));
  it("drops hidden images from selection, anchor and focus", () => {
    const kept = keepShown(selectBand(EMPTY, [11, 12]), new Order([10, 11]));
    expect(kept).toEqual({ ids: new Set([11]), anchor: 11, focus: null });
  });
  it("stays the same object when nothing is hidden", () => {
    const before = selectOne(10);
    expect(keepShown(before, order)).toBe(before);
  });
});

describe("arrow keys", () => {
  const from = (id: number) => selectOne(id);
  const go = (id: number, direction: Parameters<typeof moveFocus>[3]) =>
    moveFocus(from(id), order, grid, direction, false).focus;
  it("begins at the first image", () => expect(moveFocus(EMPTY, order, grid, "right", false).focus).toBe(10));
  it("stops at the ends", () => expect([go(10, "left"), go(17, "right")]).toEqual([10, 17]));
  it("moves by rows", () => expect([go(11, "down"), go(14, "up"), go(11, "up")]).toEqual([14, 11, 11]));
  it("reaches a shorter last row", () => expect([go(15, "down"), go(16, "down")]).toEqual([17, 16]));
  it("moves by pages and to the ends", () => {
    expect([go(10, "pageDown"), go(17, "pageDown"), go(17, "pageUp")]).toEqual([16, 17, 11]);
    expect([go(13, "home"), go(13, "end")]).toEqual([10, 17]);
  });
  it("moves without selecting", () =>
    expect(ids(moveFocus(from(11), order, grid, "right", false))).toEqual([11]));
  it("extends from the anchor and shrinks back", () => {
    const two = moveFocus(from(11), order, grid, "right", true);
    const three = moveFocus(two, order, grid, "right", true);
    expect(ids(three)).toEqual([11, 12, 13]);
    expect(ids(moveFocus(three, order, grid, "left", true))).toEqual([11, 12]);
  });
});

describe("groups", () => {
  const group = (start: number, count: number) => ({ value: `${start}`, title: `${start}`, start, count });
  /** By three: 10 11 12 / 13, then 14, then 15 16 17. */
  const grouped = new Order(order.ids, [group(0, 4), group(4, 1), group(5, 3)]);
  const go = (id: number, direction: Parameters<typeof moveFocus>[3]) =>
    moveFocus(selectOne(id), grouped, grid, direction, false).focus;

  it("are passed by arrow keys", () => {
    expect([go(12, "down"), go(13, "down"), go(14, "down"), go(14, "up")]).toEqual([13, 14, 15, 13]);
    expect([go(13, "right"), go(14, "left"), go(17, "up")]).toEqual([14, 13, 14]);
    expect([go(11, "pageDown"), go(16, "pageUp"), go(10, "end"), go(17, "home")]).toEqual([14, 13, 17, 10]);
  });
  it("are ranged over", () =>
    expect(ids(selectRange(selectOne(12), grouped, 15, false))).toEqual([12, 13, 14, 15]));
  it("are selected and taken away as a whole", () => {
    const whole = toggleGroup(selectOne(10), grouped.idsOfGroup(2));
    expect(ids(whole)).toEqual([10, 15, 16, 17]);
    expect(ids(toggleGroup(whole, grouped.idsOfGroup(2)))).toEqual([10]);
    expect(ids(toggleGroup(selectOne(16), grouped.idsOfGroup(2)))).toEqual([15, 16, 17]);
  });
  it("know how many of them are selected", () =>
    expect([...grouped.countByGroup([10, 13, 16, 99])]).toEqual([2, 0, 1]));
});

describe("labelling by key", () => {
  const focused = { ...EMPTY, focus: 12 };

  it("means what is selected, and else the image with the focus where that may be meant", () => {
    expect(meant({ ids: new Set([11, 13]), anchor: 11, focus: 12 }, true)).toEqual([11, 13]);
    expect(meant(focused, true)).toEqual([12]);
    expect(meant(focused, false)).toEqual([]);
    expect(meant(EMPTY, true)).toEqual([]);
  });
  it("goes on to the next image after a single one", () => {
    expect(afterLabel(focused, order, [12])).toEqual({ ids: new Set(), anchor: null, focus: 13 });
    expect(afterLabel(selectOne(12), order, [12])).toEqual(selectOne(13));
    expect(afterLabel(selectOne(17), order, [17])).toBeNull();
    expect(afterLabel(selectOne(99), order, [99])).toBeNull();
    expect(afterLabel({ ...focused, ids: new Set([11, 12]) }, order, [11, 12])).toBeNull();
  });
});

it("gives a few of many, evenly chosen, and all of a few", () => {
  const many = new Set(Array.from({ length: 100_000 }, (_, id) => id));
  const some = someOf(many);
  expect(some.length).toBeLessThanOrEqual(1000);
  expect([some[0], some[1], (some.at(-1) ?? 0) > 99_000]).toEqual([0, 100, true]);
  expect(someOf(new Set([3, 1]))).toEqual([3, 1]);
});
