// The table of images as a file.
import { expect, it, vi } from "vitest";
import { allColumns } from "../app/tableColumns";
import type { CategoryView, ImageRow } from "../backend";
import { imageSheet } from "./imageSheet";

const row = (id: number) =>
  ({
    id,
    name: `${id}.tif`,
    categoryId: id % 2 === 0 ? "a" : null,
    partition: "unassigned",
    prediction: id % 2 === 0 ? null : { categoryId: "a", confidence: 2 / 3 },
    width: 1024,
    height: 768,
    channels: 2,
    slices: 1,
    metadata: [{ name: "well", value: "A01" }],
  }) as unknown as ImageRow;

it("has the shown columns with plain values, however many images there are", async () => {
  const imageRows = vi.fn(async (ids: number[]) => ids.map(row));
  const ids = Array.from({ length: 4500 }, (_, at) => at);
  const columns = allColumns(["well"], true).filter(({ key }) => key !== "slices");
  const sheet = await imageSheet({ imageRows }, ids, columns, [{ id: "a", name: "Dim" }] as CategoryView[]);
  expect(imageRows).toHaveBeenCalledTimes(3);
  expect(sheet).toHaveLength(4501);
  expect(sheet[0]).toEqual([
    "file",
    "category",
    "partition",
    "predicted",
    "confidence",
    "width",
    "height",
    "channels",
    "well",
  ]);
  expect(sheet[1]).toEqual(["0.tif", "Dim", "unassigned", "", "", "1024", "768", "2", "A01"]);
  expect(sheet[2]?.slice(1, 5)).toEqual(["", "unassigned", "Dim", "0.6666666666666666"]);
});
