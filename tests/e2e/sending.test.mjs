// What leaves a project for other programs, and comes back: a model in each of its three forms, images in folders, and a
// project of Piximi.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { App, notice, stepsOf, the } from "./app.mjs";
import { checkAccessible } from "./axe.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE } from "./words.mjs";

/** Labels of each category of the example that are given here. */
const LABELS = 8;

test("sending", async (t) => {
  const app = await App.start({ env: { VESICLE_BACKBONE: "none" } });
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "sending");
  const at = (/** @type {string} */ name) => join(app.folder, name);
  const menu = async (/** @type {string} */ which, /** @type {string} */ entry) => {
    await page.click(the(which));
    await page.click(the(entry));
  };
  const dismissAll = async () => {
    const button = `${the("notification")} [aria-label="Dismiss"]`;
    while (await page.exists(button)) await page.click(button);
  };
  let pictures = "";
  /** Of the categories. @type {Map<string, string>} */
  const colors = new Map();

  await step("a model needs a fit", async () => {
    await words.openExample(app);
    pictures = join(dirname((await words.project(app)).path), "images");
    assert.ok(existsSync(pictures), pictures);
    await page.click(the("model-menu"));
    assert.equal(await page.attribute(the("model-export"), "aria-disabled"), "true");
    await page.press("esc");
    await page.disappears('[role="menu"]');
    await words.labelByTruth(app, LABELS);
    for (const name of [words.NEGATIVE, words.POSITIVE])
      colors.set(name, (await words.category(app, name)).color.toLowerCase());
    await words.startFit(app, 3);
    await words.fitEnds(app);
    await words.closeFit(app);
  });

  await step("a dialog says what each form is for", async () => {
    await menu("model-menu", "model-export");
    await page.says('[role="dialog"]', /Safetensors.*Python.*ONNX.*bioimage\.io/);
    assert.equal(await page.exists(the("export-model-values")), false, "weights take images of any kind");
    await app.shot("sending-model-dialog");
    await checkAccessible(page, "export model");
    await page.click(the("export-model-onnx"));
    await page.says('[role="dialog"]', /16 bits, as the images it was fitted on/);
  });

  const begins = { safetensors: /^.{8}\{/s, onnx: /Vesicle/, bioimageio: /^PK/ };
  for (const [format, file] of [
    ["safetensors", "model.safetensors"],
    ["onnx", "model.onnx"],
    ["bioimageio", "model.zip"],
  ]) {
    await step(`a model as ${file}`, async () => {
      if (!(await page.exists('[role="dialog"]'))) await menu("model-menu", "model-export");
      await page.click(the(`export-model-${format}`));
      app.answer(at(file));
      await page.click(the("export-model-run"));
      await notice(app, new RegExp(`was written to .*${file.replace(".", "\\.")}`));
      await page.disappears('[role="dialog"]');
      const bytes = readFileSync(at(file)).subarray(0, 4096).toString("latin1");
      assert.match(bytes, begins[/** @type {keyof typeof begins} */ (format)]);
    });
  }

  await step("images into folders", async () => {
    await dismissAll();
    await menu("menu-file", "menu-export-images");
    await page.says('[role="dialog"]', /There are no predictions yet/);
    assert.equal(await page.disabled(the("export-images-by-prediction")), true);
    await app.shot("sending-images-dialog");
    await checkAccessible(page, "export images");
    mkdirSync(at("sorted"));
    app.answer(at("sorted"));
    await page.click(the("export-images-run"));
    await notice(app, new RegExp(`${EXAMPLE.images} image.*went into 3 folder`));
    const folders = readdirSync(at("sorted")).sort();
    assert.deepEqual(folders, [
      "Negative Control (cytoplasmic GFP)",
      "Positive Control (vesicular GFP)",
      "Unknown",
    ]);
    assert.equal(readdirSync(join(at("sorted"), "Unknown")).length, EXAMPLE.images - 2 * LABELS);
    assert.equal(readdirSync(join(at("sorted"), folders[0])).length, LABELS);
  });

  await step("nothing is written over", async () => {
    await dismissAll();
    await menu("menu-file", "menu-export-images");
    await page.click(the("export-images-how-link"));
    app.answer(at("sorted"));
    await page.click(the("export-images-run"));
    await notice(app, /is not empty.*Choose a new or an empty folder/);
    await dismissAll();
  });

  await step("a project for Piximi", async () => {
    await menu("menu-file", "menu-export-piximi");
    await page.says('[role="dialog"]', new RegExp(`${EXAMPLE.images} images with channels`));
    await page.says(the("export-piximi-notes"), /Models stay here/);
    await app.shot("sending-piximi-dialog");
    await checkAccessible(page, "export Piximi");
    app.answer(at("study.zip"));
    await page.click(the("export-piximi-run"));
    await notice(app, new RegExp(`${EXAMPLE.images} image.*study\\.zip, which Piximi opens`));
    assert.equal(readFileSync(at("study.zip")).subarray(0, 2).toString(), "PK");
  });

  await step("a Piximi project is opened", async () => {
    await dismissAll();
    await page.press("ctrl+n");
    await until("an empty project", async () => (await words.project(app)).imageCount === 0);
    app.answer(at("study.zip"));
    await menu("menu-file", "menu-piximi");
    await page.says(the("status-line"), new RegExp(`${EXAMPLE.images} images shown`), LONG);
    await notice(app, new RegExp(`Piximi project.*Imported ${EXAMPLE.images} images`));
    for (const name of [words.NEGATIVE, words.POSITIVE]) {
      const found = await words.category(app, name);
      assert.equal(found.labelled, LABELS);
      assert.equal(found.color.toLowerCase(), colors.get(name));
    }
  });

  await step("a model comes into another project and predicts there", async () => {
    await dismissAll();
    await page.press("ctrl+n");
    await until("an empty project", async () => (await words.project(app)).imageCount === 0);
    app.answer(pictures);
    await page.click(the("open"));
    await page.click(the("open-folder"));
    await page.appears('[role="dialog"]');
    await page.click(the("import-run"));
    await page.says(the("status-line"), new RegExp(`${EXAMPLE.images} images shown`), LONG);
    await dismissAll();
    app.answer(at("model.zip"));
    await menu("model-menu", "model-add");
    const said = await notice(app, /was added\. It predicts from now on/);
    assert.match(said, /It tells apart: Negative Control.*Positive Control/);
    assert.match(said, /images of 2 channels/);
    assert.match(said, /New categories: Negative Control/);
    await words.predict(app);
    assert.equal((await words.project(app)).counts.predicted, EXAMPLE.images);
  });

  await step("where there are predictions it is asked before", async () => {
    await dismissAll();
    app.answer(at("model.onnx"));
    await menu("model-menu", "model-add");
    await page.says('[role="dialog"]', new RegExp(`${EXAMPLE.images} images have predictions`));
    await app.shot("sending-add-model");
    await page.click(the("confirm"));
    await notice(app, /is in the project already; nothing was changed/);
    await dismissAll();
    assert.equal((await words.project(app)).counts.predicted, EXAMPLE.images);
  });

  await step("in the dark", async () => {
    await menu("menu-view", "theme-dark");
    await menu("model-menu", "model-export");
    await page.click(the("export-model-bioimageio"));
    await page.says('[role="dialog"]', /Values of the images/);
    await app.shot("sending-model-dark");
    await page.press("esc");
    await page.disappears('[role="dialog"]');
    await menu("menu-view", "theme-light");
  });

  await until("nothing to run any more", async () => !(await page.exists(the("job"))));
});
