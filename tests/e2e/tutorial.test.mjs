// The tutorial, straight through: from the start screen over the example project to the evaluation, then closed and
// opened again the next day. Each step asserts what a person sees.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { evaluationSteps } from "./evaluation-steps.mjs";
import { until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE, NEGATIVE, POSITIVE } from "./words.mjs";

const EPOCHS = 12;
/** Labels in each control before the fit. */
const LABELS = 10;

test("the tutorial", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "tutorial");
  /** What is to be there again the next day. @type {Record<string, any>} */
  const kept = {};

  await step("start screen", async () => {
    await page.says(the("start-screen"), /New project.*Open project….*Open images….*Open folder…/);
    await page.says(the("start-screen"), /U2OS arrestin-GFP assay SIMULATED/);
    await page.says(the("start-screen"), /Recent projects/);
    assert.equal(await page.text(the("start-example")), "Open example project");
  });

  await step("example project", async () => {
    await words.openExample(app);
    await page.says("header", /SIMULATED/);
    await page.says(the("status-line"), /72 images shown 60 without a label/);
    const { categories } = await words.project(app);
    assert.deepEqual(
      categories.map((/** @type {any} */ { name, labelled }) => [name, labelled]),
      [
        ["Unknown", EXAMPLE.unknown],
        [NEGATIVE, EXAMPLE.labelled],
        [POSITIVE, EXAMPLE.labelled],
      ],
    );
    for (const { id, name, labelled } of categories) {
      await page.says(the(`category-${id}`), new RegExp(name.replace(/[()]/g, "\\$&")));
      assert.equal(await words.labelledCount(app, id), labelled);
    }
    const tiles = await words.tiles(app);
    assert.equal(tiles.length, EXAMPLE.images);
    assert.deepEqual(
      tiles.filter(({ picture }) => !picture),
      [],
      "every tile shows its picture",
    );
    for (const { id, color } of categories.slice(1)) {
      const mine = tiles.filter((tile) => tile.category === id);
      assert.equal(mine.length, EXAMPLE.labelled);
      for (const tile of mine)
        assert.equal(tile.color, words.rgb(color), "a label has its category's colour");
    }
  });

  await step("hide Unknown", async () => {
    await page.click(the("category-toggle-unknown"));
    await page.says(the("status-line"), /12 images shown 60 hidden/);
    const tiles = await words.tiles(app);
    assert.equal(tiles.length, EXAMPLE.images - EXAMPLE.unknown);
    assert.deepEqual(
      tiles.filter(({ category }) => category === "unknown"),
      [],
    );
  });

  await step("show Unknown again", async () => {
    await page.click(the("category-toggle-unknown"));
    await page.says(the("status-line"), /72 images shown 60 without a label/);
    assert.equal((await words.tiles(app)).length, EXAMPLE.images);
  });

  await step("label ten of each", async () => {
    await words.labelByTruth(app, LABELS);
    await page.says(the("status-line"), /52 without a label/);
    await page.click(the("menu-edit"));
    await page.says(the("menu-undo"), /Undo Label 4 images/);
    await page.press("esc");
    await page.disappears(the("menu-undo"));
  });

  await step("fit", async () => {
    await page.click(the("fit-open"));
    await words.chooseModel(app, "compactCnn");
    await page.says(the("fit-preview"), /\d+ training, \d+ validation/);
    await page.fill(the("setting-epochs"), String(EPOCHS));
    // Written down in the page, because the driver could miss an epoch.
    await page.run((css) => {
      const seen = new Set();
      Object.assign(window, { seenPoints: seen });
      const note = () => seen.add(Number(document.querySelector(css)?.getAttribute("data-points")));
      new MutationObserver(note).observe(document.body, { attributes: true, childList: true, subtree: true });
      note();
    }, the("chart-accuracy"));
    await page.click(the("fit-run"));
    await page.appears(the("fit-stop"));
    await words.fitEnds(app);
    const seen = await page.run(() => [.../** @type {any} */ (window).seenPoints]);
    const grown = Array.from({ length: EPOCHS + 1 }, (_, points) => points);
    assert.deepEqual(seen.filter(Number.isFinite), grown, "the charts fill epoch by epoch");
    assert.equal(await words.chartPoints(app), EPOCHS);
    assert.equal(await page.attribute(the("chart-loss"), "data-points"), String(EPOCHS));
    for (const chart of ["accuracy", "loss"]) {
      await page.says(the(`chart-${chart}-x`), new RegExp(`Epoch ${EPOCHS}$`));
      for (const curve of [0, 1]) await page.says(the(`chart-${chart}-value-${curve}`), /^\d\.\d{3}$/);
    }
    await page.says(the("fit-dialog"), /Trained on \d+ images, validated on \d+/);
  });

  await step("curves as a table", async () => {
    await page.click(the("chart-as-table"));
    kept.curves = await words.table(app, the("chart-table"));
    await app.shot("tutorial-curves-table");
    assert.equal(kept.curves.length, EPOCHS);
    for (const [epoch, accuracy, validation, loss] of kept.curves) {
      assert.ok(Number(epoch) >= 1 && Number(accuracy) <= 1 && Number(validation) <= 1 && Number(loss) >= 0);
    }
    const losses = kept.curves.map((/** @type {string[]} */ row) => Number(row[3]));
    assert.ok(losses.at(-1) < losses[0], `the loss falls: ${losses}`);
    await page.click(the("chart-as-table"));
    await words.closeFit(app);
    await page.says(the("model-line"), new RegExp(`${EPOCHS} epochs`));
  });

  await step("predict", async () => {
    await words.predict(app);
    const { categories, counts } = await words.project(app);
    assert.equal(counts.predicted, EXAMPLE.images - 2 * LABELS);
    const colors = Object.fromEntries(
      categories.map((/** @type {any} */ { id, color }) => [id, words.rgb(color)]),
    );
    const tiles = await words.tiles(app);
    const predicted = tiles.filter(({ predicted }) => predicted !== "");
    assert.equal(predicted.length, EXAMPLE.images - 2 * LABELS);
    for (const tile of predicted) {
      assert.equal(tile.state, "prediction");
      assert.equal(tile.color, colors[tile.predicted], "a prediction has its category's colour");
      assert.equal(tile.border, "dashed", "and is told apart from a person's label");
      assert.match(tile.mark, /\d+(\.\d)? %/, "with its confidence");
      assert.match(tile.said, /predicted .+, \d+(\.\d)? %/);
    }
    kept.tiles = tiles;
  });

  await evaluationSteps(app, step, kept);

  await step("the next day", async () => {
    await app.restart();
    await app.page.appears(the("recent"));
  });

  await step("everything is back", async () => {
    const { page: again } = app;
    assert.equal(await again.text(the("start-example")), "Continue");
    await again.click(`${the("recent")} [role="button"]`);
    await again.says(the("status-line"), /72 images shown/);
    await until("the same tiles to be there", async () => {
      const look = (/** @type {any[]} */ all) =>
        all.map(({ id, state, category, predicted, mark }) => [id, state, category, predicted, mark]);
      assert.deepEqual(look(await words.tiles(app)), look(kept.tiles));
      return true;
    });
    await again.says(the("model-line"), new RegExp(`${EPOCHS} epochs`));
    await again.click(the("evaluation-open"));
    await again.appears(the("evaluation-dialog"));
    assert.deepEqual(await words.table(app, the("confusion-matrix")), kept.matrix);
    assert.equal(await again.text(the("metric-accuracy")), kept.accuracy);
    await again.click(the("evaluation-close"));
    await again.disappears(the("evaluation-dialog"));
    await again.click(the("fit-open"));
    await again.appears(the("setting-epochs"));
    const epochs = await again.value(the("setting-epochs"));
    assert.equal(epochs, String(EPOCHS), "the settings are those of yesterday");
    await again.click(the("chart-as-table"));
    assert.deepEqual(await words.table(app, the("chart-table")), kept.curves);
  });
});
