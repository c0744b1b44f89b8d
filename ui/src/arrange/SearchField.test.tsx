// The field at rest: its help is a button and nothing that comes by itself.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AppProvider } from "../app/context";
import { createApp } from "../app/createApp";
import { createFakeBackend } from "../backend/fake";
import { text } from "../text";
import { SearchField } from "./SearchField";
import { SearchRules } from "./SearchHelp";

const plain = (html: string) =>
  html
    .replace(/<style.*?<\/style>/g, "")
    .replaceAll("&quot;", '"')
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

it("has its help behind a button, and no words over the images before it is asked for", () => {
  const html = renderToStaticMarkup(
    <AppProvider app={createApp(createFakeBackend({ pace: 0 }))}>
      <SearchField />
    </AppProvider>,
  );
  expect(html).toMatch(/<button[^>]*aria-label="How to search"[^>]*aria-expanded="false"/);
  expect(html).not.toMatch(/title=|role="tooltip"|aria-describedby/);
  for (const words of [text.searching.body, ...text.searching.rules.flat()])
    expect(plain(html)).not.toContain(words);
});

it("tells every way to search with an example", () => {
  const said = plain(renderToStaticMarkup(<SearchRules />));
  for (const [example, meaning] of text.searching.rules) expect(said).toContain(`${example} ${meaning}`);
  expect(said).toContain("well=B2 exactly B2 in the column well, also written B02");
});
