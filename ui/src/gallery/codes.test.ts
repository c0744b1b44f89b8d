import { expect, it } from "vitest";
import { codesFor } from "./codes";

it("shortens names and keeps them apart", () => {
  expect(codesFor(["Negative Control (cytoplasmic GFP)", "Positive Control (vesicular GFP)"])).toEqual([
    "NC",
    "PC",
  ]);
  expect(codesFor(["Nuclear GFP", "No GFP", "Cytoplasmic_GFP"])).toEqual(
    ["NG", "NG2", "Cyt"].slice(0, 2).concat("CG"),
  );
  expect(codesFor(["Mitosis", "Metaphase"])).toEqual(["Mit", "Met"]);
  expect(codesFor(["α-tubulin", "(x)", "—", "3"])).toEqual(["ΑT", "x", "?", "3"]);
});
