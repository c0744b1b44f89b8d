// A person's own images: opened from files and folders, bad ones named with the reason, sorted into categories of their
// own, and saved as a project of their own.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { App, notice, stepsOf, the } from "./app.mjs";
import { png, stack, tiff } from "./pictures.mjs";
import { until } from "./waiting.mjs";
import * as words from "./words.mjs";

/** @param {string} folder  Good and bad files. @returns {{ good: string[], text: string, empty: string, cut: string }} */
function prepare(folder) {
  mkdirSync(folder, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {string | Buffer} */ bytes) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  return {
    good: [
      ...[1, 2, 3].map((seed) => write(`cells ${seed}.png`, png(96, seed))),
      ...[4, 5].map((seed) => write(`well-${seed}.tif`, tiff(96, seed))),
    ],
    text: write("bad.png", "This is a text, not a picture.\n"),
    empty: write("empty.png", ""),
    cut: write("cut.tif", tiff(96, 6).subarray(0, 4000)),
  };
}

test("own images", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "own-images");
  const folder = join(app.folder, "my images");
  const files = prepare(folder);
  const more = join(app.folder, "plate");
  for (const [index, name] of ["healthy", "infected"].entries()) {
    mkdirSync(join(more, name), { recursive: true });
    for (const seed of [10, 11]) writeFileSync(join(more, name, `${seed}.png`), png(64, seed + 20 * index));
  }

  await step("cancel opens nothing", async () => {
    app.answer();
    await page.click(the("start-images"));
    await page.place(the("start-images"));
    await page.appears(the("start-screen"));
    assert.equal(await words.project(app), null);
  });

  await step("open images", async () => {
    app.answer(...files.good, files.text, files.empty, files.cut);
    await page.click(the("start-images"));
    await page.says(the("status-line"), /5 images shown/);
    const report = await notice(app, /Imported 5 images; 3 could not be used/);
    for (const [file, reason] of [
      ["bad.png", /bad\.png: .{15,}/],
      ["empty.png", /empty\.png: .*empty/i],
      ["cut.tif", /cut\.tif: .{15,}/],
    ]) {
      assert.match(report, /** @type {RegExp} */ (reason), `the report names ${file} and its reason`);
    }
    const tiles = await words.tiles(app);
    assert.equal(tiles.length, 5);
    assert.deepEqual(
      tiles.filter(({ picture }) => !picture),
      [],
    );
    await page.says("header", /Draft/);
  });

  await step("open a folder with sub-folders", async () => {
    await page.click(`${the("notification")} [aria-label="Dismiss"]`);
    app.answer(more);
    await page.click(the("open"));
    await page.click(the("open-folder"));
    await page.says('[role="dialog"]', /1 file or folder will be read/);
    await page.click('[role="dialog"] input[type="checkbox"]');
    await app.shot("own-images-folder-dialog");
    await page.click('[role="dialog"] .MuiButton-contained');
    await page.says(the("status-line"), /9 images shown 5 without a label/);
    for (const name of ["healthy", "infected"]) {
      const { id } = await words.category(app, name);
      assert.equal(await words.labelledCount(app, id), 2);
    }
  });

  await step("the same files again add nothing", async () => {
    app.answer(folder);
    await page.click(the("open"));
    await page.click(the("open-folder"));
    await page.click('[role="dialog"] .MuiButton-contained');
    await notice(app, /already in the project/);
    await page.says(the("status-line"), /9 images shown/);
  });

  await step("a new category", async () => {
    await page.click(the("category-new"));
    await page.fill(the("category-name"), "healthy");
    await page.says('[role="dialog"]', /already exists/);
    await page.fill(the("category-name"), "Mitosis");
    await page.click(the("category-save"));
    await page.disappears(the("category-name"));
    const { id } = await words.category(app, "Mitosis");
    await page.says(the(`category-${id}`), /Mitosis 0/);
    const [image] = (await words.images(app)).filter((/** @type {any} */ one) => one.categoryId === null);
    await words.clickTile(app, image.id);
    await page.press("3");
    await until("the label", async () => (await words.labelledCount(app, id)) === 1);
  });

  await step("rename it", async () => {
    const { id } = await words.category(app, "Mitosis");
    await page.click(the(`category-menu-${id}`));
    await page.click(the("category-rename"));
    await page.fill(the("category-name"), "Dividing");
    await page.press("enter");
    await page.says(the(`category-${id}`), /Dividing 1/);
  });

  await step("recolour it", async () => {
    const { id, color } = await words.category(app, "Dividing");
    await page.click(the(`category-menu-${id}`));
    await page.click(the("category-recolor"));
    await page.click('[role="dialog"] label:last-child > input[type="radio"]');
    await page.click(the("category-save"));
    await until("another colour", async () => (await words.category(app, "Dividing")).color !== color);
    const changed = await words.category(app, "Dividing");
    const mine = (await words.tiles(app)).filter((tile) => tile.category === id);
    assert.deepEqual(
      mine.map((tile) => tile.color),
      [words.rgb(changed.color)],
    );
  });

  await step("delete it", async () => {
    const { id } = await words.category(app, "Dividing");
    await page.click(the(`category-menu-${id}`));
    await page.click(the("category-delete"));
    await page.says('[role="dialog"]', /1 image with this label becomes Unknown/);
    await page.click(the("confirm"));
    await page.disappears(the(`category-${id}`));
    await page.says(the("status-line"), /9 images shown 5 without a label/);
    await page.press("ctrl+z");
    await page.says(the(`category-${id}`), /Dividing 1/);
  });

  await step("remove images from the project", async () => {
    const [image] = await words.images(app);
    await words.clickTile(app, image.id);
    await page.press("delete");
    await page.says('[role="dialog"]', /Remove 1 image from the project/);
    await page.click(the("confirm"));
    await page.says(the("status-line"), /8 images shown/);
    assert.ok(existsSync(image.path), "the file on disk stays");
    await page.press("ctrl+z");
    await page.says(the("status-line"), /9 images shown/);
  });

  await step("save as", async () => {
    const place = join(app.folder, "a new folder");
    mkdirSync(place);
    app.answer(join(place, "My plate"));
    await page.click(the("save-as"));
    await notice(app, /The project is now .*My plate\.vesicle/);
    assert.ok(existsSync(join(place, "My plate.vesicle")));
    assert.equal((await words.project(app)).isDraft, false);
    assert.equal(/Draft/.test(await page.text("header")), false);
  });

  await step("open it from the list", async () => {
    await page.click(the("close"));
    await page.says(the("recent"), /My plate\.vesicle/);
    await page.click(`${the("recent")} li [role="button"]`);
    await page.says(the("status-line"), /9 images shown/);
    await page.says(the(`category-${(await words.category(app, "Dividing")).id}`), /Dividing 1/);
  });

  await step("a project file of garbage", async () => {
    const file = join(app.folder, "garbage.vesicle");
    writeFileSync(file, "This is no project.");
    app.answer(file);
    await page.press("ctrl+o");
    await notice(app, /garbage\.vesicle/);
    await page.says(the("status-line"), /9 images shown/);
  });

  await step("pages that a file does not explain", async () => {
    const file = join(app.folder, "pages.tif");
    writeFileSync(file, stack(48, [40, 41, 42, 43, 44, 45]));
    await page.click(`${the("notification")} [aria-label="Dismiss"]`);
    app.answer(file);
    await page.click(the("open"));
    await page.click(the("open-images"));
    await page.says(the("pages"), /pages\.tif has 6 pages and does not say what they are/);
    await page.says(the("pages-result"), /6 slices\./);
    await page.fill(the("pages-channels"), "4");
    await page.says(the("pages-result"), /4 × 6 × 1 = 24, but the file has 6 pages/);
    await page.fill(the("pages-channels"), "3");
    await page.says(the("pages-result"), /3 channels, 2 slices each/);
    await app.shot("own-images-pages");
    await page.click(the("import-run"));
    await page.says(the("status-line"), /10 images shown/);
    const read = (await words.images(app)).find((/** @type {any} */ one) => one.name === "pages.tif");
    assert.deepEqual([read.channels, read.slices], [3, 2]);
  });

  await step("a table with labels and metadata", async () => {
    const screen = join(app.folder, "screen");
    mkdirSync(screen);
    for (const seed of [60, 61, 62]) writeFileSync(join(screen, `s ${seed}.png`), png(64, seed));
    const table = join(screen, "labels.csv");
    writeFileSync(
      table,
      "file,class,split,donor\ns 60.png,Control,test,D1\ns 61.png,Treated,,D2\nghost.png,Treated,,D2\n",
    );
    const sizes = join(app.folder, "sizes.tsv");
    writeFileSync(sizes, "well\tsize\nA01\t3\n");

    // Found in the folder, and offered.
    app.answer(screen);
    await page.click(the("open"));
    await page.click(the("open-folder"));
    await page.says(the("table-suggestion"), /labels\.csv in the folder names images/);
    // One that cannot be used says why, and nothing is imported with it.
    app.answer(sizes);
    await page.click(the("table-choose"));
    await page.says(
      the("table-problem"),
      /sizes\.tsv cannot be used: it has no column with the images' names/,
    );
    assert.equal(await page.exists(`${the("import-run")}:disabled`), true);
    await page.click(the("table-remove"));
    await page.click(the("table-use"));
    await page.says(
      the("table-columns"),
      /File\s+file\s+Category\s+class\s+Partition\s+split\s+Group\s+donor/,
    );
    await page.says(the("table-summary"), /2 of 3 rows match a file; 2 of 3 images get a row\./);
    await page.says(the("table-remarks"), /No file was found for ghost\.png/);
    await app.shot("own-images-table");
    await page.click(the("import-run"));
    await page.says(the("status-line"), /13 images shown/);
    await notice(app, /1 row of the table matches no file: ghost\.png/);
    const images = await words.images(app);
    const row = (/** @type {string} */ name) => images.find((/** @type {any} */ one) => one.name === name);
    const treated = await words.category(app, "Treated");
    assert.equal(row("s 61.png").categoryId, treated.id);
    assert.equal(row("s 62.png").categoryId, null);
    assert.equal(row("s 60.png").partition, "test");
    assert.equal(row("s 61.png").metadata[0].value, "D2");

    // Chosen as if it were an image, it leads to the same question.
    await page.click(`${the("notification")} [aria-label="Dismiss"]`);
    app.answer(table);
    await page.click(the("open"));
    await page.click(the("open-images"));
    await page.says(the("table-name"), /labels\.csv/);
    await page.says(the("table-summary"), /2 of 3 rows match a file/);
    await page.press("esc");
    await page.disappears(the("import-run"));
  });
});
