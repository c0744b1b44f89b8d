import { describe, expect, it } from "vitest";
import type { KeptModel } from "../backend";
import { chosenOf, pointsText, pText, verdictOf } from "./comparing";

const model = (id: string, current = false): KeptModel => ({
  id,
  name: id,
  architecture: "Quick",
  fittedAt: "",
  current,
  categories: [],
});

describe("which models are compared", () => {
  const models = [model("c"), model("b", true), model("a")];
  it("are the one that predicts and the newest other one, until a person says", () => {
    expect(chosenOf(models, null)).toEqual(["c", "b"]);
    expect(chosenOf([model("x")], null)).toEqual(["x"]);
  });
  it("are those that were ticked, in the order of the list, while they exist", () => {
    expect(chosenOf(models, ["a", "gone", "c"])).toEqual(["c", "a"]);
    expect(chosenOf(models, [])).toEqual([]);
  });
});

describe("McNemar's test in words", () => {
  it("claims nothing above 0.05, and little above 0.001", () => {
    expect([1, 0.2, 0.0501].map(verdictOf)).toEqual(["none", "none", "none"]);
    expect([0.05, 0.0011].map(verdictOf)).toEqual(["some", "some"]);
    expect([0.001, 1e-9, 0].map(verdictOf)).toEqual(["clear", "clear", "clear"]);
  });
  it("never shows a p of zero", () => {
    expect(pText(0)).toBe("< 0.001");
    expect(pText(0.00099)).toBe("< 0.001");
    expect(pText(0.001)).toBe("= 0.001");
  });
  it("does not round 0.0502, which is not told from chance, to a 0.05 that would be", () => {
    expect(pText(0.0502)).toBe("= 0.0502");
    expect(pText(0.0507)).toBe("= 0.051");
    expect(pText(0.034)).toBe("= 0.034");
  });
});

describe("a difference in points", () => {
  it("has a sign unless it is nothing", () => {
    expect(pointsText(0.0318)).toBe("+3.2");
    expect(pointsText(-0.091)).toBe("−9.1");
    expect(pointsText(0)).toBe("0.0");
    expect(pointsText(-0.0001)).toBe("0.0");
  });
});
