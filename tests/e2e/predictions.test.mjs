// What can be done with predictions: accepting those that are sure enough, taking that back, clearing them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, notice, stepsOf, the } from "./app.mjs";
import { until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE } from "./words.mjs";

const LABELS = 10;
const UNKNOWN = EXAMPLE.images - 2 * LABELS;

test("predictions", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "predictions");
  const confidences = async () =>
    (await words.images(app)).flatMap((/** @type {any} */ { prediction }) => prediction?.confidence ?? []);

  await step("not possible without a model", async () => {
    await words.openExample(app);
    assert.equal(await page.disabled(the("predict")), true);
    assert.equal(await page.attribute(the("predict"), "aria-description"), "Fit the classifier first.");
    await page.says(the("model-line"), /No model yet/);
  });

  await step("predict", async () => {
    await words.labelByTruth(app, LABELS);
    await words.startFit(app, 15);
    await words.fitEnds(app);
    await words.closeFit(app);
    await words.predict(app);
    assert.equal((await confidences()).length, UNKNOWN);
    await page.says(the("category-unknown"), /\b0\b/);
  });

  await step("details show all probabilities", async () => {
    const [image] = (await words.images(app)).filter((/** @type {any} */ { prediction }) => prediction);
    await words.clickTile(app, image.id);
    await page.press("i");
    await page.says(
      '[role="dialog"]',
      /Probabilities.*(Negative|Positive) Control.*%.*(Negative|Positive) Control.*%/,
    );
    await page.press("esc");
    await page.disappears('[role="dialog"]');
    await page.press("esc");
  });

  /** The confidence from which half of the predictions are accepted, in per cent with one decimal. */
  let least = 0;
  await step("accept the sure ones", async () => {
    const all = (await confidences()).toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b);
    least = Math.ceil(all[Math.floor(all.length / 2)] * 1000) / 10;
    const sure = all.filter((/** @type {number} */ confidence) => confidence >= least / 100).length;
    await page.click(the("accept-predictions"));
    await page.says('[role="dialog"]', new RegExp(`All predicted images \\(${UNKNOWN}\\)`));
    await page.click('[role="dialog"] input[type="checkbox"]');
    await page.fill(the("accept-confidence"), String(least));
    await app.shot("predictions-accept");
    await page.click(the("accept-run"));
    if (sure === 0) await notice(app, /nothing was accepted/);
    else await notice(app, new RegExp(`^${sure} images? got a label from a prediction`));
    const { counts } = await words.project(app);
    assert.equal(counts.accepted, sure);
    assert.equal(counts.predicted, UNKNOWN - sure);
    const tiles = await words.tiles(app);
    assert.equal(tiles.filter(({ said }) => /accepted from a prediction/.test(said)).length, sure);
    assert.equal(tiles.filter(({ accepted }) => accepted).length, sure, "the same tiles show it");
    assert.equal(tiles.filter(({ state }) => state === "label").length, 2 * LABELS + sure);
  });

  await step("take the acceptance back", async () => {
    await page.press("ctrl+z");
    await until(
      "the predictions to be back",
      async () => (await words.project(app)).counts.predicted === UNKNOWN,
    );
    const tiles = await words.tiles(app);
    assert.equal(tiles.filter(({ state }) => state === "prediction").length, UNKNOWN);
  });

  await step("a label hides the prediction", async () => {
    const [image] = (await words.images(app)).filter((/** @type {any} */ { prediction }) => prediction);
    const css = await words.tile(app, image.id);
    await page.click(css);
    await page.press("1");
    await until("the label", async () => (await page.attribute(css, "data-state")) === "label");
    await page.press("ctrl+z");
    await until("the prediction", async () => (await page.attribute(css, "data-state")) === "prediction");
  });

  await step("clear", async () => {
    await page.click(the("clear-predictions"));
    await page.says(the("category-labelled-unknown"), new RegExp(`^${UNKNOWN}$`));
    const tiles = await words.tiles(app);
    assert.equal(tiles.filter(({ state }) => state === "unknown").length, UNKNOWN);
    assert.equal(await page.exists(the("clear-predictions")), false);
  });
});
