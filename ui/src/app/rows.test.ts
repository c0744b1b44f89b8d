import { describe, expect, it } from "vitest";
import { headingsBefore, placeAt, type Rows, rowAt, rowOf, rowsFor, seat } from "./rows";

/** Eleven images by three: groups of 4, 1 and 6. */
const groups = [
  { start: 0, count: 4 },
  { start: 4, count: 1 },
  { start: 5, count: 6 },
];
const grouped = rowsFor(11, 3, groups);
const plain = rowsFor(8, 3, []);
const contents = (rows: Rows) =>
  Array.from({ length: rows.length }, (_, row) => {
    const content = rowAt(rows, row);
    return content.kind === "heading" ? `# ${content.group}` : `${content.start}-${content.end}`;
  });

describe("rows", () => {
  it("fill lines without groups", () => {
    expect(contents(plain)).toEqual(["0-3", "3-6", "6-8"]);
    expect(rowsFor(0, 3, []).length).toBe(0);
  });
  it("begin each group with its heading and a line of its own", () => {
    expect(contents(grouped)).toEqual(["# 0", "0-3", "3-4", "# 1", "4-5", "# 2", "5-8", "8-11"]);
    expect([grouped.lines, grouped.length]).toEqual([5, 8]);
  });
  it("count the headings above a row", () =>
    expect(Array.from({ length: 8 }, (_, row) => headingsBefore(grouped, row))).toEqual([
      0, 1, 1, 1, 2, 2, 3, 3,
    ]));
  it("find an image again: its row holds its place, and its seat gives its place", () => {
    for (const rows of [plain, grouped]) {
      for (let place = 0; place < rows.count; place++) {
        const content = rowAt(rows, rowOf(rows, place));
        if (content.kind === "heading") throw new Error("an image is in no heading");
        expect(content.start <= place && place < content.end).toBe(true);
        const { line, column, group } = seat(rows, place);
        expect(content.group).toBe(group);
        expect(placeAt(rows, line, column)).toBe(place);
      }
    }
  });
  it("end a line that is shorter with its last image", () =>
    expect([placeAt(grouped, 1, 2), placeAt(grouped, 2, 1), placeAt(plain, 2, 2)]).toEqual([3, 4, 7]));
});

it("stays quick with 100,000 images in 5,000 groups", () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ start: index * 20, count: 20 }));
  const rows = rowsFor(100_000, 6, many);
  expect(rows.length).toBe(5000 * (4 + 1));
  let reads = 0;
  const watched = {
    ...rows,
    blocks: new Proxy(rows.blocks, {
      get(of, key) {
        reads++;
        return Reflect.get(of, key);
      },
    }),
  };
  expect(rowAt(watched, 12_503)).toEqual({ kind: "line", group: 2500, start: 50_012, end: 50_018 });
  expect(rowOf(watched, 50_013)).toBe(12_503);
  expect(reads).toBeLessThan(60);
});
