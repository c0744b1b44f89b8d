// Quick in the window: chosen in the Fit settings, fitted in a moment, its result in the place of curves, predictions.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

test("quick", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "quick");

  await step("is what the settings suggest, and they say why", async () => {
    await words.openExample(app);
    await page.click(the("fit-open"));
    await page.appears(the("setting-architecture"));
    assert.equal(await page.value(the("setting-architecture")), "quick");
    await page.says(the("fit-dialog"), /has 6 labels: up to 100 a category Quick was right more often/);
    await page.says(the("fit-preview"), /Learns from all 12 images with a label/);
    assert.equal(await page.exists(the("setting-epochs")), false, "Quick has no epochs");
    await app.shot("quick-settings");
  });

  await step("says how well it does, by cross-validation", async () => {
    await page.click(the("fit-run"));
    await words.fitEnds(app);
    await page.says(the("fit-dialog"), /\d+(\.\d)? ?% right in cross-validation/);
    await page.says(the("quick-result"), /Trained on 12 images, on /);
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

  await step("is evaluated on all labels, each by a model that had not seen it", async () => {
    await page.click(the("evaluate"));
    await page.appears(the("evaluation-dialog"), LONG);
    await page.says(the("evaluation-count"), /12 images, each by a model that had not seen it \(5 folds\)/);
    await page.says(the("evaluation-dialog"), /95 % between .* and /);
    await page.says(the("fold-accuracy"), /Mean of the folds/);
    await app.shot("quick-evaluation");
    await page.click(the("evaluation-tab-curves"));
    await page.appears(the("reliability"));
    await page.click(the("evaluation-close"));
    await page.disappears(the("evaluation-dialog"));
  });

  await step("keeps up with labels, where that is turned on", async () => {
    await page.click(the("keep-up"));
    const fitted = async () => (await words.project(app)).model.fittedAt;
    const first = await words.project(app);
    await until("the first refit", async () => (await words.project(app)).model.id !== first.model.id, LONG);
    await until("its end", async () => !(await page.disabled(the("predict"))), LONG);
    const second = await words.project(app);
    const unknown = (await words.images(app)).find((/** @type {any} */ image) => !image.categoryId);
    await page.press("esc");
    await words.clickTile(app, unknown.id);
    await page.press("1");
    await until(
      "a model that knows the label",
      async () => {
        const { model, fit } = await words.project(app);
        return model.id !== second.model.id && fit.training === 13;
      },
      LONG,
    );
    await until(
      "predictions of the rest",
      async () => {
        const { counts } = await words.project(app);
        return counts.predicted === words.EXAMPLE.unknown - 1;
      },
      LONG,
    );
    assert.ok((await fitted()) >= second.model.fittedAt);
    await app.shot("quick-keeps-up");
  });
});
