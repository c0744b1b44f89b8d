// What a tile says besides its colour.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { CategoryView, ImageRow } from "../backend";
import { Tile } from "./Tile";
import { categoryLooks, tileLook } from "./tileLook";

const looks = categoryLooks([
  { id: "unknown", name: "Unknown", color: "#9e9e9e" },
  { id: "c1", name: "Positive Control", color: "#d55e00" },
] as CategoryView[]);
const base = {
  id: 7,
  name: "A01.tif",
  categoryId: null,
  origin: null,
  prediction: null,
  missing: false,
} as ImageRow;

function draw(row: ImageRow, width = 180): string {
  return renderToStaticMarkup(
    <Tile
      id={row.id}
      row={row}
      look={tileLook(row, looks)}
      url="thumb://localhost/t/7?v=1"
      selected
      tabbable
      column={0}
      width={width}
      height={220}
      infoOpen={false}
    />,
  );
}

it("carries label, prediction and confidence in words and attributes", () => {
  const predicted = draw({ ...base, prediction: { categoryId: "c1", confidence: 0.87, probabilities: [] } });
  expect(predicted).toContain('data-predicted="c1"');
  expect(predicted).toContain('data-category="unknown"');
  expect(predicted).toContain("PC 87 %");
  const labelled = draw({ ...base, categoryId: "c1", origin: "person" });
  expect(labelled).toContain('data-category="c1"');
  expect(labelled).toContain('data-state="label"');
});

it("has one more sign on a label that was accepted, also on a small tile", () => {
  for (const width of [180, 100]) {
    const accepted = draw({ ...base, categoryId: "c1", origin: "accepted" }, width);
    expect(accepted).toContain("tile-accepted");
    expect(accepted).toContain('title="Positive Control, accepted from a prediction"');
    expect(draw({ ...base, categoryId: "c1", origin: "person" }, width)).not.toContain("tile-accepted");
  }
});

it("is a selected, focusable cell with a name", () => {
  const html = draw(base);
  expect(html).toContain('role="gridcell"');
  expect(html).toContain('aria-selected="true"');
  expect(html).toContain('tabindex="0"');
  expect(html).toContain('aria-label="A01.tif, Unknown"');
});

it("shows that a file is missing instead of a broken picture", () => {
  const html = draw({ ...base, missing: true });
  expect(html).toContain("Missing");
  expect(html).not.toContain("<img");
});

it("keeps only the code on a small tile", () => {
  const html = draw({ ...base, prediction: { categoryId: "c1", confidence: 0.87, probabilities: [] } }, 100);
  expect(html).not.toContain("PC 87 %");
  expect(html).toContain("PC");
});
