import { expect, it } from "vitest";
import type { CategoryView, FitView, HeatView, ImageRow, ModelView } from "../backend";
import { askedCategories, factorText, hasMaps, heatFor, isHuge, methodFor, usualCategory } from "./why";

const model = {
  id: "m1",
  categories: [
    { id: "a", name: "Healthy", color: "#111111", exists: true },
    { id: "gone", name: "Blurred", color: "#222222", exists: false },
  ],
} as ModelView;
const now = [
  { id: "unknown", name: "Unknown", color: "#9e9e9e" },
  { id: "a", name: "Sound", color: "#333333" },
  { id: "new", name: "New", color: "#444444" },
] as CategoryView[];
const known = askedCategories(model, now);

it("asks about what the model knows, by the names of now", () => {
  expect(known.map(({ name, color }) => [name, color])).toEqual([
    ["Sound", "#333333"],
    ["Blurred", "#222222"],
  ]);
  expect(askedCategories(null, now)).toEqual([]);
});

it("asks first about the prediction, then the label, then any", () => {
  const row = (categoryId: string | null, predicted: string | null) =>
    ({ categoryId, prediction: predicted && { categoryId: predicted } }) as ImageRow;
  expect(usualCategory(row("a", "gone"), known)).toBe("gone");
  expect(usualCategory(row("gone", null), known)).toBe("gone");
  // A category that is new to the project is none of the model.
  expect(usualCategory(row("new", null), known)).toBe("a");
  expect(usualCategory(null, known)).toBe("a");
  expect(usualCategory(null, [])).toBeNull();
});

it("hides places where there are no maps", () => {
  const of = (architecture: string) => ({ fit: { settings: { architecture } } as FitView });
  expect(methodFor("gradCam", hasMaps(of("quick")))).toBe("occlusion");
  expect(methodFor("gradCam", hasMaps(of("compactCnn")))).toBe("gradCam");
  expect(methodFor("occlusion", true)).toBe("occlusion");
});

it("shows an answer with its image and its model only", () => {
  const heat = { image: 4 } as HeatView;
  expect(heatFor({ heat, modelId: "m1" }, 4, model)).toBe(heat);
  expect(heatFor({ heat, modelId: "m1" }, 5, model)).toBeNull();
  expect(heatFor({ heat, modelId: "m0" }, 4, model)).toBeNull();
  expect(heatFor(null, 4, model)).toBeNull();
});

it("says log-odds as how many times the odds change", () => {
  // e^0.26 = 1.297, e^(ln 10) = 10, e^6.2146 = 500.
  expect([0.26, Math.LN10, 6.2146].map(factorText)).toEqual(["1.3", "10", "500"]);
  expect(factorText(40)).toBe("1000");
  expect([6.9, 6.91].map(isHuge)).toEqual([false, true]);
});
