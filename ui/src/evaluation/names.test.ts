import { describe, expect, it } from "vitest";
import { formulasOf } from "../app/formulas";
import { isRemembered, measureName, rangeText } from "./names";

const told = (set: "validation" | "shown" | "training", remembered: number, count = 10) => ({
  set,
  remembered,
  count,
});

describe("what a metric is called", () => {
  it("is never accuracy alone on images that were all learnt from", () => {
    for (const all of [told("training", 10), told("shown", 10)]) {
      expect(isRemembered(all)).toBe(true);
      expect(measureName("accuracy", all)).toBe("Training accuracy");
      expect(measureName("balancedAccuracy", all)).toBe("Training balanced accuracy");
    }
  });
  it("is the usual name elsewhere, also for an evaluation of no image", () => {
    expect(measureName("accuracy", told("validation", 0))).toBe("Accuracy");
    expect(isRemembered(told("shown", 0, 0))).toBe(false);
    expect(isRemembered(told("shown", 3))).toBe(false);
  });
  it("is its own name where the catalogue knows none", () =>
    expect(measureName("zPrime", told("validation", 0))).toBe("zPrime"));
});

describe("formulas", () => {
  const formula = (name: string) => ({ name, formula: "", meaning: "", source: "" });
  const all = ["precision", "macro", "kappa", "macroF1"].map(formula);
  const names = (of: string) => formulasOf(all, of).map(({ name }) => name);
  it("of an average are its own, else those of what is averaged and of averaging", () => {
    expect(names("macroF1")).toEqual(["macroF1"]);
    expect(names("macroPrecision")).toEqual(["precision", "macro"]);
    expect(names("kappa")).toEqual(["kappa"]);
    expect(names("brier")).toEqual([]);
  });
});

it("writes an interval with as many decimals as asked for", () => {
  expect(rangeText({ low: 0.8812, high: 1 }, 2)).toBe("0.88 – 1.00");
  expect(rangeText(null)).toBe("");
});
