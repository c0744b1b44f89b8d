import { expect, it } from "vitest";
import { scaleBar } from "./scaleBar";

it.each([
  [0.325, 1, { width: 20 / 0.325, label: "20 µm" }],
  [0.325, 32, { width: 320 / 3.25, label: "1 µm" }],
  [0.065, 32, { width: 98.46, label: "200 nm" }],
  [0.5, 0.02, { width: 80, label: "2 mm" }],
  [1, 1, { width: 100, label: "100 µm" }],
] as const)("%s µm a pixel at zoom %s", (size, zoom, expected) => {
  const bar = scaleBar(size, zoom, 120);
  expect(bar?.label).toBe(expected.label);
  expect(bar?.width).toBeCloseTo(expected.width, 1);
});

it("never grows beyond its room", () => {
  for (let zoom = 0.001; zoom < 40; zoom *= 1.3) {
    const width = scaleBar(0.108, zoom, 120)?.width ?? 0;
    expect(width).toBeLessThanOrEqual(120.001);
    expect(width).toBeGreaterThanOrEqual(47);
  }
});

it("is none without a pixel size", () => {
  expect(scaleBar(null, 1, 120)).toBeNull();
  expect(scaleBar(0, 1, 120)).toBeNull();
});
