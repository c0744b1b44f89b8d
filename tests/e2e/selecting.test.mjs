// Selecting by pointer and key, labelling what is selected, and taking it back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE, NEGATIVE, POSITIVE } from "./words.mjs";

test("selecting and categorizing", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "selecting");
  /** Ids in the order of the gallery. @type {number[]} */
  let ids = [];
  const at = (/** @type {number} */ index) => Number(ids[index]);

  await step("open the example", async () => {
    await words.openExample(app);
    ids = await words.galleryIds(app);
    assert.equal(ids.length, EXAMPLE.images);
    assert.equal(await page.disabled(the("categorize")), true);
  });

  await step("click selects one", async () => {
    await words.clickTile(app, at(0));
    await words.clickTile(app, at(2));
    await words.expectSelected(app, 1);
    assert.deepEqual(await words.selection(app), [at(2)]);
  });

  await step("ctrl-click adds and takes away", async () => {
    await words.clickTile(app, at(4), "ctrl");
    await words.clickTile(app, at(0), "ctrl");
    await words.expectSelected(app, 3);
    await words.clickTile(app, at(2), "ctrl");
    await words.expectSelected(app, 2);
    assert.deepEqual(await words.selection(app), [at(0), at(4)]);
  });

  await step("shift-click selects a range", async () => {
    await words.clickTile(app, at(1));
    await words.clickTile(app, at(7), "shift");
    await words.expectSelected(app, 7);
    assert.deepEqual(await words.selection(app), ids.slice(1, 8));
    await words.clickTile(app, at(3), "shift");
    await words.expectSelected(app, 3);
  });

  await step("dragging draws a rubber band", async () => {
    await page.press("esc");
    await words.expectSelected(app, 0);
    // From the gap before the first tile into the second tile of the second row: a block of four.
    const columns = Number(await page.attribute(the("gallery"), "aria-colcount"));
    const from = await page.run((css) => {
      const box = document.querySelector(css).getBoundingClientRect();
      return { x: Math.round(box.left + 4), y: Math.round(box.top + 4) };
    }, the("gallery"));
    const to = await page.place(await words.tile(app, at(columns + 1)));
    await page.hold([from, to]);
    await page.appears(".band");
    await words.expectSelected(app, 4);
    await app.shot("selecting-rubber-band");
    await page.release();
    await page.disappears(".band");
    await words.expectSelected(app, 4);
    assert.deepEqual(await words.selection(app), [at(0), at(1), at(columns), at(columns + 1)]);
  });

  await step("ctrl with the band adds", async () => {
    const start = await page.place(await words.tile(app, at(2)));
    const end = await page.place(the(`tile-${at(3)}`));
    await page.drag([start, { x: start.x + 20, y: start.y + 10 }, end], "ctrl");
    await words.expectSelected(app, 6);
  });

  await step("ctrl+A selects all", async () => {
    await page.press("ctrl+a");
    await words.expectSelected(app, EXAMPLE.images);
    await page.says(the("selected-count"), /72/);
  });

  await step("esc selects none", async () => {
    await page.press("esc");
    await words.expectSelected(app, 0);
    assert.deepEqual(await words.selection(app), []);
  });

  await step("categorize by the menu", async () => {
    const unknown = (await words.images(app)).filter((/** @type {any} */ image) => image.categoryId === null);
    for (const image of unknown.slice(0, 3)) await words.clickTile(app, image.id, "ctrl");
    await words.expectSelected(app, 3);
    const { id, labelled } = await words.category(app, POSITIVE);
    await page.click(the("categorize"));
    await page.says('[role="menu"]', /Categorize 3 images as/);
    await page.click(the(`categorize-${id}`));
    await until("three more labels", async () => (await words.labelledCount(app, id)) === labelled + 3);
    const mine = (await words.tiles(app)).filter(({ selected }) => selected);
    assert.deepEqual(
      mine.map((tile) => [tile.state, tile.category]),
      Array(3).fill(["label", id]),
    );
    assert.match(mine[0]?.foot ?? "", /Positive Control/);
  });

  await step("undo and redo are named", async () => {
    const { id } = await words.category(app, POSITIVE);
    await page.click(the("menu-edit"));
    await page.says(the("menu-undo"), /^Undo Label 3 images/);
    await page.says(the("menu-redo"), /^Nothing to redo/);
    await app.shot("selecting-edit-menu");
    await page.click(the("menu-undo"));
    await until(
      "the labels to be gone",
      async () => (await words.labelledCount(app, id)) === EXAMPLE.labelled,
    );
    await page.click(the("menu-edit"));
    await page.says(the("menu-redo"), /^Redo Label 3 images/);
    await page.click(the("menu-redo"));
    await until(
      "the labels to be back",
      async () => (await words.labelledCount(app, id)) === EXAMPLE.labelled + 3,
    );
    await page.press("ctrl+z");
    await until(
      "the labels to be gone",
      async () => (await words.labelledCount(app, id)) === EXAMPLE.labelled,
    );
    await page.press("ctrl+shift+z");
    await until(
      "the labels to be back",
      async () => (await words.labelledCount(app, id)) === EXAMPLE.labelled + 3,
    );
  });

  await step("keys categorize", async () => {
    const [negative, positive] = [await words.category(app, NEGATIVE), await words.category(app, POSITIVE)];
    const [image] = (await words.images(app)).filter((/** @type {any} */ one) => one.categoryId === null);
    const css = await words.tile(app, image.id);
    const next = ids[ids.indexOf(image.id) + 1];
    for (const [key, wanted] of [
      ["1", negative.id],
      ["2", positive.id],
      ["0", "unknown"],
      ["1", negative.id],
      ["backspace", "unknown"],
    ]) {
      await page.click(css);
      await page.press(String(key));
      await until(`key ${key} to label`, async () => (await page.attribute(css, "data-category")) === wanted);
      assert.deepEqual(await words.selection(app), [next], "and on to the next image");
    }
    // A category that does not exist changes nothing.
    const { revision } = await words.project(app);
    await page.click(css);
    await page.press("9", "1");
    await until("key 1 to label", async () => (await page.attribute(css, "data-category")) === negative.id);
    assert.equal((await words.project(app)).revision, revision + 1);
  });

  const unknown = async () =>
    (await words.images(app))
      .filter((/** @type {any} */ one) => one.categoryId === null)
      .map((/** @type {any} */ one) => one.id);

  await step("the selection is dragged onto a category", async () => {
    const negative = await words.category(app, NEGATIVE);
    const [first, second] = await unknown();
    const css = await words.tile(app, first);
    await page.press("esc");
    await words.clickTile(app, first);
    await words.clickTile(app, second, "ctrl");
    await page.hold([await page.place(css), await page.place(the(`category-toggle-${negative.id}`))]);
    await page.says(the("carried"), /Label 2 images as Negative Control/);
    await app.shot("selecting-carried");
    await page.release();
    await page.disappears(the("carried"));
    await until("both labels", async () => (await page.attribute(css, "data-category")) === negative.id);
    assert.equal((await words.project(app)).undo, "Label 2 images");
    await words.expectSelected(app, 2);
    await page.press("ctrl+z");
    await until("it to be gone", async () => (await page.attribute(css, "data-category")) === "unknown");
    // Let go beside every category, it is nothing.
    const { revision } = await words.project(app);
    await page.hold([await page.place(css), await page.place(the("status-line"))]);
    await page.says(the("carried"), /2 images: drop on a category/);
    await page.release();
    await page.disappears(the("carried"));
    assert.equal((await words.project(app)).revision, revision);
    await words.expectSelected(app, 2);
  });

  await step("tiles from a few pixels to half a thousand", async () => {
    const width = async () =>
      Number(
        await page.run(
          (css) => document.querySelector(css).getBoundingClientRect().width,
          '[role="gridcell"]',
        ),
      );
    await page.press("esc", "home", ...Array(8).fill("-"));
    await until("small tiles", async () => (await width()) < 40);
    await app.shot("selecting-small-tiles");
    await page.press(...Array(24).fill("+"));
    await until("large tiles", async () => (await width()) > 450);
    await app.shot("selecting-large-tiles");
    await page.press(...Array(14).fill("-"));
    await until("tiles as usual", async () => (await width()) < 260);
    await words.clickTile(app, at(1));
  });

  await step("details of an image", async () => {
    await page.press("i");
    await page.says(
      '[role="dialog"]',
      /512 × 512 px.*Bits per pixel 16.*Well .*Truth (Negative|Positive) Control/,
    );
    await page.press("esc");
    await page.disappears('[role="dialog"]');
  });

  await step("a new category for the selection", async () => {
    await page.click(the("categorize"));
    await page.click(the("categorize-new"));
    await page.fill(the("category-name"), "Odd");
    await page.click(the("category-save"));
    await page.disappears(the("category-name"));
    const { id } = await words.category(app, "Odd");
    assert.equal(await words.labelledCount(app, id), 1);
  });

  // Last: the driver presses keys otherwise after the right button.
  await step("the right button opens a menu for the selection, or for the image under it", async () => {
    const negative = await words.category(app, words.NEGATIVE);
    const alone = at(3);
    const css = await words.tile(app, alone);
    const was = await page.attribute(css, "data-category");
    await page.rightClick(css);
    await page.says(the("image-menu"), /Categorize 1 image as/);
    await words.expectSelected(app, 1);
    await app.shot("selecting-image-menu");
    await page.click(the(`menu-label-${negative.id}`));
    await until("its label", async () => (await page.attribute(css, "data-category")) === negative.id);
    await page.disappears(the("image-menu"));
    await page.press("ctrl+z");
    await until("the label before", async () => (await page.attribute(css, "data-category")) === was);
    await words.clickTile(app, at(1));
    await words.clickTile(app, at(2), "ctrl");
    await page.rightClick(await words.tile(app, at(2)));
    await page.says(the("image-menu"), /Categorize 2 images as/);
    await page.click(the("menu-similar"));
    await page.says(the("queue-line"), /Similar to the selected/, LONG);
    await page.click(the("queue-leave"));
    await page.disappears(the("queue-line"));
    // Rubber band and drag go on working after it.
    await page.press("home", "esc");
    const first = await page.place(await words.tile(app, at(0)));
    const second = await page.place(await words.tile(app, at(1)));
    await page.drag([
      { x: first.x, y: second.y + 30 },
      { x: second.x, y: second.y - 10 },
    ]);
    await words.expectSelected(app, 2);
  });
});
