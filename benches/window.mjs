// How quickly the window answers with many images: `node benches/window.mjs FOLDER IMAGES`. Imports the images of the
// folder in the real app, labels a hundred of them by key and notes for each how long its tile took to show the label,
// then scrolls and counts frames, labels all of them at once, and moves in their map. It owns what a person would wait for. The last line is JSON; times in milliseconds.
import { setTimeout as sleep } from "node:timers/promises";
import { App, the } from "../tests/e2e/app.mjs";
import { until } from "../tests/e2e/waiting.mjs";

/** Longest time for an import. */
const PATIENCE = 30 * 60_000;
/** Labels by key; seconds of scrolling and of moving in the map. */
const [LABELS, SCROLLING, MOVING] = [100, 20, 10];

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
  for (const name of ["one", "two"]) {
    await page.click(the("category-new"));
    await page.fill(the("category-name"), name);
    await page.click(the("category-save"));
    await page.disappears(the("category-name"));
  }
  const { categories } = await app.ask("project_view");
  const ids = categories.slice(1).map((/** @type {any} */ { id }) => id);

  await page.run((css) => {
    /** @type {HTMLElement} */ (document.querySelector(css)).focus();
    return true;
  }, '[role="gridcell"]');
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

  await page.press("ctrl+a");
  await page.says(the("status-line"), new RegExp(`${count} selected`), PATIENCE);
  const all = Math.round(await page.run(labelAll, ids[0]));
  console.log(`a label on all ${count} is seen after ${all} ms`);
  await page.press("esc");

  await page.click(the("show-map"));
  await page.click(the("map-make-pca"));
  await page.appears(the("map-canvas"), PATIENCE);
  await sleep(2000);
  await page.run(zoom, the("map-canvas"), MOVING * 1000);
  await sleep(MOVING * 1000);
  const map = await until("the end of zooming", () => page.run(() => /** @type {any} */ (window).zoomed));
  console.log(`${map.second} frames a second while ${count} points of the map grow and shrink`);
  console.log(
    JSON.stringify({
      images: Number(images),
      median: at(0.5),
      p95: at(0.95),
      most: at(1),
      frames,
      all,
      map: map.second,
    }),
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
    await new Promise((resolve) => setTimeout(resolve, 250));
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
  return true;
}

/** Runs in the page: presses a digit with everything selected, and waits until no tile in sight is without the label. */
async function labelAll(/** @type {string} */ category) {
  const tile = /** @type {HTMLElement} */ (document.activeElement);
  const began = performance.now();
  tile.dispatchEvent(
    new KeyboardEvent("keydown", { key: "1", code: "Digit1", bubbles: true, cancelable: true }),
  );
  const others = () => document.querySelectorAll(`[data-category]:not([data-category="${category}"])`).length;
  while (others() > 0) {
    if (performance.now() - began > 30_000)
      throw new Error(
        `${others()} tiles in sight have no label; focus on ${tile.tagName} ${tile.dataset.testid}`,
      );
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return performance.now() - began;
}

/** Runs in the page: turns the wheel over the map in each frame, and counts frames. */
function zoom(/** @type {string} */ css, /** @type {number} */ time) {
  const canvas = /** @type {HTMLElement} */ (document.querySelector(css));
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const page = /** @type {any} */ (window);
  const from = performance.now();
  let frames = 0;
  const step = (/** @type {number} */ now) => {
    frames++;
    const deltaY = now - from < time / 2 ? -6 : 6;
    const place = { clientX: left + width / 2, clientY: top + height / 2 };
    canvas.dispatchEvent(new WheelEvent("wheel", { deltaY, ...place, bubbles: true, cancelable: true }));
    if (now - from < time) return requestAnimationFrame(step);
    page.zoomed = { second: Math.round((frames / (now - from)) * 1000) };
  };
  page.zoomed = null;
  requestAnimationFrame(step);
  return true;
}
