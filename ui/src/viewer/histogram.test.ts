import { expect, it } from "vitest";
import { histogramPath } from "./histogram";

it("draws heights as logarithms", () =>
  expect(histogramPath([0, 9, 99])).toBe("M0 1L0 1L0.3333 1L0.3333 0.5L0.6667 0.5L0.6667 0L1 0L1 1Z"));

it("draws nothing of nothing", () => {
  expect(histogramPath([])).toBe("");
  expect(histogramPath([0, 0])).toBe("");
});
