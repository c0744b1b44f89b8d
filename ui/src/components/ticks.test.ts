import { expect, it } from "vitest";
import { roundTicks } from "./ticks";

it.each([
  [0, 1.04, 8, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  [0, 1.484, 8, [0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4]],
  [-0.3, 0.3, 6, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]],
  [0, 7, 4, [0, 2, 4, 6]],
  [3100, 9800, 4, [4000, 6000, 8000]],
])("writes %d to %d in about %d round numbers", (low, high, most, ticks) =>
  expect(roundTicks(low, high, most)).toEqual(ticks),
);

it("writes one number where there is one, and where the difference is nothing", () => {
  expect(roundTicks(2, 2, 5)).toEqual([2]);
  expect(roundTicks(0.7, 0.7 + 1e-9, 5)).toEqual([0.7]);
  expect(roundTicks(Number.NaN, 1, 5)).toEqual([Number.NaN]);
});
