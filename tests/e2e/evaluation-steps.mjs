// The steps of the tutorial around the evaluation: confusion matrix, metrics with their formulas, its tabs, tables and
// charts as files. Every number that is shown is held against the labels and partitions of the images themselves.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { notice, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE, NEGATIVE, POSITIVE } from "./words.mjs";

/**
 * @param {import("./app.mjs").App} app  With a fitted model.
 * @param {ReturnType<typeof import("./app.mjs").stepsOf>} step
 * @param {Record<string, any>} kept  Gets the matrix and the accuracy as they are shown.
 */
export async function evaluationSteps(app, step, kept) {
  const { page } = app;
  await step("evaluate", async () => {
    await page.click(the("evaluate"));
    await page.appears(the("evaluation-dialog"), LONG);
    const validation = (await words.images(app)).filter(
      (/** @type {any} */ image) => image.partition === "validation" && image.categoryId,
    );
    await page.says(the("evaluation-count"), new RegExp(`${validation.length} images? kept for validation`));
    const { categories } = await words.project(app);
    const table = await words.table(app, the("confusion-matrix"));
    const rows = table.slice(0, -1);
    assert.deepEqual(
      rows.map(([name]) => name),
      [NEGATIVE, POSITIVE],
    );
    for (const [name, ...counts] of rows) {
      const truth = categories.find((/** @type {any} */ one) => one.name === name);
      const labelled = validation.filter((/** @type {any} */ image) => image.categoryId === truth.id).length;
      const numbers = counts.map((cell) => Number.parseInt(cell, 10));
      assert.equal(numbers.at(-1), labelled, `rows are ground truth: ${name}`);
      assert.equal(
        numbers.slice(0, -1).reduce((sum, n) => sum + n, 0),
        labelled,
      );
    }
    assert.equal(Number(table.at(-1)?.at(-1)), validation.length);
    const right = await page.run(
      (ids) => ids.map((css) => Number(document.querySelector(css)?.getAttribute("data-count"))),
      [the("matrix-cell-0-0"), the("matrix-cell-1-1")],
    );
    const accuracy = (Number(right[0]) + Number(right[1])) / validation.length;
    assert.equal(await page.text(the("metric-accuracy")), accuracy.toFixed(3));
    kept.matrix = table;
    kept.accuracy = await page.text(the("metric-accuracy"));
  });

  await step("a formula", async () => {
    for (const [name, formula] of [
      ["Accuracy", /correct \/ all/],
      ["Cross entropy", /−1\/N · Σ ln p/],
    ]) {
      await page.hover(`[aria-labelledby="metrics-title"] [aria-label="Formula of ${name}"]`);
      await page.says('[role="tooltip"]', /** @type {RegExp} */ (formula));
      await page.says('[role="tooltip"]', /Source/);
    }
    for (const [name, formula] of [
      ["Precision", /TP \/ \(TP \+ FP\)/],
      ["Recall", /TP \/ \(TP \+ FN\)/],
      ["F1 score", /2·TP \/ \(2·TP \+ FP \+ FN\)/],
    ]) {
      await page.hover(`[aria-labelledby="per-category-title"] [aria-label="Formula of ${name}"]`);
      await page.says('[role="tooltip"]', /** @type {RegExp} */ (formula));
      await page.says('[role="tooltip"]', /Source/);
    }
  });

  await step("all metrics with their intervals", async () => {
    const { metrics } = await app.ask("evaluation");
    await page.click(the("all-metrics-toggle"));
    const rows = await words.table(app, the("all-metrics"));
    assert.deepEqual(
      rows.map(([, value]) => value),
      metrics.map((/** @type {any} */ { value }) => (value === null ? "–" : value.toFixed(3))),
    );
    await page.click(the("all-metrics-toggle"));
  });

  await step("shares in the matrix", async () => {
    const { matrix } = await app.ask("evaluation");
    const total = (/** @type {number[]} */ counts) => counts.reduce((sum, n) => sum + n, 0);
    const percent = (/** @type {number} */ part, /** @type {number} */ all) =>
      all === 0 ? "–" : `${Math.round((part / all) * 100)} %`;
    const first = matrix[0][0];
    await page.click(the("matrix-row"));
    assert.ok((await page.text(the("matrix-cell-0-0"))).startsWith(percent(first, total(matrix[0]))));
    await page.click(the("matrix-column"));
    const column = matrix.map((/** @type {number[]} */ row) => row[0] ?? 0);
    assert.ok((await page.text(the("matrix-cell-0-0"))).startsWith(percent(first, total(column))));
    await page.click(the("matrix-counts"));
  });

  await step("curves", async () => {
    await page.click(the("evaluation-tab-curves"));
    for (const kind of ["roc", "precisionRecall"]) {
      const curves = await app.ask("evaluation_curves", { kind });
      await until(
        `${kind} to be drawn`,
        async () =>
          Number(await page.attribute(the(`chart-${kind}`), "data-curves")) === curves.length &&
          curves.length > 0,
      );
      await page.says(the("curve-categories"), new RegExp(curves[0].area.toFixed(3)));
    }
    await page.appears(the("reliability"));
    const { categories } = await app.ask("evaluation");
    await page.click(the(`curve-category-${categories[0].id}`));
    await until(
      "one curve less",
      async () => Number(await page.attribute(the("chart-roc"), "data-curves")) === 1,
    );
  });

  await step("groups", async () => {
    await page.click(the("evaluation-tab-groups"));
    const { groupColumns } = await app.ask("evaluation");
    assert.ok(groupColumns.length > 0, "the example has metadata");
    assert.equal(await page.value(the("group-column")), groupColumns[0]);
    const groups = await app.ask("evaluation_groups", { column: groupColumns[0] });
    await page.appears(the("group-0"));
    const rows = await words.table(app, the("groups"));
    assert.deepEqual(
      rows.map(([, count, wrong]) => [Number(count), Number(wrong)]),
      groups.map((/** @type {any} */ { count, right }) => [count, count - right]),
    );
  });

  await step("surprises", async () => {
    await page.click(the("evaluation-tab-surprises"));
    const losses = await app.ask("evaluation_losses");
    await page.appears(the(`surprise-${losses[0].id}`));
    assert.ok(losses[0].loss >= losses.at(-1).loss);
    await page.click(the(`surprise-${losses[0].id}`));
    await page.appears(the("viewer"));
    await page.press("esc");
    await page.disappears(the("viewer"));
    await page.appears(the("evaluation-dialog"));
  });

  await step("a table and two charts as files", async () => {
    const table = join(app.folder, "metrics.csv");
    app.answer(table);
    await page.click(the("evaluation-export"));
    await page.click(the("export-metrics"));
    await notice(app, /rows were written to .*metrics\.csv/);
    const { metrics } = await app.ask("evaluation");
    // Above them the header, below them the calibration error, which has no interval.
    assert.equal(readFileSync(table, "utf8").trim().split("\n").length, 2 + metrics.length);

    const [svg, png] = [join(app.folder, "roc.svg"), join(app.folder, "matrix.png")];
    app.answer(svg);
    await page.click(the("evaluation-export"));
    await page.click(the("export-chart-roc-svg"));
    await notice(app, /chart was saved as .*roc\.svg/);
    const drawn = readFileSync(svg, "utf8");
    assert.match(drawn, /^<\?xml/);
    // The category that was left out above is left out here.
    assert.equal(drawn.match(/<path/g)?.length, 1);
    app.answer(png);
    await page.click(the("evaluation-export"));
    await page.click(the("export-chart-matrix-png"));
    await notice(app, /chart was saved as .*matrix\.png/);
    assert.equal(readFileSync(png).subarray(1, 4).toString("latin1"), "PNG");
  });

  await step("a cell of the matrix", async () => {
    await page.click(the("evaluation-tab-overview"));
    const { matrix } = await app.ask("evaluation");
    const [truth = 0, prediction = 0] =
      [0, 1]
        .flatMap((row) => [0, 1].map((column) => [row, column]))
        .find(([row, column]) => matrix[Number(row)][Number(column)] > 0) ?? [];
    const ids = await app.ask("evaluation_images", { which: { type: "cell", truth, prediction } });
    await page.click(the(`matrix-cell-${truth}-${prediction}`));
    await page.disappears(the("evaluation-dialog"));
    const wanted = ids.toSorted((/** @type {number} */ a, /** @type {number} */ b) => a - b);
    await words.expectSelected(app, wanted.length);
    await app.shot("tutorial-cell-selected");
    assert.deepEqual(await words.selection(app), wanted);
    await page.press("esc");
  });

  await step("export the predictions", async () => {
    const file = join(app.folder, "predictions.csv");
    app.answer(file);
    await page.click(the("export-predictions"));
    await notice(app, /72 rows were written to .*predictions\.csv/);
    assert.ok(existsSync(file));
    const lines = readFileSync(file, "utf8").trim().split("\n");
    assert.equal(lines.length, 1 + EXAMPLE.images);
    const columns = `file,category,origin,partition,predicted,confidence,p(${NEGATIVE}),p(${POSITIVE}),model_id`;
    assert.ok(lines[0].startsWith(`${columns},content_hash`), lines[0]);
  });
}
