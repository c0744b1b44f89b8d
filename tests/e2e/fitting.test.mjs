// The Fit settings and the fit: what each setting says, what is refused and why, a window that answers while it learns,
// stop, continue, and afresh.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { App, notice, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { NEGATIVE } from "./words.mjs";

/** More epochs than a test waits for: such a fit must be stopped. */
const ENDLESS = 10_000;
/** Milliseconds in which the window answers while it learns, and in which it does even where other work runs too. */
const AT_ONCE = 1000;
const AT_LEAST = 3000;
const SETTINGS = [
  "architecture",
  "refitAfterLabel",
  "inputWidth",
  "inputHeight",
  "crop",
  "rescale",
  "pretrained",
  "frozenEpochs",
  "mirror",
  "quarterTurns",
  "rotation",
  "shift",
  "zoom",
  "blur",
  "intensityGain",
  "intensityOffset",
  "noise",
  "channelDropout",
  "trainingFraction",
  "groupBy",
  "shuffle",
  "classBalance",
  "epochs",
  "batchSize",
  "schedule",
  "warmupEpochs",
  "patience",
  "folds",
  "optimizer",
  "learningRate",
  "loss",
  "labelSmoothing",
  "weightDecay",
  "gradientClipping",
  "dropout",
  "seed",
  "device",
  "mixedPrecision",
];
/** What Compact CNN has nothing to do with is not shown. */
const OF_OTHERS = ["refitAfterLabel", "pretrained", "frozenEpochs"];

test("fitting", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "fitting");
  /** The line under a setting. @param {string} name */
  const under = (name) => {
    const field = the(`setting-${name}`);
    return page.text(
      `:is(.MuiFormControl-root:has(${field}), div:has(> label ${field})) > .MuiFormHelperText-root`,
    );
  };

  await step("settings say what they do", async () => {
    await words.openExample(app);
    await page.click(the("fit-open"));
    await words.chooseModel(app, "compactCnn");
    await page.appears(the("setting-epochs"));
    const specs = await app.ask("setting_specs");
    assert.deepEqual(specs.map((/** @type {any} */ { name }) => name).toSorted(), SETTINGS.toSorted());
    for (const { name, kind, help, min, default: standard } of specs) {
      if (OF_OTHERS.includes(name)) {
        assert.equal(await page.exists(the(`setting-${name}`)), false, name);
        continue;
      }
      const line = await under(name);
      assert.ok(line.length > 10, `${name} has a line of help`);
      if (kind === "choice" || kind === "column") continue;
      assert.ok(line.startsWith(help), `${name}: ${line}`);
      if (kind !== "switch")
        assert.match(line, new RegExp(`\\(.*${min === null ? "" : min}.*default ${standard}\\)`));
    }
    assert.equal(await page.value(the("setting-trainingFraction")), "0.75");
    await page.says(the("fit-preview"), /training, \d+ validation.*Runs on .*parameters.*MB of memory/);
  });

  for (const [name, typed, reason] of [
    ["trainingFraction", "2", /At most 0\.95/],
    ["epochs", "0", /At least 1/],
    ["learningRate", "fast", /Type a number/],
    ["batchSize", "2.5", /whole number/],
  ]) {
    const field = String(name);
    await step(`refused ${field} ${typed}`, async () => {
      const before = await page.value(the(`setting-${field}`));
      await page.fill(the(`setting-${field}`), String(typed));
      await until(`${field} to say why`, async () => /** @type {RegExp} */ (reason).test(await under(field)));
      await until("Fit to be refused", () => page.disabled(the("fit-run")));
      await page.says(the("fit-blocked"), /** @type {RegExp} */ (reason));
      await app.shot(`fitting-refused-${field}`);
      await page.fill(the(`setting-${field}`), before);
      await until("Fit to be possible again", async () => !(await page.disabled(the("fit-run"))));
    });
  }

  await step("refused with labels of one category", async () => {
    await words.closeFit(app);
    const { id } = await words.category(app, NEGATIVE);
    for (const image of await words.images(app)) {
      if (image.categoryId === id) await words.clickTile(app, image.id, "ctrl");
    }
    await page.press("0");
    await until("its labels to be gone", async () => (await words.labelledCount(app, id)) === 0);
    await page.click(the("fit-open"));
    await page.says(the("fit-problems"), /at least two categories/);
    await page.says(the("fit-blocked"), /at least two categories/);
    assert.equal(await page.disabled(the("fit-run")), true);
  });

  await step("possible with the labels back", async () => {
    await words.closeFit(app);
    await page.press("ctrl+z");
    await page.click(the("fit-open"));
    await page.appears(the("fit-preview"));
    await until("Fit to be possible", async () => !(await page.disabled(the("fit-run"))));
    assert.equal(await page.exists(the("fit-problems")), false);
  });

  await step("charts fill while it learns", async () => {
    await words.startFit(app, ENDLESS);
    await until("two epochs", async () => (await words.chartPoints(app)) >= 2, LONG);
    await page.says(the("fit-progress"), /epoch \d[\d,]* of 10,000/);
    await page.click(the("chart-as-table"));
    const rows = () =>
      page.run((css) => document.querySelectorAll(`${css} tbody tr`).length, the("chart-table"));
    const before = await rows();
    await until("a new row in the table", async () => (await rows()) > before, LONG);
    await page.click(the("chart-as-table"));
    assert.equal(await page.disabled(the("setting-epochs")), true, "settings cannot be changed under a fit");
  });

  await step("the window answers while it learns", async () => {
    await words.closeFit(app);
    await page.says(the("job"), /epoch/);
    /** Milliseconds until the page shows what was done. */
    const times = await page.run(
      async (theme, larger, gallery) => {
        const drawn = () =>
          new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const press = (/** @type {string} */ css) =>
          /** @type {HTMLElement} */ (document.querySelector(css)).click();
        const grid = /** @type {HTMLElement} */ (document.querySelector(gallery));
        const acts = [
          ...Array(3).fill(() => press(theme)),
          () => press(larger),
          () => grid.scrollTo(0, 400),
          () => grid.scrollTo(0, 0),
          ...Array(3).fill(() => /** @type {any} */ (window).__TAURI_INTERNALS__.invoke("project_view")),
        ];
        const measured = [];
        for (const act of acts) {
          const began = performance.now();
          await act();
          await drawn();
          measured.push(Math.round(performance.now() - began));
        }
        return measured;
      },
      the("theme"),
      the("zoom-in"),
      the("gallery"),
    );
    t.diagnostic(`theme, theme, theme, zoom, scroll, scroll, question, question, question: ${times} ms`);
    const sorted = times.toSorted((a, b) => a - b);
    assert.ok((sorted[4] ?? 0) < AT_ONCE, `half of the answers take longer than ${AT_ONCE} ms: ${times}`);
    assert.ok((sorted[8] ?? 0) < AT_LEAST, `an answer takes longer than ${AT_LEAST} ms: ${times}`);
    // And to a person's own pointer and key: a label set while it learns.
    const { id, labelled } = await words.category(app, NEGATIVE);
    const [image] = (await words.images(app)).filter((/** @type {any} */ one) => one.categoryId === null);
    await words.clickTile(app, image.id);
    await page.press("1");
    await until("the label", async () => (await words.labelledCount(app, id)) === labelled + 1);
    await page.appears(the("job"));
    await page.press("ctrl+z");
    await until("the label to be gone", async () => (await words.labelledCount(app, id)) === labelled);
  });

  let learnt = 0;
  await step("stop keeps what was learnt", async () => {
    await page.click(the("job-show"));
    await page.click(the("fit-stop"));
    await words.fitEnds(app);
    await page.says(the("fit-dialog"), /stopped; what it had learnt was kept/);
    learnt = await words.chartPoints(app);
    assert.ok(learnt >= 2);
    const { model, fit } = await words.project(app);
    assert.equal(model.epochsTrained, learnt);
    assert.equal(fit.stopped, true);
  });

  await step("continue counts on", async () => {
    await page.says(
      the("fit-dialog"),
      new RegExp(`Adds to the ${learnt.toLocaleString("en-US")} epochs so far`),
    );
    await page.click(the("fit-start-continue"));
    await words.startFit(app, 3);
    await words.fitEnds(app);
    assert.equal(await words.chartPoints(app), learnt + 3);
    await page.says(the("chart-accuracy-x"), new RegExp(`Epoch ${(learnt + 3).toLocaleString("en-US")}$`));
    assert.equal((await words.project(app)).fit.starts.length, 2);
  });

  await step("the curves as SVG and PNG, and every epoch as a table", async () => {
    const [svg, png, csv] = ["curves.svg", "curves.png", "epochs.csv"].map((name) => join(app.folder, name));
    for (const [entry, file = ""] of [
      ["chart-training-svg", svg],
      ["chart-training-png", png],
      ["epochs", csv],
    ]) {
      app.answer(file);
      await page.click(the("plots-export"));
      await page.click(the(`export-${entry}`));
      await notice(app, new RegExp(file.replaceAll(".", "\\.")));
    }
    const drawn = readFileSync(svg ?? "", "utf8");
    assert.match(drawn, /^<\?xml/);
    assert.equal(drawn.match(/<path/g)?.length, 4, "two curves in two charts");
    for (const said of ["Accuracy", "Validation accuracy", "Loss", "Validation loss"])
      assert.ok(drawn.includes(`>${said}</text>`), said);
    assert.equal(drawn.match(/>Fit 2<\/text>/g)?.length, 2, "where the second fit began, in both charts");
    const picture = readFileSync(png ?? "");
    assert.equal(picture.subarray(1, 4).toString("latin1"), "PNG");
    // Three pixels for each of the chart.
    assert.equal(picture.readUInt32BE(16), 3 * Number(/ width="(\d+)"/.exec(drawn)?.[1]));
    const [head, ...rows] = readFileSync(csv ?? "", "utf8")
      .trim()
      .split("\n");
    assert.equal(head, "epoch,accuracy,validation accuracy,loss,validation loss,seconds");
    assert.equal(rows.length, learnt + 3);
    const { epochs } = (await words.project(app)).fit;
    assert.equal(Number(rows.at(-1)?.split(",")[3]), epochs.at(-1).loss, "with all digits");
  });

  await step("afresh begins anew", async () => {
    await page.click(the("fit-start-afresh"));
    await words.startFit(app, 4);
    await words.fitEnds(app);
    assert.equal(await words.chartPoints(app), 4);
    assert.deepEqual((await words.project(app)).fit.starts, [1]);
  });

  await step("the layers of the model", async () => {
    await page.click(the("fit-tab-summary"));
    await page.says(the("model-summary"), /Layer Output shape Parameters Trainable/);
  });
});
