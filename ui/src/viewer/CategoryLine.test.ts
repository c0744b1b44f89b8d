import { expect, it } from "vitest";
import type { CategoryView, ImageRow } from "../backend";
import { categorySaid } from "./CategoryLine";

const categories = [
  { id: "unknown", name: "Unknown", color: "#9e9e9e" },
  { id: "c1", name: "Positive", color: "#d55e00" },
] as CategoryView[];
const row = { categoryId: null, origin: null, prediction: null } as ImageRow;

it("says label, prediction or neither", () => {
  expect(categorySaid({ ...row, categoryId: "c1", origin: "person" }, categories)).toEqual({
    state: "label",
    color: "#d55e00",
    words: "Positive",
  });
  const prediction = { categoryId: "c1", confidence: 0.866, probabilities: [] };
  expect(categorySaid({ ...row, prediction }, categories).words).toBe("predicted Positive, 87 %");
  expect(categorySaid(row, categories)).toEqual({ state: "unknown", color: null, words: "Unknown" });
  expect(categorySaid(null, categories).state).toBe("unknown");
});
