// The table that a person reads: which number stands where, drawn to markup.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { EvaluationView } from "../backend";
import { ConfusionMatrix } from "./ConfusionMatrix";

const evaluation = {
  count: 9,
  categories: [
    { id: "a", name: "Healthy", color: "#0072b2" },
    { id: "b", name: "Infected", color: "#d55e00" },
  ],
  matrix: [
    [3, 1],
    [0, 5],
  ],
  imageIds: [
    [[1, 2, 3], [4]],
    [[], [5, 6, 7, 8, 9]],
  ],
} as unknown as EvaluationView;

const html = renderToStaticMarkup(<ConfusionMatrix evaluation={evaluation} onSelect={() => {}} />);
const cell = (row: number, column: number) =>
  new RegExp(`<button[^>]*data-testid="matrix-cell-${row}-${column}"[^>]*>`).exec(html)?.[0] ?? "";

it("says of each cell what is truth and what is prediction", () => {
  expect(cell(0, 1)).toContain('title="1 image of Healthy predicted as Infected, 25 % of the row"');
  expect(cell(1, 1)).toContain('title="5 images of Infected predicted as Infected, 100 % of the row"');
});

it("offers no empty cell for selecting", () => {
  expect(cell(1, 0)).toContain("disabled");
  expect(cell(0, 0)).not.toContain("disabled");
});

it("is a table with row and column headers", () => {
  expect(html.match(/scope="row"/g)).toHaveLength(3);
  expect(html).toContain('scope="colgroup"');
});
