import { describe, expect, it } from "vitest";
import type { Column, ColumnTest } from "../backend";
import {
  EMPTY_ARRANGEMENT,
  filterTitle,
  groupTitle,
  isNarrowed,
  isPlain,
  nextSort,
  ownFilters,
  queueFilters,
  sameArrangement,
  sameColumn,
  withFilter,
  withoutQueue,
  withQueue,
} from "./arrangement";

const name: Column = { type: "name" };
const well: Column = { type: "metadata", data: "well" };
const category: Column = { type: "category" };
const values = (...data: string[]): ColumnTest => ({ type: "values", data });

describe("a saved arrangement", () => {
  const saved = {
    search: "a ",
    filters: [
      { column: well, test: values("A01") },
      { column: category, test: values("c1") },
    ],
    sort: { column: name, descending: false },
    group: category,
  };
  it("is known again, in whatever order its filters were chosen", () => {
    const again = structuredClone(saved);
    again.filters.reverse();
    expect(sameArrangement({ ...again, search: "a" }, saved)).toBe(true);
    expect(sameArrangement({ ...saved, sort: { column: name, descending: true } }, saved)).toBe(false);
    expect(sameArrangement({ ...saved, filters: saved.filters.slice(1) }, saved)).toBe(false);
  });
  it("is plain without anything in it", () => {
    expect([EMPTY_ARRANGEMENT, saved, { ...EMPTY_ARRANGEMENT, group: name }].map(isPlain)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("groups", () => {
  it("are called by their value, those of shares by where they lie, and those of nothing by that", () => {
    const known = [{ id: "c1", name: "Healthy" }];
    const group = (column: Column, value: string) => groupTitle(column, { value, title: "as told" }, known);
    expect(group(category, "c1")).toBe("Healthy");
    expect(group(category, "gone")).toBe("A deleted category");
    expect(group({ type: "confidence" }, "0.8")).toBe("as told");
    expect(group({ type: "confidence" }, "")).toBe("No prediction");
    expect(group(well, "A01")).toBe("A01");
  });
});

describe("filters", () => {
  const two = { ...EMPTY_ARRANGEMENT, filters: withFilter(EMPTY_ARRANGEMENT, well, values("A01")) };
  two.filters = withFilter(two, category, values("c1"));

  it("are one for each column, in their places", () => {
    expect(withFilter(two, well, values("A01", "A02"))).toEqual([
      { column: well, test: values("A01", "A02") },
      { column: category, test: values("c1") },
    ]);
  });
  it("go away when they let all pass", () => {
    expect(withFilter(two, well, values())).toHaveLength(1);
    expect(withFilter(two, well, { type: "range", data: { low: null, high: null } })).toHaveLength(1);
    expect(withFilter(two, name, { type: "contains", data: " " })).toHaveLength(2);
    expect(withFilter(two, well, null)).toEqual([{ column: category, test: values("c1") }]);
  });
  it("narrow, and so does a search of more than blanks", () => {
    expect([two, { ...EMPTY_ARRANGEMENT, search: "a" }].map(isNarrowed)).toEqual([true, true]);
    expect([EMPTY_ARRANGEMENT, { ...EMPTY_ARRANGEMENT, search: "  " }].map(isNarrowed)).toEqual([
      false,
      false,
    ]);
  });
  it("are told in words", () => {
    const categories = [{ id: "c1", name: "Positive" }];
    const said = (column: Column, test: ColumnTest) => filterTitle({ column, test }, categories);
    expect(said(category, values("c1", ""))).toBe("Category: Positive, No value");
    expect(said(well, values("A01", "A02", "A03"))).toBe("well: A01 and 2 more");
    expect(said({ type: "partition" }, values("test"))).toBe("Partition: Test");
    expect(said({ type: "confidence" }, { type: "range", data: { low: 0.5, high: 0.9 } })).toBe(
      "Confidence: 50 % to 90 %",
    );
    expect(said({ type: "width" }, { type: "range", data: { low: null, high: 512 } })).toBe(
      "Width: at most 512",
    );
    expect(said(name, { type: "contains", data: "sim" })).toBe("Name: contains “sim”");
  });
});

it("tells a metadata column from one of ours that is called the same", () =>
  expect(sameColumn({ type: "metadata", data: "name" }, name)).toBe(false));

it("sorts up, down, and not any more", () => {
  const up = nextSort({ column: well, descending: true }, name);
  expect(up).toEqual({ column: name, descending: false });
  const down = nextSort(up, name);
  expect(down).toEqual({ column: name, descending: true });
  expect(nextSort(down, name)).toBeNull();
});

describe("a queue", () => {
  const filtered = { ...EMPTY_ARRANGEMENT, filters: [{ column: well, test: values("A01") }], group: well };
  const queued = withQueue(filtered);

  it("shows its images in its order, and other filters and groups stay", () => {
    expect(queued.sort).toEqual({ column: { type: "queue" }, descending: false });
    expect(ownFilters(queued)).toEqual(filtered.filters);
    expect(queueFilters(queued)).toHaveLength(1);
    expect(queued.group).toEqual(well);
    expect(withQueue(queued)).toEqual(queued);
  });
  it("leaves nothing behind", () => {
    expect(withoutQueue(queued)).toEqual(filtered);
    const sorted = { ...queued, sort: { column: name, descending: true } };
    expect(withoutQueue(sorted)).toEqual({ ...filtered, sort: sorted.sort });
  });
});
