// Quick in the window: chosen in the Fit settings, fitted in a moment, its result in the place of curves, predictions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { until } from "./waiting.mjs";
import * as words from "./words.mjs";

test("quick", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "quick");

  await step("is chosen in the settings, which say what it does", async () => {
    await words.openExample(app);
    await page.click(the("fit-open"));
    await page.appears(the("setting-epochs"));
    await page.click(`.MuiFormControl-root:has(${the("setting-architecture")}) [role="combobox"]`);
    await page.click('[role="option"][data-value="quick"]');
    await page.says(the("fit-dialog"), /Best with few labels: from three a category/);
    await page.says(the("fit-preview"), /training, \d+ validation/);
    await app.shot("quick-settings");
  });

  await step("says how well it does, by cross-validation", async () => {
    await page.click(the("fit-run"));
    await words.fitEnds(app);
    await page.says(the("fit-dialog"), /\d+(\.\d)? ?% right in cross-validation/);
    await page.says(the("quick-result"), /Trained on \d+ images, validated on \d+/);
    assert.equal(await page.exists(the("chart-accuracy")), false, "there are no curves to draw");
    await app.shot("quick-result");
    await words.closeFit(app);
  });

  await step("predicts the Unknown images", async () => {
    await words.predict(app);
    const { counts } = await words.project(app);
    assert.equal(counts.predicted, words.EXAMPLE.unknown);
    const images = await words.images(app);
    const judged = images.filter((/** @type {any} */ image) => image.prediction && !image.ambiguous);
    const { categories } = await words.project(app);
    const nameOf = (/** @type {string} */ id) =>
      categories.find((/** @type {any} */ one) => one.id === id)?.name;
    const right = judged.filter(
      (/** @type {any} */ image) => nameOf(image.prediction.categoryId) === image.truth,
    );
    t.diagnostic(`${right.length} of ${judged.length} clear images are right`);
    assert.ok(right.length / judged.length >= 0.85, `${right.length} of ${judged.length}`);
    await until("the tiles to show it", async () =>
      (await words.tiles(app)).some(({ state }) => state === "prediction"),
    );
    await app.shot("quick-predicted");
  });
});
