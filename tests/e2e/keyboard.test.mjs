// The whole way by keyboard alone: no pointer is touched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { fail, LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE, NEGATIVE, POSITIVE } from "./words.mjs";

/** Controls that Tab may pass before it must have come to one. */
const MOST_TABS = 60;

test("by keyboard alone", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "keyboard");

  /** Presses Tab until an element has the focus. @param {string} css */
  async function tabTo(css) {
    const there = () => page.run((selector) => document.activeElement?.matches(selector) ?? false, css);
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      if (await there()) return;
      await page.press("tab");
    }
    const at = await page.run(() => document.activeElement?.outerHTML.slice(0, 200));
    fail(`Tab does not come to ${css}; after ${MOST_TABS} it is at ${at}`);
  }
  /** Id of the tile with the focus. @returns {Promise<number>} */
  const focused = () =>
    page.run(() => Number(/** @type {HTMLElement} */ (document.activeElement)?.dataset?.id ?? -1));
  const focuses = (/** @type {number | undefined} */ id) =>
    until(`image ${id} to have the focus`, async () => (await focused()) === id);

  await step("open the example", async () => {
    await page.appears(the("start-example"));
    await tabTo(the("start-example"));
    const outline = await page.run(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(
        /** @type {Element} */ (document.activeElement),
      );
      return `${outlineStyle} ${outlineWidth}`;
    });
    assert.equal(outline, "solid 2px", "the focus is seen");
    await app.shot("keyboard-focus-on-start");
    await page.press("enter");
    await page.says(the("status-line"), /72 images shown/, LONG);
  });

  /** @type {number[]} */
  let ids = [];
  await step("move in the gallery", async () => {
    ids = await words.galleryIds(app);
    await tabTo('[data-testid^="tile-"]');
    await focuses(ids[0]);
    const columns = Number(await page.attribute(the("gallery"), "aria-colcount"));
    await page.press("right");
    await focuses(ids[1]);
    await page.press("down");
    await focuses(ids[columns + 1]);
    await page.press("left", "up");
    await focuses(ids[0]);
    await page.press("end");
    await focuses(ids.at(-1));
    await page.press("home");
    await focuses(ids[0]);
  });

  await step("select and extend", async () => {
    await page.press("esc");
    await words.expectSelected(app, 0);
    await page.press("space");
    await words.expectSelected(app, 1);
    assert.deepEqual(await words.selection(app), [Number(ids[0])]);
    await page.press("space");
    await words.expectSelected(app, 0);
    await page.press("space", "shift+right", "shift+right");
    await words.expectSelected(app, 3);
    await page.press("ctrl+a");
    await words.expectSelected(app, EXAMPLE.images);
    await page.press("esc");
    await words.expectSelected(app, 0);
  });

  await step("label and take it back", async () => {
    const unknown = (await words.images(app)).find((/** @type {any} */ image) => image.categoryId === null);
    await page.press("home", ...Array(ids.indexOf(unknown.id)).fill("right"));
    await focuses(unknown.id);
    await page.press("space");
    await words.expectSelected(app, 1);
    const { id, labelled } = await words.category(app, POSITIVE);
    await page.press("2");
    await until("the label", async () => (await words.labelledCount(app, id)) === labelled + 1);
    await page.press("ctrl+z");
    await until("the label to be gone", async () => (await words.labelledCount(app, id)) === labelled);
    await page.press("ctrl+y");
    await until("the label to be back", async () => (await words.labelledCount(app, id)) === labelled + 1);
    await page.press("ctrl+z");
    await until("the label to be gone", async () => (await words.labelledCount(app, id)) === labelled);
  });

  await step("label one image after the other", async () => {
    await page.press("esc", "home");
    await words.expectSelected(app, 0);
    await focuses(ids[0]);
    const labels = async () =>
      (await words.images(app)).slice(0, 4).map((/** @type {any} */ image) => image.categoryId);
    const before = await labels();
    const [positive, negative] = [await words.category(app, POSITIVE), await words.category(app, NEGATIVE)];
    await page.press("2", "1", "0", "2");
    await focuses(ids[4]);
    const wanted = [positive.id, negative.id, null, positive.id];
    await until("the labels", async () => JSON.stringify(await labels()) === JSON.stringify(wanted));
    await words.expectSelected(app, 0);
    // What was said before already is no step.
    for (const [at, label] of wanted.entries()) if (label !== before[at]) await page.press("ctrl+z");
    await until("all to be as before", async () => JSON.stringify(await labels()) === JSON.stringify(before));
    await page.press("?");
    await page.says('[role="dialog"]', /Keyboard shortcuts/);
    await page.press("esc");
    await page.disappears('[role="dialog"]');
  });

  await step("hide and show a category", async () => {
    const { id } = await words.category(app, NEGATIVE);
    await tabTo(the(`category-toggle-${id}`));
    await page.press("space");
    await page.says(the("status-line"), /66 images shown 6 hidden/);
    await page.press("space");
    await page.says(the("status-line"), /72 images shown/);
  });

  await step("fit", async () => {
    await tabTo(the("fit-open"));
    await page.press("enter");
    await page.appears(the("setting-architecture"));
    await tabTo(`.MuiFormControl-root:has(${the("setting-architecture")}) [role="combobox"]`);
    // To the third of the choices, Compact CNN.
    await page.press("enter", "down", "down", "enter");
    await page.appears(the("setting-epochs"));
    await tabTo(the("setting-epochs"));
    await page.press("ctrl+a", "5", "tab");
    await until("the epochs to be 5", async () => (await page.value(the("setting-epochs"))) === "5");
    await until("Fit to be possible", async () => !(await page.disabled(the("fit-run"))));
    await tabTo(the("fit-run"));
    await page.press("enter");
    await until("five epochs", async () => (await words.chartPoints(app)) === 5, LONG);
    await words.fitEnds(app);
    await page.press("esc");
    await page.disappears(the("fit-dialog"));
  });

  await step("predict", async () => {
    await tabTo(the("predict"));
    await page.press("enter");
    await until(
      "the predictions",
      async () => (await words.project(app)).counts.predicted === EXAMPLE.unknown,
      LONG,
    );
    await page.disappears(the("job"));
  });

  await step("evaluate", async () => {
    await tabTo(the("evaluate"));
    await page.press("enter");
    await page.appears(the("evaluation-dialog"), LONG);
    await tabTo('[aria-label="Formula of Accuracy"]');
    await page.says('[role="tooltip"]', /correct/);
    await page.press("esc");
    // The first Esc may close the tooltip only.
    if (await page.exists(the("evaluation-dialog"))) await page.press("esc");
    await page.disappears(the("evaluation-dialog"));
  });

  await step("back to the start", async () => {
    await tabTo(the("close"));
    await page.press("enter");
    await page.appears(the("recent"));
  });
});
