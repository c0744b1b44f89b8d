// The colours against matplotlib's viridis, and their one direction: lighter is more.
import { describe, expect, it } from "vitest";
import { contrast } from "../components/color";
import { colorAt, legendTicks } from "./scale";

describe("colours", () => {
  it("begin and end as matplotlib's viridis at a seventh and at 1", () => {
    expect(colorAt(0)).toBe("#46327e");
    expect(colorAt(1)).toBe("#fde725");
    expect(colorAt(0.5)).toBe("#1fa187");
  });

  it("stay at the ends beyond them", () => {
    expect(colorAt(-1)).toBe(colorAt(0));
    expect(colorAt(2)).toBe(colorAt(1));
  });

  it("get lighter all the way, so that they are told apart without hue", () => {
    const steps = Array.from({ length: 21 }, (_, at) => contrast(colorAt(at / 20), "#000000"));
    for (const [at, step] of steps.slice(1).entries()) expect(step).toBeGreaterThan(steps[at] ?? 0);
  });
});

it("writes whole numbers beside counts, the largest included, and none too near", () => {
  expect(legendTicks(1, "count")).toEqual([0, 1]);
  expect(legendTicks(9, "count")).toEqual([0, 3, 6, 9]);
  expect(legendTicks(13, "count")).toEqual([0, 4, 8, 13]);
  expect(legendTicks(1, "fraction")).toEqual([0, 0.25, 0.5, 0.75, 1]);
});
