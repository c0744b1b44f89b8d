// The section as it is drawn: the result in words, and the reason when the numbers do not fit.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PageLayout, PagesLook } from "../backend";
import { PagesSection } from "./PagesSection";
import { undivided } from "./pages";

const suggestions = [undivided(15), { channels: 3, slices: 5, times: 1, order: "czt" } as const];
const look: PagesLook = {
  questions: [
    { file: "stack.tif", pages: 15, files: 3, suggestions },
    { file: "short.tif", pages: 4, files: 1, suggestions: [undivided(4)] },
  ],
  unasked: [7],
  files: 9,
  lookedAt: 5,
};
const shown = (layout: PageLayout) =>
  renderToStaticMarkup(<PagesSection look={look} divided={new Map([[15, layout]])} onChange={() => {}} />)
    .replace(/<style.*?<\/style>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

it("says what comes of the division", () => {
  const html = shown({ channels: 3, slices: 5, times: 1, order: "czt" });
  expect(html).toContain("stack.tif has 15 pages and does not say what they are. So do 2 others.");
  expect(html).toContain("short.tif has 4 pages and does not say what they are.");
  expect(html).toContain("Each file of 4 pages: 4 slices.");
  expect(html).toContain("There was time to look at 5 of 9 files.");
  expect(html).toContain("(7)");
  expect(html).toContain("Each file of 15 pages: 3 channels, 5 slices each.");
});

it("says why it does not fit", () => {
  const html = shown({ channels: 4, slices: 5, times: 1, order: "czt" });
  expect(html).toContain("4 × 5 × 1 = 20, but the file has 15 pages.");
});
