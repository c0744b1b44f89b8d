// Two labellings held against each other, as tables for files.
import { expect, it } from "vitest";
import type { AgreementView, CategoryView } from "../backend";
import { agreementSheet, labelPairSheet } from "./sheets";

const found: AgreementView = {
  images: 8,
  same: 6,
  onlyFirst: 1,
  onlySecond: 0,
  expected: 0.5,
  kappa: 0.5,
  range: { low: -0.1, high: 1 },
  categories: ["a", "b"],
  counts: [
    [3, 2],
    [0, 3],
  ],
  differing: [1, 2],
};
const categories = [
  { id: "b", name: "Bright" },
  { id: "a", name: "Dim" },
] as CategoryView[];

it("says kappa with its interval, and what it was made of", () => {
  const sheet = agreementSheet(found);
  expect(sheet[1]).toEqual(["Cohen's kappa", "0.5", "-0.1", "1"]);
  expect(sheet.find(([name]) => name === "share with the same label")?.[1]).toBe("0.75");
  expect(agreementSheet({ ...found, kappa: null, range: null })[1]).toEqual(["Cohen's kappa", "", "", ""]);
});

it("counts pairs of labels by their names, rows being the first", () =>
  expect(labelPairSheet(found, categories).slice(1)).toEqual([
    ["Dim", "3", "2"],
    ["Bright", "0", "3"],
  ]));
