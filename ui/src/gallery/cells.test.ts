import { expect, it } from "vitest";
import type { ImageRow } from "../backend";
import { cellText } from "./cells";

const row = {
  name: "A01.tif",
  width: 640,
  height: 480,
  channels: 2,
  slices: 1,
  categoryId: null,
  partition: "inference",
  prediction: { categoryId: "c1", confidence: 0.87, probabilities: [] },
  metadata: [{ name: "well", value: "A01" }],
} as unknown as ImageRow;
const looks = new Map([["c1", { name: "Positive" }]]);

it("say what is known", () => {
  expect(cellText({ type: "prediction" }, row, looks)).toBe("Positive");
  expect(cellText({ type: "confidence" }, row, looks)).toBe("87 %");
  expect(cellText({ type: "category" }, row, looks)).toBe("Unknown");
  expect(cellText({ type: "width" }, row, looks)).toBe("640 × 480 px");
  expect(cellText({ type: "metadata", data: "well" }, row, looks)).toBe("A01");
  expect(cellText({ type: "metadata", data: "dose" }, row, looks)).toBe("");
});
