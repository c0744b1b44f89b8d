// What is said of a name besides its colours.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { NamePreview } from "../backend";
import { MarkedPattern, NameList } from "./NameList";

const draw = (name: NamePreview, fields: string[]) =>
  renderToStaticMarkup(<NameList preview={{ problem: null, fields, names: [name], matched: 1, total: 1 }} />);
const shown = (html: string) =>
  html
    .replace(/<style.*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

it("writes the field under its text, also a well that the name only gives as row and column", () => {
  const html = shown(
    draw(
      {
        name: "r02c03.tif",
        pieces: [
          { text: "r", field: null },
          { text: "02", field: "row" },
          { text: "c", field: null },
          { text: "03", field: "column" },
          { text: ".tif", field: null },
        ],
        values: [
          { field: "row", value: "02" },
          { field: "column", value: "03" },
          { field: "well", value: "B03" },
        ],
        problem: null,
      },
      ["row", "column"],
    ),
  );
  expect(html).toContain("r02c03.tif: row 02, column 03, well B03");
  expect(html).toContain("r 02 row c 03 column .tif");
  expect(html).toContain("B03 well");
});

it("says where and why a name does not fit", () => {
  const problem = { message: "“_” was expected", position: 4 };
  const html = shown(draw({ name: "scan.tif", pieces: [], values: [], problem }, ["well"]));
  expect(html).toContain("scan.tif does not fit: “_” was expected");
  expect(html).toContain("scan . tif");
});

it("marks the mistake of a pattern, also at its end", () => {
  expect(shown(renderToStaticMarkup(<MarkedPattern pattern="a{well" position={1} />))).toContain("a { well");
  expect(renderToStaticMarkup(<MarkedPattern pattern="ab" position={2} />)).toContain("\u00a0");
});
