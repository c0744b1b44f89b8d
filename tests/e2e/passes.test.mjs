// Labelling the same images twice, the second time blind, and how well both agree.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

test("labelling passes", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  let { page } = app;
  const step = stepsOf(t, app, "passes");
  /** @type {any[]} */
  let before = [];

  await step("the labels are kept, and their images are shown again, blind", async () => {
    await words.openExample(app);
    before = (await words.images(app)).filter((/** @type {any} */ one) => one.categoryId !== null);
    assert.equal(before.length, 12);
    await page.click(the("menu-edit"));
    await page.click(the("menu-passes"));
    await page.appears(the("pass-begin"));
    await app.shot("passes-empty");
    await page.fill(the("pass-name"), "Anna");
    await page.click(the("pass-begin"));
    await page.appears(the("blind-line"));
    await page.says(the("blind-done"), /^0 of 12 images labelled/);
    await page.says(the("status-line"), /^12 images shown/);
    const shown = await words.tiles(app);
    assert.equal(shown.length, 12);
    const names = new Set(before.map(({ name }) => name));
    for (const tile of shown) {
      assert.equal(tile.state, "unknown");
      assert.match(tile.foot, /^Image \d{4}/);
      assert.ok(![...names].some((name) => tile.said.includes(name)), tile.said);
    }
    const order = shown.map(({ id }) => id);
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      before.map(({ id }) => id).sort((a, b) => a - b),
    );
    assert.equal(await page.exists(the("search")), false, "no search by name while blind");
  });

  await step("details of an image do not give it away either", async () => {
    const id = before[0].id;
    await words.clickTile(app, id);
    await page.press("i");
    await page.appears('[role="dialog"]');
    const said = await page.text('[role="dialog"]');
    assert.ok(!said.includes(before[0].name) && !/Truth/.test(said), said);
    await page.press("esc");
    await page.disappears('[role="dialog"]');
    await page.press("enter");
    await page.appears(the("viewer"));
    assert.ok(!(await page.text(the("viewer"))).includes(before[0].name));
    await page.press("esc");
    await page.disappears(the("viewer"));
  });

  await step("it is blind still after the program was closed", async () => {
    const order = (await words.tiles(app)).map(({ id }) => id);
    await app.restart();
    ({ page } = app);
    await page.click(`${the("recent")} [role="button"]`);
    await page.appears(the("blind-line"));
    await until("the same order", async () => {
      const now = (await words.tiles(app)).map(({ id }) => id);
      return JSON.stringify(now) === JSON.stringify(order);
    });
    assert.equal(await page.exists(the("search")), false);
    for (const tile of await words.tiles(app)) assert.match(tile.foot, /^Image \d{4}/);
  });

  await step("labelled anew by key, with one put elsewhere", async () => {
    const { categories } = await words.project(app);
    const place = (/** @type {string} */ id) =>
      categories.findIndex((/** @type {any} */ one) => one.id === id);
    for (const [at, { id, categoryId }] of before.entries()) {
      await words.clickTile(app, id);
      await page.press(String(at === 0 ? 3 - place(categoryId) : place(categoryId)));
    }
    await page.says(the("blind-done"), /^12 of 12 images labelled/);
  });

  await step("both agree but for one, and that one is found", async () => {
    await page.click(the("blind-compare"));
    await page.says(the("kappa"), /Kappa 0\.83/);
    await page.says(the("agreement"), /11 of 12 images have the same label/);
    await app.shot("passes-agreement");
    await page.click(the("select-differing"));
    await page.disappears(the("agreement"));
    await page.says(the("status-line"), /1 selected/);
    assert.deepEqual(
      (await words.tiles(app)).filter(({ selected }) => selected).map(({ id }) => id),
      [before[0].id],
    );
    await page.click(the("blind-end"));
    await page.disappears(the("blind-line"));
    await page.says(the("status-line"), /72 images shown/, LONG);
    const named = (await words.images(app)).find((/** @type {any} */ one) => one.id === before[0].id);
    await page.says(await words.tile(app, before[0].id), new RegExp(named.name.slice(0, 6)));
  });

  await step("the first labels are taken back, and a pass is not deleted by one press", async () => {
    await page.click(the("menu-edit"));
    await page.click(the("menu-passes"));
    const [pass] = (await words.project(app)).passes;
    await page.click(the(`pass-take-${pass.id}`));
    await until("the first labels", async () => {
      const now = await words.images(app);
      return before.every(({ id, categoryId }) =>
        now.some((/** @type {any} */ one) => one.id === id && one.categoryId === categoryId),
      );
    });
    await page.says(the("kappa"), /Kappa 1\.00/);
    await page.click(the(`pass-delete-${pass.id}`));
    await page.says(the(`pass-delete-${pass.id}`), /Really delete/);
    await page.press("esc");
    await page.disappears(the("pass-list"));
    assert.equal((await words.project(app)).passes.length, 1, "a second press was needed");
  });
});
