import { describe, expect, it } from "vitest";
import { fitView, zoomTo } from "./geometry";
import { cornerOf, drawnSize, levelFor, tilesInSight } from "./tiles";

const frame = { width: 800, height: 600 };
const slide = { width: 60_000, height: 42_000 };
const middle = { x: 400, y: 300 };

describe("the level", () => {
  it("has a sample for each pixel of the screen", () => {
    expect([1, 0.6, 0.5, 0.3, 0.25, 0.1].map((zoom) => levelFor(zoom, slide, 1))).toEqual([0, 0, 1, 1, 2, 3]);
    expect(levelFor(32, slide, 1)).toBe(0);
  });
  it("is finer on a dense screen", () => expect(levelFor(0.5, slide, 2)).toBe(0));
  it("ends where one tile holds the image", () => {
    expect(levelFor(0.001, slide, 1)).toBe(7);
    expect(levelFor(0.1, { width: 512, height: 300 }, 1)).toBe(0);
  });
});

describe("tiles in sight", () => {
  it("are few, however large the image is", () => {
    for (const zoom of [0.02, 0.1, 1, 8, 32]) {
      const view = zoomTo(fitView(slide, frame), zoom, middle, slide, frame);
      const count = tilesInSight(view, slide, frame, levelFor(zoom, slide, 1)).length;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(20);
    }
  });
  it("cover the frame without gap or overlap", () => {
    const view = zoomTo(fitView(slide, frame), 0.37, middle, slide, frame);
    const tiles = tilesInSight(view, slide, frame, 1);
    const corner = cornerOf(view, frame);
    const top = tiles.filter(({ row }) => row === tiles[0]?.row);
    for (const [index, tile] of top.entries()) {
      const next = top[index + 1];
      if (next) expect(tile.left + tile.width).toBe(next.left);
    }
    expect((top[0]?.left ?? 0) + corner.left).toBeLessThanOrEqual(0);
    const last = top.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0) + corner.left).toBeGreaterThanOrEqual(frame.width);
  });
  it("end with the image, a sample over its edge at most", () => {
    const odd = { width: 1001, height: 513 };
    const view = fitView(odd, frame);
    const tiles = tilesInSight(view, odd, frame, 1);
    expect(tiles.map(({ key }) => key)).toEqual(["0/0"]);
    expect(tiles[0]?.width).toBe(Math.round(1002 * view.zoom));
  });
  it("draw an image of one pixel", () => {
    const one = { width: 1, height: 1 };
    const view = fitView(one, frame);
    expect(tilesInSight(view, one, frame, 0)).toMatchObject([{ left: 0, top: 0, width: 32, height: 32 }]);
    expect(drawnSize(view, one)).toEqual({ width: 32, height: 32 });
  });
});
