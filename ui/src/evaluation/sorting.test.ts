import { describe, expect, it } from "vitest";
import { nextSort, sorted } from "./sorting";

const rows = [
  { name: "Category 10", area: 0.9 },
  { name: "Category 2", area: null },
  { name: "Category 1", area: 0.5 },
  { name: "Category 3", area: 0.9 },
];
const names = (of: readonly { name: string }[]) => of.map(({ name }) => name.replace("Category ", ""));

describe("sorting a table", () => {
  it("puts what has no value last in both directions, and level rows in their order", () => {
    expect(names(sorted(rows, ({ area }) => area, false))).toEqual(["1", "10", "3", "2"]);
    expect(names(sorted(rows, ({ area }) => area, true))).toEqual(["10", "3", "1", "2"]);
  });
  it("counts within names", () =>
    expect(names(sorted(rows, ({ name }) => name, false))).toEqual(["1", "2", "3", "10"]));
  it("leaves the rows themselves as they are", () => {
    sorted(rows, ({ name }) => name, false);
    expect(names(rows)).toEqual(["10", "2", "1", "3"]);
  });
  it("turns round at the same heading and begins anew at another", () => {
    const first = nextSort({ column: "name", descending: false }, "name");
    expect(first).toEqual({ column: "name", descending: true });
    expect(nextSort<"name" | "area">(first as { column: "name"; descending: boolean }, "area")).toEqual({
      column: "area",
      descending: false,
    });
  });
});
