// Tables of the evaluation that the page makes, for files.
import { expect, it } from "vitest";
import type { ComparisonView } from "../backend";
import { binSheet, comparisonSheet, pairSheet } from "./sheets";

const found: ComparisonView = {
  models: [
    { id: "a", name: "Net", accuracy: 0.5, balancedAccuracy: 0.5, kappa: null, crossEntropy: 0.75 },
    { id: "b", name: "Net", accuracy: 0.75, balancedAccuracy: 0.625, kappa: 0.5, crossEntropy: 0.5 },
  ],
  count: 8,
  leftOut: 2,
  pairs: [
    {
      first: 0,
      second: 1,
      bothRight: 3,
      bothWrong: 1,
      onlyFirst: [4],
      onlySecond: [5, 6, 7],
      p: 0.625,
      adjustedP: 0.625,
      difference: 0.25,
      range: { low: -0.1, high: 0.6 },
    },
  ],
  notes: [],
};

it("tells models of one name apart by their places", () => {
  const [head, first, second] = comparisonSheet(found);
  expect(head).toHaveLength(7);
  expect(first).toEqual(["1: Net", "8", "2", "0.5", "0.5", "", "0.75"]);
  expect(second).toEqual(["2: Net", "8", "2", "0.75", "0.625", "0.5", "0.5"]);
});

it("has a row for each two models, with all images and the test", () => {
  const [head, row] = pairSheet(found);
  expect(row).toEqual(["1: Net", "2: Net", "3", "1", "3", "1", "0.25", "-0.1", "0.6", "0.625", "0.625"]);
  expect(new Set(head).size).toBe(row?.length);
  const untold = pairSheet({
    ...found,
    pairs: found.pairs.map((pair) => ({ ...pair, p: null, adjustedP: null, range: null })),
  });
  expect(untold[1]?.slice(6)).toEqual(["0.25", "", "", "", ""]);
});

it("leaves out the means of a bin without images", () => {
  const bin = { from: 0, to: 0.5, count: 0, confidence: 0, accuracy: 0, low: 0, high: 1 };
  const full = { ...bin, from: 0.5, to: 1, count: 3, confidence: 0.9, accuracy: 1 / 3 };
  expect(binSheet([bin, full]).slice(1)).toEqual([
    ["0", "0.5", "0", "", "", "", ""],
    ["0.5", "1", "3", "0.9", "0.3333333333333333", "0", "1"],
  ]);
});
