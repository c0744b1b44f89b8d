// How quickly the window answers with many images: `node benches/window.mjs FOLDER IMAGES`. Imports the images of the
// folder in the real app, labels a hundred of them by key and notes for each how long its tile took to show the label,
// then scrolls and counts frames. It owns what a person would wait for. The last line is JSON; times in milliseconds.
import { setTimeout as sleep } from "node:timers/promises";
import { App, the } from "../tests/e2e/app.mjs";
import { until } from "../tests/e2e/waiting.mjs";

/** Longest time for an import. */
const PATIENCE = 30 * 60_000;
const [LABELS, SCROLLING] = [100, 20];

const [folder, images] = process.argv.slice(2);
if (!folder || !images) throw new Error("node benches/window.mjs FOLDER IMAGES");
const app = await App.start();
try {
  const { page } = app;
  app.answer(folder);
  await page.click(the("start-folder"));
  await page.click(the("import-run"));
  const count = Number(images).toLocaleString("en");
  await page.says(the("status-line"), new RegExp(`^${count} images shown`), PATIENCE);
  for (const name of ["one", "two"]) await app.ask("create_category", { name, color: null, ids: [] });
  await sleep(1500);
  const { categories } = await app.ask("project_view");
  const ids = categories.slice(1).map((/** @type {any} */ { id }) => id);

  await page.run(
    (css) => /** @type {HTMLElement} */ (document.querySelector(css)).focus(),
    '[role="gridcell"]',
  );
  await page.press("home");
  await sleep(500);
  const labels = await page.run(label, LABELS, ids);
  labels.sort((/** @type {number} */ a, /** @type {number} */ b) => a - b);
  const at = (/** @type {number} */ share) =>
    Math.round(labels[Math.floor(share * (labels.length - 1))] ?? 0);
  console.log(
    `a label is seen after ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(1)} ms at most; ${labels.length} labels`,
  );

  await page.run(scroll, the("gallery"), SCROLLING * 1000);
  await sleep(SCROLLING * 1000);
  const frames = await until("the end of scrolling", () =>
    page.run(() => /** @type {any} */ (window).scrolled),
  );
  console.log(
    `${frames.second} frames a second while scrolling at ${frames.speed} px a second; half of them within ${frames.median} ms, 95 % within ${frames.most} ms, the longest ${frames.longest} ms`,
  );
  console.log(
    JSON.stringify({ images: Number(images), median: at(0.5), p95: at(0.95), most: at(1), frames }),
  );
} finally {
  await app.close();
}

/**
 * Runs in the page: presses a digit for one image after the other, and notes how long it takes until the frame in which
 * its tile has the label.
 */
async function label(/** @type {number} */ times, /** @type {string[]} */ categories) {
  const found = [];
  for (let at = 0; at < times; at++) {
    const tile = /** @type {HTMLElement} */ (document.activeElement);
    const id = tile.dataset.id;
    const digit = String((at % categories.length) + 1);
    const wanted = categories[at % categories.length];
    const began = performance.now();
    const init = { key: digit, code: `Digit${digit}`, bubbles: true, cancelable: true };
    tile.dispatchEvent(new KeyboardEvent("keydown", init));
    const seen = () => document.querySelector(`[data-id="${id}"]`)?.getAttribute("data-category") === wanted;
    while (!seen()) {
      if (performance.now() - began > 5000) throw new Error(`image ${id} got no label`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    found.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return found;
}

/** Runs in the page: scrolls down evenly, three rows of tiles a second, and counts frames. */
function scroll(/** @type {string} */ css, /** @type {number} */ time) {
  const grid = /** @type {HTMLElement} */ (document.querySelector(css));
  const page = /** @type {any} */ (window);
  const speed = 600;
  const gaps = /** @type {number[]} */ ([]);
  const from = performance.now();
  let before = from;
  const step = (/** @type {number} */ now) => {
    gaps.push(now - before);
    before = now;
    grid.scrollTop = ((now - from) / 1000) * speed;
    if (now - from < time) return requestAnimationFrame(step);
    gaps.sort((a, b) => a - b);
    const gap = (/** @type {number} */ share) => Math.round(gaps[Math.floor(share * (gaps.length - 1))] ?? 0);
    page.scrolled = {
      speed,
      second: Math.round((gaps.length / (now - from)) * 1000),
      median: gap(0.5),
      most: gap(0.95),
      longest: gap(1),
    };
  };
  page.scrolled = null;
  requestAnimationFrame(step);
}
