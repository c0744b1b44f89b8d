import { describe, expect, it } from "vitest";
import { mapX, mapY, moved, screenX, screenY, whole, zoomed } from "./camera";

const frame = { width: 400, height: 300 };

describe("the camera", () => {
  it("shows the whole map in the middle, with y upwards", () => {
    const camera = whole(frame);
    expect([screenX(camera, frame, 0.5), screenY(camera, frame, 0.5)]).toEqual([200, 150]);
    expect([screenY(camera, frame, 1), screenY(camera, frame, 0)]).toEqual([24, 276]);
  });
  it("finds the point under a pixel", () => {
    const camera = { x: 0.3, y: 0.8, scale: 900 };
    expect(mapX(camera, frame, screenX(camera, frame, 0.42))).toBeCloseTo(0.42);
    expect(mapY(camera, frame, screenY(camera, frame, 0.61))).toBeCloseTo(0.61);
  });
  it("zooms around the pointer, within limits", () => {
    const camera = whole(frame);
    const near = zoomed(camera, frame, 3, 120, 60);
    expect(mapX(near, frame, 120)).toBeCloseTo(mapX(camera, frame, 120));
    expect(mapY(near, frame, 60)).toBeCloseTo(mapY(camera, frame, 60));
    expect(near.scale).toBeCloseTo(3 * camera.scale);
    expect(zoomed(camera, frame, 1e9, 0, 0).scale).toBe(200 * camera.scale);
    expect(zoomed(camera, frame, 1e-9, 0, 0).scale).toBe(camera.scale / 2);
  });
  it("moves with the drag", () => {
    const camera = { x: 0.5, y: 0.5, scale: 100 };
    expect(moved(camera, 10, 20)).toEqual({ x: 0.4, y: 0.7, scale: 100 });
  });
});
