import { describe, expect, it } from "vitest";
import { allColumns, shownColumns } from "./tableColumns";

const keys = (columns: { key: string }[]) => columns.map(({ key }) => key);

describe("columns", () => {
  it("end with the metadata, and have predictions only when there are some", () => {
    const usual = ["picture", "name", "category", "partition"];
    const rest = ["width", "channels", "slices", "metadata:well", "metadata:name"];
    expect(keys(allColumns(["well", "name"], false))).toEqual([...usual, ...rest]);
    expect(keys(allColumns(["well", "name"], true))).toEqual([...usual, "prediction", "confidence", ...rest]);
  });
  it("are hidden and widened by their key", () => {
    const all = allColumns(["name"], false);
    const shown = shownColumns(all, { hidden: ["name"], widths: { "metadata:name": 300 } });
    expect(keys(shown)).toEqual(keys(all).filter((key) => key !== "name"));
    expect(shown.at(-1)?.width).toBe(300);
    expect(all.at(-1)?.width).not.toBe(300);
  });
});
