import { expect, it } from "vitest";
import { histogramPath } from "./histogram";

it("draws heights as logarithms", () =>
  expect(histogramPath([0, 9, 99])).toBe("M0 1L0 1L0.3333 1L0.3333 0.5L0.6667 0.5L0.6667 0L1 0L1 1Z"));

it("draws a few values as bars that can be seen, within the ends", () => {
  const mask = new Array<number>(256).fill(0);
  mask[0] = 99;
  mask[128] = 9;
  mask[255] = 99;
  // The middle of the 129th of 256 bins is at 0.502.
  expect(histogramPath(mask)).toBe("M0 1V0H0.03V1ZM0.487 1V0.5H0.517V1ZM0.97 1V0H1V1Z");
});

it("draws nothing of nothing", () => {
  expect(histogramPath([])).toBe("");
  expect(histogramPath([0, 0])).toBe("");
});
