// A hundred real cells, labelled by keyboard alone, one key for each. The images are not part of the repository; they are
// looked for in $VESICLE_TEST_DATA, or beside the checkout.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

const DATA = process.env.VESICLE_TEST_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const CELLS = join(DATA, "bbbc013-translocation-cells");
const MANY = 100;

test("a hundred cells by keyboard", async (t) => {
  if (!existsSync(CELLS)) return t.skip(`${CELLS} is not there`);
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "labelling");
  const kinds = ["cytoplasmic", "nuclear"];
  // As many of each, so that names tell what is right.
  const files = kinds.flatMap((kind) =>
    readdirSync(join(CELLS, kind))
      .sort()
      .slice(0, MANY / 2)
      .map((name) => join(CELLS, kind, name)),
  );

  await step("open them and make two categories", async () => {
    app.answer(...files);
    await page.click(the("start-images"));
    await page.says(the("status-line"), new RegExp(`${MANY} images shown`), LONG);
    for (const name of kinds) await app.ask("create_category", { name, color: null, ids: [] });
    await until("both", async () => (await words.project(app)).categories.length === 3);
  });

  await step("shuffle them and label each by a look at its name", async () => {
    await page.click(the("queue"));
    await page.click(the("queue-shuffled"));
    await page.says(the("queue-count"), /100 images/);
    const inIt = { column: { type: "queue" }, test: { type: "range", data: { low: 1, high: null } } };
    const sort = { column: { type: "queue" }, descending: false };
    const { ids } = await app.ask("gallery", {
      arrangement: { search: "", filters: [inIt], sort, group: null },
    });
    const rows = await app.ask("image_rows", { ids });
    const names = new Map(rows.map((/** @type {any} */ { id, name }) => [id, name]));
    const paths = new Map(files.map((file) => [file.split("/").at(-1), file]));
    const kindOf = (/** @type {number} */ id) =>
      kinds.findIndex((kind) => paths.get(names.get(id).split("/").at(-1))?.includes(`/${kind}/`));
    await words.clickTile(app, ids[0]);
    const began = performance.now();
    for (const id of ids) await page.press(String(kindOf(id) + 1));
    await until("all labels", async () => (await words.project(app)).counts.labelled === MANY, LONG);
    const seconds = (performance.now() - began) / 1000;
    t.diagnostic(`${MANY} images labelled in ${seconds.toFixed(1)} s, one key for each`);
    const after = await app.ask("image_rows", { ids });
    const { categories } = await words.project(app);
    for (const row of after) {
      const category = categories.find((/** @type {any} */ one) => one.id === row.categoryId);
      assert.equal(category?.name, kinds[kindOf(row.id)], row.name);
    }
    await app.shot("labelled-by-keyboard");
  });
});
