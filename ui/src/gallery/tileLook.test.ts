import { describe, expect, it } from "vitest";
import type { CategoryView, ImageRow } from "../backend";
import { categoryLooks, tileLook } from "./tileLook";

const category = (id: string, name: string, color: string): CategoryView => ({
  id,
  name,
  color,
  shown: true,
  labelled: 0,
  predicted: 0,
});
const looks = categoryLooks([
  category("unknown", "Unknown", "#9e9e9e"),
  category("c1", "Positive Control", "#f0e442"),
]);
const image = (more: Partial<ImageRow>): ImageRow => ({
  id: 1,
  name: "A01.tif",
  path: "/a/A01.tif",
  files: 1,
  version: "1",
  width: 1,
  height: 1,
  channels: 1,
  channelNames: [],
  slices: 1,
  times: 1,
  bits: 8,
  pixelSize: [null, null, null],
  categoryId: null,
  origin: null,
  prediction: null,
  partition: "inference",
  missing: false,
  metadata: [],
  ...more,
});
const prediction = { categoryId: "c1", confidence: 0.866, probabilities: [] };

describe("the look of a tile", () => {
  it("tells a label from a prediction", () => {
    expect(tileLook(image({ categoryId: "c1", origin: "person" }), looks)).toMatchObject({
      state: "label",
      mark: "PC",
      spoken: "A01.tif, labelled Positive Control",
    });
    expect(tileLook(image({ prediction }), looks)).toMatchObject({
      state: "prediction",
      mark: "PC 87 %",
      spoken: "A01.tif, predicted Positive Control, 87 %",
    });
  });
  it("tells a label that was accepted from one that a person gave", () => {
    const look = (origin: "person" | "accepted") => tileLook(image({ categoryId: "c1", origin }), looks);
    expect(look("accepted")).toMatchObject({
      state: "label",
      accepted: true,
      title: "Positive Control, accepted from a prediction",
      spoken: "A01.tif, labelled Positive Control, accepted from a prediction",
    });
    expect(look("person")).toMatchObject({ accepted: false, title: "Positive Control" });
  });
  it("is Unknown without either, and when its category is gone", () => {
    expect(tileLook(image({}), looks).state).toBe("unknown");
    expect(tileLook(image({ prediction: { ...prediction, categoryId: "gone" } }), looks).state).toBe(
      "unknown",
    );
  });
  it("says that the file is missing", () =>
    expect(tileLook(image({ missing: true }), looks).spoken).toContain("file missing"));
  it("writes black on yellow", () => expect(looks.get("c1")?.ink).toBe("#000000"));
});
