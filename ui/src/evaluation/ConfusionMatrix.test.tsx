// The table that a person reads: which number stands where, drawn to markup.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { EvaluationView } from "../backend";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { MatrixGrid } from "./MatrixGrid";
import { MatrixTable } from "./MatrixTable";
import type { Shown } from "./matrix";

const two = {
  count: 9,
  categories: [
    { id: "a", name: "Healthy", color: "#0072b2" },
    { id: "b", name: "Infected", color: "#d55e00" },
  ],
  matrix: [
    [3, 1],
    [0, 5],
  ],
} as unknown as EvaluationView;

/** On the diagonal two images each, and one of the first category called the last. */
const many = {
  count: 401,
  categories: Array.from({ length: 200 }, (_, index) => ({
    id: `c${index}`,
    name: `Category ${index}`,
    color: "#0072b2",
  })),
  matrix: Array.from({ length: 200 }, (_, r) =>
    Array.from({ length: 200 }, (_, c) => (r === c ? 2 : r === 0 && c === 199 ? 1 : 0)),
  ),
} as unknown as EvaluationView;

const drawn = (shown: Shown) =>
  renderToStaticMarkup(<MatrixTable evaluation={two} shown={shown} onCell={() => {}} />);
const cell = (html: string, row: number, column: number) =>
  new RegExp(`<button[^>]*data-testid="matrix-cell-${row}-${column}"[^>]*>`).exec(html)?.[0] ?? "";

describe("few categories", () => {
  const html = drawn("counts");
  it("says of each cell what is truth and what is prediction", () => {
    expect(cell(html, 0, 1)).toContain('title="1 image of Healthy predicted as Infected, 25 % of the row"');
    expect(cell(html, 1, 1)).toContain(
      'title="5 images of Infected predicted as Infected, 100 % of the row"',
    );
  });
  it("says shares of the column where these are shown: 5 of the 6 that were called Infected", () =>
    expect(cell(drawn("column"), 1, 1)).toContain("83 % of the column"));
  it("offers no empty cell for selecting", () => {
    expect(cell(html, 1, 0)).toContain("disabled");
    expect(cell(html, 0, 0)).not.toContain("disabled");
  });
  it("is a table with row and column headers", () => {
    expect(html.match(/scope="row"/g)).toHaveLength(3);
    expect(html).toContain('scope="colgroup"');
  });
});

describe("many categories", () => {
  const html = renderToStaticMarkup(<MatrixGrid evaluation={many} shown="counts" onCell={() => {}} />);
  it("has a button for each cell with images and for no other", () => {
    expect(html.match(/<button/g)).toHaveLength(201);
    expect(cell(html, 0, 199)).toContain(
      'title="1 image of Category 0 predicted as Category 199, 33 % of the row"',
    );
    expect(cell(html, 1, 2)).toBe("");
  });
  it("takes one stop of the Tab key", () => expect(html.match(/<button[^>]*tabindex="0"/g)).toHaveLength(1));
  it("has the full name of each row and column in a tooltip", () =>
    expect(html.match(/<th[^>]*title="Category 7"/g)).toHaveLength(2));
});

it("offers all that are wrong at once, and names how many", () => {
  const html = renderToStaticMarkup(<ConfusionMatrix evaluation={two} onSelect={() => {}} />);
  expect(html).toMatch(/data-testid="select-wrong"[^>]*>Select the one that is wrong/);
});
