import { expect, it } from "vitest";
import { drawn, rateSheet } from "./rateCurve";

const SIZE = { width: 300, height: 100 };
const points = [-6, -4, -2, 0].map((log, step) => ({ rate: 10 ** log, loss: [1, 0.9, 0.2, 9][step] ?? 0 }));

it("draws rates along a logarithmic axis and marks the suggestion", () => {
  const curve = drawn({ points, suggested: 1e-3 }, SIZE);
  expect(curve?.mark).toBeCloseTo(150);
  expect(curve?.decades.map(({ name }) => name)).toEqual([
    "1e-6",
    "1e-5",
    "1e-4",
    "1e-3",
    "0.01",
    "0.1",
    "1",
  ]);
  const at = curve?.line.split(" ").map((point) => point.split(",").map(Number)) ?? [];
  expect(at.map(([x]) => x)).toEqual([0, 100, 200, 300]);
  expect(at[2]?.[1]).toBe(97);
  expect(at[3]?.[1]).toBe(3);
  // In a file it leaves the picture.
  expect(Number(curve?.whole.split(",").at(-1))).toBeLessThan(0);
});

it("draws nothing of nothing", () => {
  expect(drawn({ points: [], suggested: null }, SIZE)).toBeNull();
  expect(drawn({ points: points.slice(0, 1), suggested: null }, SIZE)).toBeNull();
  expect(drawn({ points, suggested: null }, SIZE)?.mark).toBeNull();
  const flat = points.map(({ rate }) => ({ rate, loss: 0.7 }));
  expect(drawn({ points: flat, suggested: null }, SIZE)?.line).not.toContain("NaN");
});

it("says at which height round losses lie, the higher the further up", () => {
  const losses = drawn({ points, suggested: null }, SIZE)?.losses ?? [];
  expect(losses.map(({ loss }) => loss)).toEqual([0.2, 0.4, 0.6, 0.8, 1, 1.2]);
  expect(losses.map(({ y }) => y)).toEqual(losses.map(({ y }) => y).toSorted((a, b) => b - a));
  expect(losses[0]?.y).toBe(97);
});

it("is a table with every digit", () =>
  expect(rateSheet({ points: [{ rate: 1e-7, loss: 1 / 3 }], suggested: null })).toEqual([
    ["learning rate", "smoothed loss"],
    ["1e-7", "0.3333333333333333"],
  ]));
