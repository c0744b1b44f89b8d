import { describe, expect, it } from "vitest";
import { canPan, fitView, MAX_ZOOM, panBy, pixelAt, settle, toImage, wheelFactor, zoomTo } from "./geometry";

const frame = { width: 800, height: 600 };
const image = { width: 1600, height: 600 };
const fit = fitView(image, frame);

describe("fitting", () => {
  it("shows the whole image by its tighter side", () => expect(fit).toMatchObject({ zoom: 0.5, x: 800 }));
  it("enlarges a small image, up to the largest zoom", () => {
    expect(fitView({ width: 400, height: 300 }, frame).zoom).toBe(2);
    expect(fitView({ width: 1, height: 1 }, frame).zoom).toBe(MAX_ZOOM);
  });
  it("follows the window as long as it is fitted", () => {
    const wide = { width: 1600, height: 600 };
    expect(settle(fit, image, wide).zoom).toBe(1);
    const zoomed = zoomTo(fit, 1, { x: 400, y: 300 }, image, frame);
    expect(settle(zoomed, image, { width: 700, height: 600 }).zoom).toBe(1);
  });
});

describe("zooming", () => {
  it("keeps the pixel under the pointer", () => {
    const at = { x: 600, y: 250 };
    const before = toImage(fit, at, frame);
    const after = toImage(zoomTo(fit, 4, at, image, frame), at, frame);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });
  it("has limits", () => {
    const at = { x: 0, y: 0 };
    expect(zoomTo(fit, 1000, at, image, frame).zoom).toBe(MAX_ZOOM);
    expect(zoomTo(fit, 0.001, at, image, frame).zoom).toBe(0.5);
    // A small image may be seen as small as it is.
    const small = { width: 100, height: 100 };
    expect(zoomTo(fitView(small, frame), 0.1, at, small, frame).zoom).toBe(1);
  });
  it("goes the same way up and down again", () => {
    expect(wheelFactor(100, 0, false) * wheelFactor(-100, 0, false)).toBeCloseTo(1);
    expect(wheelFactor(-100, 0, false)).toBeGreaterThan(1);
    expect(wheelFactor(-10, 0, true)).toBeGreaterThan(wheelFactor(-10, 0, false));
  });
});

describe("panning", () => {
  const close = zoomTo(fit, 2, { x: 400, y: 300 }, image, frame);
  it("follows the pointer", () => expect(panBy(close, 100, 0, image, frame).x).toBe(close.x - 50));
  it("ends at the edge", () => {
    expect(panBy(close, 1e6, 1e6, image, frame)).toMatchObject({ x: 200, y: 150 });
    expect(panBy(close, -1e6, 0, image, frame).x).toBe(1400);
  });
  it("is nothing for an image that is in sight as a whole", () => {
    expect(canPan(fit, image, frame)).toBe(false);
    expect(panBy(fit, 50, 50, image, frame)).toBe(fit);
  });
});

describe("the pixel under the pointer", () => {
  it("is the one that is drawn there", () =>
    expect(pixelAt(fit, { x: 400.2, y: 300.2 }, image, frame)).toEqual({ x: 800, y: 300 }));
  it("is none beside the image", () => expect(pixelAt(fit, { x: 400, y: 20 }, image, frame)).toBeNull());
});
