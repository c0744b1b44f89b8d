// Where doses lie: decades at even distances, the dose 0 at a place of its own; and round steps for values.
import { describe, expect, it } from "vitest";
import type { DoseView } from "../backend";
import { doseScale, valueAxis } from "./doseScale";

describe("doses", () => {
  it("lie by their logarithms", () => {
    const scale = doseScale([1, 10, 100]);
    const [a = 0, b = 0, c = 0] = [1, 10, 100].map((dose) => scale?.x(dose) ?? -1);
    expect(b - a).toBeCloseTo(c - b, 12);
    expect(a).toBeGreaterThan(0);
    expect(c).toBeLessThan(1);
    expect(scale?.ticks).toEqual([1, 10, 100]);
    expect(scale?.x(0)).toBeNull();
  });

  it("have a place for 0, left of all others", () => {
    const scale = doseScale([0, 0.1, 30]);
    expect(scale?.hasZero).toBe(true);
    expect(scale?.x(0)).toBeLessThan(scale?.x(0.1) ?? 0);
    expect(scale?.ticks).toEqual([0, 0.1, 1, 10]);
  });

  it("within one decade have numbers too", () => {
    expect(doseScale([1.5, 6])?.ticks).toEqual([2, 5]);
  });

  it("of many decades have numbers at some", () => {
    const ticks = doseScale([1e-12, 1])?.ticks ?? [];
    expect(ticks.length).toBeLessThanOrEqual(7);
    expect(ticks[0]).toBe(1e-12);
  });

  it("of one dose are in the middle, and of none there is no axis", () => {
    expect(doseScale([5])?.x(5)).toBeCloseTo(0.5, 12);
    expect(doseScale([0])).toBeNull();
    expect(doseScale([])).toBeNull();
  });
});

it("gives shares the axis 0 to 1 and counts round steps", () => {
  const dose = { points: [[1, 7] as [number, number]], rows: [], curve: null } as unknown as DoseView;
  expect(valueAxis(dose, true)).toEqual({ low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
  expect(valueAxis(dose, false).ticks).toEqual([0, 2, 4, 6, 8]);
  expect(valueAxis({ ...dose, points: [] }, false).high).toBe(1);
});
