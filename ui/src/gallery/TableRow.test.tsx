// What a row of the table says besides its colour.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { allColumns } from "../app/tableColumns";
import type { CategoryView, ImageRow } from "../backend";
import { TableRow } from "./TableRow";
import { categoryLooks, tileLook } from "./tileLook";

const looks = categoryLooks([
  { id: "unknown", name: "Unknown", color: "#9e9e9e" },
  { id: "c1", name: "Positive Control", color: "#d55e00" },
] as CategoryView[]);
const base = {
  id: 7,
  name: "A01.tif",
  width: 64,
  height: 48,
  channels: 2,
  slices: 1,
  categoryId: null,
  origin: null,
  prediction: null,
  partition: "inference",
  missing: false,
  metadata: [],
} as unknown as ImageRow;

function draw(row: ImageRow): string {
  return renderToStaticMarkup(
    <TableRow
      id={row.id}
      row={row}
      look={tileLook(row, looks)}
      url="thumb://localhost/t/7?v=1"
      selected
      tabbable
      index={3}
      top={100}
      columns={allColumns(["well"], true)}
      looks={looks}
    />,
  );
}

it("is a selected, focusable row with a name and a cell for each column", () => {
  const html = draw(base);
  expect(html).toContain('role="row"');
  expect(html).toContain('aria-selected="true"');
  expect(html).toContain('aria-rowindex="4"');
  expect(html).toContain('aria-label="A01.tif, Unknown"');
  expect(html.match(/role="gridcell"/g)).toHaveLength(allColumns(["well"], true).length);
});

it("keeps a label and a prediction apart", () => {
  const predicted = draw({ ...base, prediction: { categoryId: "c1", confidence: 0.87, probabilities: [] } });
  expect(predicted).toContain('class="tile-mark" data-state="prediction"');
  expect(predicted).toContain("87 %");
  const labelled = draw({ ...base, categoryId: "c1", origin: "accepted" });
  expect(labelled).toContain('class="tile-mark" data-state="label"');
  expect(labelled).toContain("tile-accepted");
});

it("shows that a file is missing instead of a broken picture", () => {
  const html = draw({ ...base, missing: true });
  expect(html).not.toContain("<img");
  expect(html).toContain("tile-missing");
});
