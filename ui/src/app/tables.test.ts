import { expect, it } from "vitest";
import { withTable } from "./tables";

it("is about the images chosen with it", () => {
  expect(withTable(["/d/a.tif", "/d/b.png"])).toBeNull();
  expect(withTable(["/d/a.tif", "/d/Labels.TSV"])).toEqual({
    alone: false,
    import: { paths: ["/d/a.tif"], table: "/d/Labels.TSV" },
  });
});

it("is about its folder when it comes alone, on every system", () => {
  const folder = (path: string) => withTable([path])?.import.paths;
  expect(folder("/data/plate/labels.csv")).toEqual(["/data/plate"]);
  expect(folder("C:\\data\\labels.csv")).toEqual(["C:\\data"]);
  expect(folder("/labels.csv")).toEqual(["/"]);
  expect(folder("C:\\labels.csv")).toEqual(["C:\\"]);
  expect(withTable(["/d/a.csv", "/d/b.csv"])).toMatchObject({ alone: true, import: { table: "/d/a.csv" } });
});
