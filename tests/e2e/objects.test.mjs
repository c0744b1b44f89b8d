// Objects in images: cut out of them by a folder of masks, and by a table of centres.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { App, notice, stepsOf, the } from "./app.mjs";
import { mask, png } from "./pictures.mjs";
import * as words from "./words.mjs";

test("objects", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "objects");
  const images = join(app.folder, "fields");
  const masks = join(app.folder, "masks");
  for (const folder of [images, masks]) mkdirSync(folder, { recursive: true });
  for (const seed of [1, 2, 3]) writeFileSync(join(images, `field ${seed}.png`), png(128, seed));
  writeFileSync(
    join(masks, "field 1_cp_masks.png"),
    mask(128, [
      [10, 10, 40, 40],
      [60, 20, 90, 60],
      [100, 100, 102, 102],
    ]),
  );
  writeFileSync(join(masks, "field 2_cp_masks.png"), mask(128, [[0, 50, 30, 90]]));
  const table = join(app.folder, "centres.csv");
  writeFileSync(table, "file,x,y,category\nfield 3.png,30,40,mitosis\nfield 3.png,90,80,rest\n");

  await step("a folder of masks", async () => {
    app.answer(images);
    await page.click(the("start-folder"));
    await page.says('[role="dialog"]', /Objects in the images/);
    app.answer(masks);
    await page.click(the("objects-folder"));
    await page.says(the("objects-summary"), /2 of 3 images have a mask/);
    await page.says(the("objects-remarks"), /field 3\.png/);
    await app.shot("objects-dialog");
    await page.click(the("import-run"));
    await page.says(the("status-line"), /3 images shown/);
    const report = await notice(app, /Imported 3 images; 1 could not be used/);
    assert.match(report, /1 object left out: fewer pixels than asked for/);
    assert.match(report, /field 3\.png: no mask belongs to it/);
    const tiles = await words.tiles(app);
    assert.ok(tiles.every(({ picture }) => picture));
    const rows = await words.images(app);
    const sizes = rows.map((/** @type {any} */ row) => [row.name, row.width, row.height]);
    assert.deepEqual(sizes, [
      ["field 1.png [1]", 38, 38],
      ["field 1.png [2]", 38, 48],
      ["field 2.png [1]", 34, 48],
    ]);
    await app.shot("objects-gallery");
  });

  await step("a table of centres asks for a size", async () => {
    await page.click(`${the("notification")} [aria-label="Dismiss"]`);
    app.answer(images);
    await page.click(the("open"));
    await page.click(the("open-folder"));
    app.answer(table);
    await page.click(the("objects-table"));
    await page.says(the("objects-problem"), /centres of objects and not their boxes/);
    await page.click(the("objects-fixed"));
    await page.says(the("objects-summary"), /2 objects in 1 of 3 images/);
    await app.shot("objects-table");
    await page.click(the("import-run"));
    await page.says(the("status-line"), /5 images shown/);
    const { id } = await words.category(app, "mitosis");
    assert.equal(await words.labelledCount(app, id), 1);
    const rows = await words.images(app);
    assert.deepEqual([rows.at(-1).width, rows.at(-1).height], [64, 64]);
  });
});
