// Plates: what each well shows, its images, controls with Z′, doses, and all of it as files. The folders are made so that every
// number is known: doses from 7 on are infected, the others healthy.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { App, notice, stepsOf, the } from "./app.mjs";
import { checkAccessible } from "./axe.mjs";
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

  /** What an entry of an export menu writes. @param {string} menu @param {string} entry @param {string} name  Of the file. */
  const exported = async (menu, entry, name) => {
    const file = join(app.folder, name);
    app.answer(file);
    await page.click(the(menu));
    await page.click(the(`export-${entry}`));
    await notice(app, new RegExp(name.replace(".", "\\.")));
    await page.disappears('[role="menu"]');
    return readFileSync(file, "utf8");
  };

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

  await step("controls by the values of a column", async () => {
    await page.click(the("controls-by-column"));
    await choose("controls-column", ":dose");
    for (const [side, value] of [
      ["positive", "12"],
      ["negative", "1"],
    ]) {
      await page.click(`${the(`controls-values-${side}`)} [role="combobox"]`);
      await page.click(`[role="option"][data-value="${value}"]`);
      await page.press("esc");
      await page.disappears('[role="option"]');
    }
    await page.says(the("separation"), /2 wells.*2 wells/s);
  });

  await step("how far the controls lie apart as a file", async () => {
    const file = await exported("separation-export", "separation", "controls.csv");
    const [head, ...rows] = file.trim().split("\n");
    assert.equal(head?.split(",").length, 8);
    assert.deepEqual(
      rows.map((row) => row.split(",").slice(0, 6).join()),
      ["P1,2,2,1,0,1", "P2,2,2,1,0,1"],
    );
  });

  await step("doses with their means and the percentage of the controls", async () => {
    await page.click(the("plates-tab-dose"));
    await choose("dose-column", ":dose");
    await page.appears(the("dose-chart"));
    const rows = await words.table(app, the("dose-table"));
    assert.equal(rows.length, DOSES);
    const [first, last] = [rows[0] ?? [], rows.at(-1) ?? []];
    assert.deepEqual([first[0], first[1], first.at(-1)], ["1", "4", "0"]);
    assert.deepEqual([last[0], last[1], last.at(-1)], ["12", "4", "100"]);
    await app.shot("plates-dose");
    await choose("dose-group", ":plate");
    await choose("dose-group-value", "P1");
    await until("one plate's wells", async () => (await words.table(app, the("dose-table")))[0]?.[1] === "2");
  });

  await step("the doses as a table and as a chart", async () => {
    const table = (await exported("dose-export", "doses", "doses.csv")).trim().split("\n");
    assert.match(table[0] ?? "", /^dose,wells,mean,/);
    assert.equal(table.length, 1 + DOSES);
    assert.match(table[1] ?? "", /^1,2,0,.*,0$/);
    assert.match(table.at(-1) ?? "", /^12,2,1,.*,100$/);
    const chart = await exported("dose-export", "chart-dose-svg", "doses.svg");
    assert.match(chart, /^<\?xml/);
    for (const said of ["dose · plate: P1", "Fraction: infected", "Mean with 95 % interval"])
      assert.ok(chart.includes(`>${said}</text>`), said);
  });

  await step("all plates small, and one of them", async () => {
    await page.click(the("plates-all"));
    await page.appears(the("plates-small"));
    await app.shot("plates-all");
    await page.click(the("plate-small-0"));
    await page.says(the("plate-choice"), /P1/);
    await page.click(the("plate-next"));
    await page.says(the("plate-choice"), /P2/);
  });

  await step("a drag over many wells selects all of them, and back those that are left", async () => {
    await page.drag([await middle("A01"), await middle("D06"), await middle("H12")]);
    await page.says(the("wells-selected"), /24 wells selected, 24 images/);
    await page.drag([await middle("A01"), await middle("H12"), await middle("A03")]);
    await page.says(the("wells-selected"), /3 wells selected, 3 images/);
  });

  await step("the table of wells and a plate as files", async () => {
    assert.equal((await exported("plates-export", "wells", "wells.csv")).trim().split("\n").length, 1 + 48);
    const plate = await exported("plates-export", "chart-plate-svg", "plate.svg");
    assert.match(plate, /^<\?xml/);
    for (const said of ["Plate P2", "Fraction: infected · Category by: Label, else prediction", "H", "12"])
      assert.ok(plate.includes(`>${said}</text>`), said);
    // Half of the wells at each end of the scale.
    assert.equal(plate.match(/<circle[^>]*fill="#fde725"/g)?.length, ROWS.length * (DOSES - FROM + 1));
    assert.equal(plate.match(/<circle[^>]*fill="#46327e"/g)?.length, ROWS.length * (DOSES - FROM + 1));
    const all = await exported("plates-export", "chart-plates-svg", "all.svg");
    for (const name of PLATES) assert.ok(all.includes(`>${name}</text>`), name);
  });

  await step("nothing of it breaks a rule of accessibility", async () => {
    for (const tab of ["controls", "dose"]) {
      await page.click(the(`plates-tab-${tab}`));
      await page.appears(the(tab === "dose" ? "dose-table" : "separation"));
      await app.shot(`plates-accessible-${tab}`);
      await checkAccessible(page, tab);
    }
  });

  await step("without a column of wells it says how to get one, and finds it again", async () => {
    await page.click(the("plates-columns"));
    await choose("plates-column-well", "none");
    await page.says(the("plates-dialog"), /No column says in which well/);
    await app.shot("plates-empty");
    await page.click(the("plates-find-columns"));
    await page.appears(the("plate-grid"));
    await page.click(the("plates-close"));
    await page.disappears(the("plates-dialog"));
  });
});
