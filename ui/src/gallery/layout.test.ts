import { describe, expect, it } from "vitest";
import { rowsFor } from "../app/rows";
import {
  autoscroll,
  contentHeight,
  type Heights,
  heightsOf,
  indexesIn,
  type Layout,
  layoutFor,
  rowsIn,
  scrollFor,
  spanned,
  topOf,
} from "./layout";

// Three columns of 100 px tiles, 124 px high with their foot, 10 px apart, 12 px from the edge.
const layout: Layout = { columns: 3, tile: 100, height: 124, gap: 10, padding: 12 };
const touched = (count: number, rect: Parameters<typeof indexesIn>[2]) =>
  indexesIn(layout, rowsFor(count, 3, []), rect);
/** Groups of 4 and 2: heading, two lines, heading, one line. */
const grouped = rowsFor(6, 3, [
  { start: 0, count: 4 },
  { start: 4, count: 2 },
]);

describe("layout", () => {
  it("fills the row", () => {
    const made = layoutFor(1000, 184);
    expect(made.columns).toBe(5);
    expect(made.columns * made.tile + (made.columns - 1) * made.gap + 2 * made.padding).toBeLessThanOrEqual(
      1000,
    );
    expect(made.tile).toBeGreaterThanOrEqual(184);
  });
  it("has no line under tiles of a few pixels, and less between them", () => {
    const bare = layoutFor(1000, 32);
    expect(bare.gap).toBeLessThan(layoutFor(1000, 96).gap);
    expect(bare.height).toBe(bare.tile);
    expect(layoutFor(1000, 96).height).toBeGreaterThan(layoutFor(1000, 96).tile);
  });
  it("survives a window of no width", () => expect(layoutFor(0, 184)).toMatchObject({ columns: 1, tile: 1 }));
});

describe("rows in pixels", () => {
  const heights: Heights = { line: 100, heading: 30, gap: 10, margin: 5, cover: 40 };

  it("lie below each other, headings lower than lines", () => {
    expect([0, 1, 2, 3, 4].map((row) => topOf(grouped, heights, row))).toEqual([45, 85, 195, 305, 345]);
    expect(contentHeight(grouped, heights)).toBe(450);
    expect(contentHeight(rowsFor(0, 3, []), heights)).toBe(50);
  });
  it("are in sight when the view touches them", () => {
    expect(rowsIn(grouped, heights, 0, 1000)).toEqual([0, 4]);
    expect(rowsIn(grouped, heights, 75, 84)).toEqual([0, 0]);
    expect(rowsIn(grouped, heights, 76, 84)).toEqual([1, 0]);
    expect(rowsIn(grouped, heights, 190, 310)).toEqual([2, 3]);
    expect(rowsIn(rowsFor(0, 3, []), heights, 0, 500)).toEqual([0, -1]);
  });
  it("are scrolled to by as little as possible, below what covers them, with their heading", () => {
    const to = (row: number, top: number) => scrollFor(grouped, heights, row, top, 250);
    expect(to(2, 0)).toBe(50);
    expect(to(2, 60)).toBe(60);
    expect(to(2, 300)).toBe(150);
    expect(to(4, 400)).toBe(260);
    expect(to(1, 400)).toBe(0);
  });
  it("are found at once among many", () => {
    const many = rowsFor(
      100_000,
      1,
      Array.from({ length: 5000 }, (_, index) => ({ start: index * 20, count: 20 })),
    );
    for (const row of [0, 1, 20, 21, 50_001, 104_999])
      expect(rowsIn(many, heights, topOf(many, heights, row), topOf(many, heights, row) + 1)).toEqual([
        row,
        row,
      ]);
  });
});

describe("rubber band", () => {
  it("is a rectangle whichever way it is drawn", () =>
    expect(spanned(50, 60, 10, 20)).toEqual({ left: 10, top: 20, right: 50, bottom: 60 }));
  it("touches one tile", () => expect(touched(8, spanned(20, 20, 60, 60))).toEqual([0]));
  it("touches two by two", () => expect(touched(8, spanned(60, 100, 150, 160))).toEqual([0, 1, 3, 4]));
  it("touches nothing in a gap", () => {
    expect(touched(8, spanned(113, 20, 121, 60))).toEqual([]);
    expect(touched(8, spanned(20, 137, 60, 145))).toEqual([]);
  });
  it("leaves out places without an image in the last row", () =>
    expect(touched(8, spanned(0, 300, 400, 400))).toEqual([6, 7]));
  it("may begin and end outside", () => expect(touched(8, spanned(-50, -50, 999, 9999))).toHaveLength(8));
  it("passes over headings", () => {
    const band = spanned(0, heightsOf(layout).margin + 1, 130, topOf(grouped, heightsOf(layout), 4) + 1);
    expect(indexesIn(layout, grouped, band)).toEqual([0, 1, 3, 4, 5]);
  });
  it("touches nothing in an empty gallery", () => expect(touched(0, spanned(0, 0, 500, 500))).toEqual([]));
});

describe("scrolling while dragging", () => {
  it("rests in the middle", () => expect(autoscroll(300, 0, 600)).toBe(0));
  it("goes up at the top and down at the bottom, faster further out", () => {
    expect(autoscroll(10, 0, 600)).toBeLessThan(0);
    expect(autoscroll(590, 0, 600)).toBeGreaterThan(0);
    expect(autoscroll(700, 0, 600)).toBe(24);
    expect(autoscroll(700, 0, 600)).toBeGreaterThan(autoscroll(570, 0, 600));
  });
});
