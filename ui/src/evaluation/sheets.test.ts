// Tables of the evaluation that the page makes, for files.
import { expect, it } from "vitest";
import type { ComparisonView } from "../backend";
import { binSheet, comparisonSheet, whoIsRightSheet } from "./sheets";

const found: ComparisonView = {
  first: { id: "a", name: "Net", accuracy: 0.5, balancedAccuracy: 0.5, kappa: null, crossEntropy: 0.75 },
  second: { id: "b", name: "Net", accuracy: 0.75, balancedAccuracy: 0.625, kappa: 0.5, crossEntropy: 0.5 },
  count: 8,
  leftOut: 2,
  bothRight: 3,
  bothWrong: 1,
  onlyFirst: [4],
  onlySecond: [5, 6, 7],
  p: 0.625,
  difference: 0.25,
  range: { low: -0.1, high: 0.6 },
  notes: [],
};

it("holds two models against each other, also two of one name", () => {
  const sheet = comparisonSheet(found);
  expect(new Set(sheet[0]).size).toBe(7);
  expect(sheet[1]).toEqual(["accuracy", "0.5", "0.75", "0.25", "-0.1", "0.6", "0.625"]);
  expect(sheet[2]).toEqual(["balanced accuracy", "0.5", "0.625", "0.125", "", "", ""]);
  expect(sheet[3]).toEqual(["Cohen's kappa", "", "0.5", "", "", "", ""]);
  expect(sheet.at(-1)).toEqual(["images left out", "2", "2", "", "", "", ""]);
});

it("counts who is right: rows are the first model, and all images are there", () => {
  const [head, right, wrong] = whoIsRightSheet(found);
  expect(head?.slice(1)).toEqual(["second: Net right", "second: Net wrong"]);
  expect(right).toEqual(["first: Net right", "3", "1"]);
  expect(wrong).toEqual(["first: Net wrong", "3", "1"]);
});

it("leaves out the means of a bin without images", () => {
  const bin = { from: 0, to: 0.5, count: 0, confidence: 0, accuracy: 0, low: 0, high: 1 };
  const full = { ...bin, from: 0.5, to: 1, count: 3, confidence: 0.9, accuracy: 1 / 3 };
  expect(binSheet([bin, full]).slice(1)).toEqual([
    ["0", "0.5", "0", "", "", "", ""],
    ["0.5", "1", "3", "0.9", "0.3333333333333333", "0", "1"],
  ]);
});
