// The fake keeps the rules that the real backend is written to, so that what is tried against it holds.
import { describe, expect, it } from "vitest";
import type { Arrangement, ImageRow } from "../bindings";
import { arrange, columnValues } from "./arrange";

const categories = [
  { id: "unknown", name: "Unknown" },
  { id: "z", name: "Zebra" },
  { id: "a", name: "Ape" },
];
const image = (id: number, name: string, categoryId: string | null, dose: string) =>
  ({
    id,
    name,
    categoryId,
    metadata: dose === "" ? [] : [{ name: "dose", value: dose }],
  }) as ImageRow;
const rows = [
  image(1, "a10.tif", "a", "10"),
  image(2, "A2.tif", null, ""),
  image(3, "b1.tif", "z", "2"),
  image(4, "a1 x.tif", "a", "2"),
];
const given = (more: Partial<Arrangement>) =>
  arrange(rows, { search: "", filters: [], sort: null, group: null, ...more }, categories);
const dose = { type: "metadata", data: "dose" } as const;

describe("the fake's arrangement", () => {
  it("searches words in names, categories and metadata", () => {
    expect(given({ search: "ape A1" }).ids).toEqual([1, 4]);
    expect(given({ search: "dose:2" }).ids).toEqual([3, 4]);
    expect(given({ search: 'name="1 x"' }).ids).toEqual([4]);
  });
  it("sorts names naturally, numbers by value, and no value last in both directions", () => {
    expect(given({ sort: { column: { type: "name" }, descending: false } }).ids).toEqual([4, 2, 1, 3]);
    expect(given({ sort: { column: dose, descending: false } }).ids).toEqual([3, 4, 1, 2]);
    expect(given({ sort: { column: dose, descending: true } }).ids).toEqual([1, 3, 4, 2]);
  });
  it("groups in the order of categories, Unknown last", () => {
    const { ids, groups } = given({ group: { type: "category" } });
    expect(ids).toEqual([3, 1, 4, 2]);
    expect(groups.map(({ title, start, count }) => [title, start, count])).toEqual([
      ["Zebra", 0, 1],
      ["Ape", 1, 2],
      ["Unknown", 3, 1],
    ]);
  });
  it("filters by values and ranges", () => {
    expect(given({ filters: [{ column: dose, test: { type: "values", data: ["", "10"] } }] }).ids).toEqual([
      1, 2,
    ]);
    const range = { type: "range", data: { low: 2, high: 9 } } as const;
    expect(given({ filters: [{ column: dose, test: range }] }).ids).toEqual([3, 4]);
  });
  it("counts values", () =>
    expect(columnValues(rows, dose, categories)).toMatchObject({
      values: [
        { value: "2", count: 2 },
        { value: "10", count: 1 },
        { value: "", count: 1 },
      ],
      numeric: true,
      low: 2,
      high: 10,
    }));
});
