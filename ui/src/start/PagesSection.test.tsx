// The section as it is drawn: the result in words, and the reason when the numbers do not fit.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PageLayout, PagesQuestion } from "../backend";
import { PagesSection } from "./PagesSection";
import { undivided } from "./pages";

const question: PagesQuestion = {
  file: "stack.tif",
  pages: 15,
  files: 3,
  lookedAt: 4,
  different: [7],
  suggestions: [undivided(15), { channels: 3, slices: 5, times: 1, order: "czt" }],
};
const shown = (layout: PageLayout) =>
  renderToStaticMarkup(<PagesSection question={question} layout={layout} onChange={() => {}} />)
    .replace(/<style.*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

it("says what comes of the division", () => {
  const html = shown({ channels: 3, slices: 5, times: 1, order: "czt" });
  expect(html).toContain(
    "stack.tif has 15 pages and does not say what they are. So do 2 others of the first.",
  );
  expect(html).toContain("(7)");
  expect(html).toContain("Each file of 15 pages: 3 channels, 5 slices each.");
});

it("says why it does not fit", () => {
  const html = shown({ channels: 4, slices: 5, times: 1, order: "czt" });
  expect(html).toContain("4 × 5 × 1 = 20, but the file has 15 pages.");
});
