import { describe, expect, it } from "vitest";
import type { CategoryView, GalleryGroup } from "../backend";
import { colorGroups } from "./colors";

const categories = [
  { id: "unknown", name: "Unknown", color: "#9e9e9e" },
  { id: "c1", name: "Positive", color: "#d55e00" },
] as CategoryView[];

function groups(...values: string[]): [number[], GalleryGroup[]] {
  const made = values.map((value, at) => ({ value, title: value || "No value", start: at, count: 1 }));
  return [values.map((_, at) => at), made];
}

describe("points", () => {
  it("have the colours of their categories, and grey without one", () => {
    const made = colorGroups(...groups("c1", "unknown"), { type: "category" }, categories);
    expect(made.map(({ title, color, ids }) => [title, color, ids])).toEqual([
      ["Positive", "#d55e00", [0]],
      ["Unknown", "#8a949d", [1]],
    ]);
  });
  it("go from dark to light where values are numbers", () => {
    const made = colorGroups(...groups("0", "1", "10", ""), { type: "metadata", data: "dose" }, categories);
    expect(made.map(({ color }) => color)).toEqual(["#46327e", "#1fa187", "#fde725", "#8a949d"]);
  });
  it("of too many values share one colour", () => {
    const wells = Array.from({ length: 14 }, (_, at) => `well ${at}`);
    const made = colorGroups(...groups(...wells), { type: "metadata", data: "well" }, categories);
    expect(made).toHaveLength(11);
    expect(made.at(-1)?.ids).toEqual([10, 11, 12, 13]);
    expect(new Set(made.map(({ color }) => color)).size).toBe(11);
  });
});
