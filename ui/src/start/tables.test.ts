import { expect, it } from "vitest";
import type { TablePreview } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { text } from "../text";
import { german } from "../text/de";
import { spanish } from "../text/es";
import { translator } from "../text/said";
import { columnsOf, nameOf, remarksOf } from "./tables";

const { previewLabels } = createFakeBackend({ pace: 0 });
const seen = (change: Partial<TablePreview> = {}) =>
  previewLabels(["/data/plate-1"], "/data/plate-1/labels.csv", null).then((all) => ({ ...all, ...change }));

it("names the columns by what they mean, and counts those that are too many", async () => {
  const { columns } = await seen();
  expect(columnsOf(await seen())).toEqual([
    { kind: "file", names: "file" },
    { kind: "category", names: "class" },
    { kind: "partition", names: "split" },
    { kind: "group", names: "donor" },
    { kind: "metadata", names: "dose" },
  ]);
  const more = Array.from({ length: 12 }, (_, at) => ({
    name: `m${at}`,
    role: { kind: "metadata", name: "" } as const,
  }));
  const metadata = columnsOf(await seen({ columns: [...columns, ...more] })).at(-1);
  expect(metadata?.names).toBe("dose, m0, m1, m2, m3, m4, m5, m6 and 5 more");
});

it("says how many rows and images fit", () => {
  const fitting = (rows: number, matched: number, images: number, described: number) =>
    text.labelTable.summary({ rows, matched, images, described });
  expect(fitting(40, 38, 41, 38)).toBe("38 of 40 rows match a file; 38 of 41 images get a row.");
  expect(fitting(2, 2, 2, 2)).toBe("All 2 rows match a file; 2 of 2 images get a row.");
  expect(fitting(1, 1, 1, 1)).toBe("1 of 1 row matches a file; 1 of 1 image gets a row.");
  expect(fitting(40, 0, 41, 0)).toBe("None of the 40 rows matches a file.");
});

it("tells rows that are of no use, and what could be meant otherwise", async () => {
  const remarks = remarksOf(
    await seen({
      rows: 12,
      matched: 3,
      unmatched: ["a", "b", "c", "d", "e"],
      doubtful: ["x.tif"],
      notes: ["“category” is read as the category; “label” is kept as metadata"],
    }),
  );
  expect(remarks).toEqual([
    "2 categories: healthy, infected",
    "No file was found for a, b, c, d, e and 3 more.",
    "Could mean several files, so not used (write the folder too): x.tif",
    "“category” is read as the category; “label” is kept as metadata.",
  ]);
});

it("names a table by the last part of its path", () =>
  expect(["/data/labels.csv", "C:\\data\\l.tsv", "x.csv"].map(nameOf)).toEqual([
    "labels.csv",
    "l.tsv",
    "x.csv",
  ]));

it("has the backend's words about tables in every language", () => {
  const messages = [
    "/data/sizes.csv cannot be used: it has no column with the images' names. Call it “file” (or FileName_ and the channel, as CellProfiler does). Its columns are: well, size",
    "“category” is read as the category; “label” is kept as metadata",
    "Imported 15 images; 2 could not be used. Stopped before the other 23, which are not in the project.",
    "b.tif: a PDF file cannot be read yet. Export the picture in it as TIFF or PNG, then add that",
    "c.tif: the file is damaged: its pixels cannot be unpacked (Bogus 9). Copy it again, or save it again with the program that wrote it",
    "/x/labels.csv could not be written: you may not write there. Check that the disk has space and that the folder may be written to.",
  ];
  const english = /\b(the|its|is|read|images|column|write|could)\b/i;
  for (const { messages: known } of [german, spanish])
    for (const message of messages) expect(translator(known)(message)).not.toMatch(english);
});
