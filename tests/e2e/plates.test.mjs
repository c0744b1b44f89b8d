// Plates: what each well shows, its images, controls with Z′, doses, and the table as a file. The folders are made so that every
// number is known: doses from 7 on are infected, the others healthy.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { png } from "./pictures.mjs";
import { until } from "./waiting.mjs";
import * as words from "./words.mjs";

const [PLATES, ROWS, DOSES] = [["P1", "P2"], ["A", "B"], 12];
const FROM = 7;

/** An image for each well of two rows on each plate; the dose is the column. @param {string} folder */
function prepare(folder) {
  let seed = 300;
  for (const name of ["healthy", "infected"]) mkdirSync(join(folder, name), { recursive: true });
  for (const plate of PLATES)
    for (const row of ROWS)
      for (let dose = 1; dose <= DOSES; dose++) {
        const name = `${plate}_${row}${String(dose).padStart(2, "0")}_d${dose}.png`;
        writeFileSync(join(folder, dose < FROM ? "healthy" : "infected", name), png(32, seed++));
      }
}

test("plates", async (t) => {
  const app = await App.start({ env: { VESICLE_BACKBONE: "none" } });
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "plates");
  const folder = join(app.folder, "screen");
  prepare(folder);
  const said = (/** @type {string} */ well) => page.attribute(the(`well-${well}`), "aria-label");
  const choose = async (/** @type {string} */ id, /** @type {string} */ value) => {
    await page.click(`${the(id)} [role="combobox"]`);
    await page.click(`[role="option"][data-value="${value}"]`);
    await page.disappears('[role="option"]');
  };
  const middle = async (/** @type {string} */ well) => page.place(the(`well-${well}`));

  await step("the way to the plates is there once a column names wells", async () => {
    app.answer(folder);
    await page.click(the("start-folder"));
    await page.click('[role="dialog"] input[type="checkbox"]');
    await page.click(the("naming-fields"));
    await page.fill(the("naming-pattern"), "{plate}_{well}_d{dose}");
    await page.says(the("naming-summary"), /48 files become 48 images/);
    await page.click(the("import-run"));
    await page.says(the("status-line"), /48 images shown/);
    await page.click(the("show-plates"));
    await page.says(the("plates-about"), /2 plates · 48 wells with images · 48 images/);
    await app.shot("plates");
  });

  await step("a well says its share, and 0 is told from no images", async () => {
    await choose("plates-category", (await words.category(app, "infected")).id);
    await until("shares", async () => (await said("A12")) === "A12: 1 image, infected: 100 %");
    assert.equal(await said("A01"), "A01: 1 image, infected: 0 %");
    assert.equal(await said("C01"), "C01: No images");
    await page.hover(the("well-A12"));
    await page.says(the("well-tip"), /A12 1 image.*infected\s*1/s);
  });

  await step("wells that are dragged over are selected, and their images shown", async () => {
    await page.drag([await middle("A01"), await middle("A02"), await middle("B03")]);
    await page.says(the("wells-selected"), /6 wells selected, 6 images/);
    await page.click(the("wells-show"));
    await page.disappears(the("plates-dialog"));
    await words.expectSelected(app, 6);
    const chosen = new Set(await words.selection(app));
    const names = (await words.images(app))
      .filter((/** @type {any} */ image) => chosen.has(image.id))
      .map((/** @type {any} */ image) => image.name);
    for (const name of names) assert.match(name, /\/P1_[AB]0[123]_/);
  });

  await step("by keys: to a well, select it, show its images", async () => {
    await page.click(the("menu-view"));
    await page.click(the("menu-plates"));
    await page.appears(the("plate-grid"));
    await page.run((css) => /** @type {any} */ (document.querySelector(css)).focus(), the("plate-grid"));
    // Not one of those that were dragged over: what is selected outlives the dialog, and space would take it away.
    await page.press("ctrl+home", "right", "right", "right", "right", "down", "space");
    await until("B05", async () => (await page.attribute(the("well-B05"), "aria-selected")) === "true");
    await page.press("ctrl+home", "shift+right", "shift+down");
    await page.says(the("wells-selected"), /4 wells selected/);
    await page.press("enter");
    await page.disappears(the("plates-dialog"));
    await words.expectSelected(app, 4);
    await page.press("esc");
  });

  await step("controls lie as far apart as can be", async () => {
    await page.click(the("show-plates"));
    await page.click(the("well-A12"));
    await page.click(the("well-B12"), "ctrl");
    await page.says(the("wells-selected"), /2 wells selected/);
    await page.click(the("controls-take-positive"));
    await page.click(the("well-A01"));
    await page.click(the("well-B01"), "ctrl");
    await page.click(the("controls-take-negative"));
    // Without any spread Z′ is 1.
    await page.says(the("z-prime"), /^1\.00$/);
    await page.says(the("z-prime-reading"), /Excellent/);
    await page.says(the("separation-table"), /P1.*P2/s);
    await app.shot("plates-controls");
    await page.click(the("separation-plate-1"));
    await page.says(the("separation"), /^P2/);
    await page.click(the("controls-robust"));
    await page.says(the("separation"), /Positive, median/);
  });
});
