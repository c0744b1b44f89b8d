// The steps of the tutorial around the evaluation: confusion matrix, metrics with their formulas, export. Every number
// that is shown is held against the labels and partitions of the images themselves.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { notice, the } from "./app.mjs";
import { LONG } from "./waiting.mjs";
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
      ["Precision", /TP \/ \(TP \+ FP\)/],
      ["Recall", /TP \/ \(TP \+ FN\)/],
      ["F1 score", /2·TP \/ \(2·TP \+ FP \+ FN\)/],
    ]) {
      await page.hover(`[aria-labelledby="metrics-title"] [aria-label="Formula of ${name}"]`);
      await page.says('[role="tooltip"]', /** @type {RegExp} */ (formula));
      await page.says('[role="tooltip"]', /Source/);
    }
  });

  await step("a cell of the matrix", async () => {
    const { evaluation } = await words.project(app);
    const [r, c] = [0, 1]
      .flatMap((row) => [0, 1].map((column) => [row, column]))
      .find(([row, column]) => evaluation.matrix[Number(row)][Number(column)] > 0) ?? [0, 0];
    await page.click(the(`matrix-cell-${r}-${c}`));
    await page.disappears(the("evaluation-dialog"));
    const wanted = evaluation.imageIds[Number(r)][Number(c)].toSorted(
      (/** @type {number} */ a, /** @type {number} */ b) => a - b,
    );
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
    assert.equal(lines[0], `file,category,origin,predicted,confidence,${NEGATIVE},${POSITIVE}`);
  });
}
