// The app in its own words: project, images, categories, selection, fit. It owns how a person reaches them in the window
// and how they are read there. It refuses to judge; the tests do.
import assert from "node:assert/strict";
import { the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";

/** @typedef {import("./app.mjs").App} App */

export const NEGATIVE = "Negative Control (cytoplasmic GFP)";
export const POSITIVE = "Positive Control (vesicular GFP)";
/** Images of the example, those without a label, and those labelled in each of its two categories. */
export const EXAMPLE = { images: 72, unknown: 60, labelled: 6 };

/** @param {App} app */
export async function openExample(app) {
  await app.page.click(the("start-example"));
  await app.page.says(the("status-line"), new RegExp(`${EXAMPLE.images} images shown`), LONG);
}

/** @param {App} app */
export const project = (app) => app.ask("project_view");

/** Ids of all images in the order of import, without those of hidden categories. @param {App} app @returns {Promise<number[]>} */
export async function galleryIds(app) {
  const arrangement = { search: "", filters: [], sort: null, group: null };
  return (await app.ask("gallery", { arrangement })).ids;
}

/** Every image that is shown, with its truth if it has one. @param {App} app */
export async function images(app) {
  const rows = await app.ask("image_rows", { ids: await galleryIds(app) });
  return rows.map((/** @type {any} */ row) => {
    const metadata = Object.fromEntries(
      row.metadata.map((/** @type {any} */ { name, value }) => [name, value]),
    );
    return { ...row, truth: metadata.Truth, ambiguous: metadata.Ambiguous === "yes" };
  });
}

/** The category with this name: `id`, `color`, `labelled`, `predicted`. @param {App} app @param {string} name */
export async function category(app, name) {
  const { categories } = await project(app);
  const found = categories.find((/** @type {any} */ one) => one.name === name);
  assert.ok(found, `there is a category ${name}`);
  return found;
}

/** What stands beside a category in the list. @param {App} app @param {string} id @returns {Promise<number>} */
export const labelledCount = async (app, id) => Number(await app.page.text(the(`category-labelled-${id}`)));

/** Scrolls the gallery until an image is in sight, and gives the selector of its tile. @param {App} app @param {number} id */
export async function tile(app, id) {
  const css = the(`tile-${id}`);
  await until(`${css} to come into sight`, () =>
    app.page.run(
      async (selector, gallery) => {
        const grid = document.querySelector(gallery);
        const drawn = () =>
          new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        for (let top = 0; !document.querySelector(selector); top += grid.clientHeight / 2) {
          if (top > grid.scrollHeight) return false;
          grid.scrollTop = top;
          await drawn();
        }
        document.querySelector(selector).scrollIntoView({ block: "nearest" });
        await drawn();
        return document.querySelector(selector) !== null;
      },
      css,
      the("gallery"),
    ),
  );
  return css;
}

/** @param {App} app @param {number} id @param {...string} modifiers */
export async function clickTile(app, id, ...modifiers) {
  await app.page.click(await tile(app, id), ...modifiers);
}

/**
 * All tiles, read by scrolling through the gallery, with their pictures loaded.
 * @param {App} app
 * @returns {Promise<{ id: number, selected: boolean, state: string, category: string, predicted: string, said: string,
 *   mark: string, accepted: boolean, foot: string, color: string, border: string, picture: boolean }[]>}
 */
export function tiles(app) {
  return app.page.run(async (gallery) => {
    const grid = document.querySelector(gallery);
    const began = grid.scrollTop;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const found = new Map();
    for (let top = 0; ; top += grid.clientHeight * 0.8) {
      grid.scrollTop = top;
      await frame();
      const patience = performance.now() + 20000;
      const pictures = () => [...grid.querySelectorAll(".tile img")];
      while (
        grid.querySelector(".tile-loading") ||
        pictures().some((img) => !(img.complete && img.naturalWidth > 0))
      ) {
        if (performance.now() > patience) break;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      for (const one of grid.querySelectorAll(".tile")) {
        const img = one.querySelector("img");
        found.set(Number(one.dataset.id), {
          id: Number(one.dataset.id),
          selected: one.ariaSelected === "true" || one.getAttribute("aria-selected") === "true",
          state: one.dataset.state,
          category: one.dataset.category,
          predicted: one.dataset.predicted,
          said: one.getAttribute("aria-label"),
          mark: one.querySelector(".tile-mark")?.textContent ?? "",
          accepted: one.querySelector(".tile-accepted") !== null,
          foot: one.querySelector(".tile-foot")?.textContent ?? "",
          color: getComputedStyle(one).borderTopColor,
          border: getComputedStyle(one).borderTopStyle,
          picture: (img?.naturalWidth ?? 0) > 0,
        });
      }
      if (top + grid.clientHeight >= grid.scrollHeight) break;
    }
    grid.scrollTop = began;
    await frame();
    return [...found.values()];
  }, the("gallery"));
}

/** Ids of the selected tiles, in order. @param {App} app */
export async function selection(app) {
  const all = await tiles(app);
  return all
    .filter(({ selected }) => selected)
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

/** @param {App} app @param {number} count */
export async function expectSelected(app, count) {
  if (count > 0) await app.page.says(the("status-line"), new RegExp(`\\b${count} selected`));
  else
    await until(
      "nothing to be selected",
      async () => !/selected/.test(await app.page.text(the("status-line"))),
    );
}

/**
 * Labels images by pointer and key, as a person who knows the truth: until each control has `each` labels.
 * @param {App} app @param {number} each
 */
export async function labelByTruth(app, each) {
  for (const [key, name] of [
    ["1", NEGATIVE],
    ["2", POSITIVE],
  ]) {
    const { id, labelled } = await category(app, String(name));
    const clear = (await images(app)).filter(
      (/** @type {any} */ image) => image.truth === name && image.categoryId === null && !image.ambiguous,
    );
    const chosen = clear.slice(0, each - labelled);
    await app.page.press("esc");
    for (const image of chosen) await clickTile(app, image.id, "ctrl");
    await expectSelected(app, chosen.length);
    await app.page.press(String(key));
    await until(`${each} labels of ${name}`, async () => (await labelledCount(app, id)) === each);
  }
  await app.page.press("esc");
}

/** Points in the charts. @param {App} app @returns {Promise<number>} */
export const chartPoints = async (app) =>
  Number(await app.page.attribute(the("chart-accuracy"), "data-points"));

/** Chooses what learns, in the open Fit settings. @param {App} app @param {string} architecture */
export async function chooseModel(app, architecture) {
  await app.page.appears(the("setting-architecture"));
  if ((await app.page.value(the("setting-architecture"))) === architecture) return;
  await app.page.click(`.MuiFormControl-root:has(${the("setting-architecture")}) [role="combobox"]`);
  await app.page.click(`[role="option"][data-value="${architecture}"]`);
  await until(
    "the model to be chosen",
    async () => (await app.page.value(the("setting-architecture"))) === architecture,
  );
}

/** Opens the Fit settings, chooses a network, sets the epochs, and starts. @param {App} app @param {number} epochs */
export async function startFit(app, epochs) {
  if (!(await app.page.exists(the("fit-dialog")))) await app.page.click(the("fit-open"));
  await chooseModel(app, "compactCnn");
  await app.page.fill(the("setting-epochs"), String(epochs));
  await app.page.click(the("fit-run"));
  await app.page.appears(the("fit-stop"));
}

/** @param {App} app */
export async function fitEnds(app) {
  await app.page.appears(the("fit-run"), LONG);
}

/** @param {App} app */
export async function closeFit(app) {
  await app.page.click(the("fit-close"));
  await app.page.disappears(the("fit-dialog"));
}

/** @param {App} app */
export async function predict(app) {
  await app.page.click(the("predict"));
  await until("the job to end", async () => !(await app.page.exists(the("job"))), LONG);
}

/** `rgb(…)` of `#rrggbb`, as style sheets compute it. @param {string} hex */
export function rgb(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${r}, ${g}, ${b})`;
}

/** The rows of a table, all of one length, as texts. @param {App} app @param {string} css @returns {Promise<string[][]>} */
export async function table(app, css) {
  const cells = await app.page.texts(`${css} tbody tr > *`);
  const columns = (await app.page.texts(`${css} tbody tr:first-child > *`)).length;
  return Array.from({ length: cells.length / columns }, (_, row) =>
    cells.slice(row * columns, (row + 1) * columns),
  );
}
