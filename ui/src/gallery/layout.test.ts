import { describe, expect, it } from "vitest";
import { autoscroll, indexesIn, type Layout, layoutFor, rowCount, spanned } from "./layout";

// Three columns of 100 px tiles, 124 px high with their foot, 10 px apart, 12 px from the edge.
const layout: Layout = { columns: 3, tile: 100, height: 124, gap: 10, padding: 12 };

describe("layout", () => {
  it("fills the row", () => {
    const made = layoutFor(1000, 184);
    expect(made.columns).toBe(5);
    expect(made.columns * made.tile + (made.columns - 1) * made.gap + 2 * made.padding).toBeLessThanOrEqual(
      1000,
    );
    expect(made.tile).toBeGreaterThanOrEqual(184);
  });
  it("survives a window of no width", () => expect(layoutFor(0, 184)).toMatchObject({ columns: 1, tile: 1 }));
  it("counts rows", () =>
    expect([rowCount(layout, 0), rowCount(layout, 3), rowCount(layout, 4)]).toEqual([0, 1, 2]));
});

describe("rubber band", () => {
  it("is a rectangle whichever way it is drawn", () =>
    expect(spanned(50, 60, 10, 20)).toEqual({ left: 10, top: 20, right: 50, bottom: 60 }));
  it("touches one tile", () => expect(indexesIn(layout, 8, spanned(20, 20, 60, 60))).toEqual([0]));
  it("touches two by two", () =>
    expect(indexesIn(layout, 8, spanned(60, 100, 150, 160))).toEqual([0, 1, 3, 4]));
  it("touches nothing in a gap", () => {
    expect(indexesIn(layout, 8, spanned(113, 20, 121, 60))).toEqual([]);
    expect(indexesIn(layout, 8, spanned(20, 137, 60, 145))).toEqual([]);
  });
  it("leaves out places without an image in the last row", () =>
    expect(indexesIn(layout, 8, spanned(0, 300, 400, 400))).toEqual([6, 7]));
  it("may begin and end outside", () =>
    expect(indexesIn(layout, 8, spanned(-50, -50, 999, 9999))).toHaveLength(8));
  it("touches nothing in an empty gallery", () =>
    expect(indexesIn(layout, 0, spanned(0, 0, 500, 500))).toEqual([]));
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
