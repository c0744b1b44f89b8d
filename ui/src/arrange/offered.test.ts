import { describe, expect, it } from "vitest";
import type { ColumnValuesView } from "../backend";
import { filterColumns, groupColumns, modesOf, valuesLike } from "./offered";

const values = (count: number, numeric: boolean, more = 0): ColumnValuesView => ({
  values: Array.from({ length: count }, (_, n) => ({ value: `${n}`, title: `${n}`, count: 1 })),
  more,
  numeric,
  low: null,
  high: null,
});
const well = { type: "metadata", data: "well" } as const;

describe("filtering a column", () => {
  it("offers a range first for many numbers, and the values of few", () => {
    expect(modesOf(well, values(3, true))[0]).toBe("values");
    expect(modesOf(well, values(13, true))[0]).toBe("range");
    expect(modesOf(well, values(12, true, 1))[0]).toBe("range");
  });
  it("offers text where there may be too many values, and nothing else for names", () => {
    expect(modesOf(well, values(3, false))).toEqual(["values", "contains"]);
    expect(modesOf({ type: "name" }, values(3, false))).toEqual(["contains"]);
    expect(modesOf({ type: "category" }, values(3, false))).toEqual(["values"]);
  });
  it("finds values by what is typed", () =>
    expect(valuesLike([{ title: "Alpha" }, { title: "beta" }], " A").map(({ title }) => title)).toEqual([
      "Alpha",
      "beta",
    ]));
});

it("offers metadata behind what every image has", () => {
  expect(groupColumns(["well"]).at(-1)).toEqual(well);
  expect(filterColumns([]).some(({ type }) => type === "metadata")).toBe(false);
});
