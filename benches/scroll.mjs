// How the window keeps up with a large gallery: `node benches/scroll.mjs FOLDER IMAGES`. Imports the images of the folder
// in the real app, scrolls through all of them twice, then jumps to places all over it as one who drags the scroll bar.
// It owns what a person would see: how long each tile that is in sight has no picture. The first pass draws thumbnails;
// the second and the jumps find them cached. The last line is JSON; times are in milliseconds.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { App, the } from "../tests/e2e/app.mjs";
import { programs } from "../tests/e2e/driver.mjs";
import { until } from "../tests/e2e/waiting.mjs";

/** Longest time for an import. */
const PATIENCE = 30 * 60_000;
/** Seconds of the first pass and of the second; jumps, and how long each rests. */
const [DRAWING, PASS, JUMPS, REST] = [180, 90, 100, 600];

const [folder, images] = process.argv.slice(2);
if (!folder || !images) throw new Error("node benches/scroll.mjs FOLDER IMAGES");
const app = await App.start();
try {
  const { page } = app;
  app.answer(folder);
  await page.click(the("start-folder"));
  await page.click(the("import-run"));
  const count = Number(images).toLocaleString("en");
  await page.says(the("status-line"), new RegExp(`^${count} images shown`), PATIENCE);
  await sleep(2000);
  const afterImport = memory();
  await page.run(watch, the("gallery"));

  await pass(DRAWING);
  console.log(`drawn while scrolling    ${told(await page.run(seen))}`);
  const cached = files(join(app.folder, "home"), ".jpg");
  console.log(`${cached} of ${images} thumbnails are cached`);
  await pass(PASS);
  const scrolled = await page.run(seen);
  console.log(`end to end in ${PASS} s       ${told(scrolled)}`);
  await page.run(jump, the("gallery"), JUMPS, REST);
  await arrival(JUMPS * REST);
  const jumped = await page.run(seen);
  console.log(`${JUMPS} jumps                ${told(jumped)}`);
  await app.shot("scroll");
  const atEnd = memory();
  console.log(
    `memory of the app besides the web view: ${afterImport} MB after the import, ${atEnd} MB at most`,
  );
  console.log(JSON.stringify({ images: Number(images), cached, scrolled, jumped, afterImport, atEnd }));
} finally {
  await app.close();
}

/** Scrolls from the first image to the last. @param {number} seconds */
async function pass(seconds) {
  await app.page.run(scroll, the("gallery"), seconds * 1000);
  await arrival(seconds * 1000);
}

/** Leaves the page alone for so long, as questions would disturb it, and waits for the end. @param {number} time */
async function arrival(time) {
  await sleep(time);
  await until("the end of scrolling", () => app.page.run(() => /** @type {any} */ (window).arrived));
}

/** @param {any} blanks */
function told({ tiles, median, most, over200, frames, longestFrame, stalls }) {
  return `${tiles} tiles seen; without a picture ${median} ms (median), ${most} ms at most, ${over200} of them over 200 ms; ${frames} frames, the longest ${longestFrame} ms; over 200 ms (when, how long): ${stalls.join(" ") || "none"}`;
}

/** Runs in the page: notes at every frame which tiles in sight have no picture, and whether tiles fill the view. */
function watch(/** @type {string} */ css) {
  const page = /** @type {any} */ (window);
  const grid = document.querySelector(css);
  page.blank = new Map();
  page.shown = [];
  page.frameTimes = [];
  page.stalls = [];
  page.from = performance.now();
  let before = performance.now();
  const look = (/** @type {number} */ now) => {
    page.frameTimes.push(now - before);
    if (now - before > 200) page.stalls.push([Math.round(now - page.from), Math.round(now - before)]);
    before = now;
    const view = grid.getBoundingClientRect();
    const empty = new Set();
    const present = new Set();
    let [top, bottom] = [view.bottom, view.top];
    for (const tile of grid.querySelectorAll(".tile")) {
      const box = tile.getBoundingClientRect();
      top = Math.min(top, box.top);
      bottom = Math.max(bottom, box.bottom);
      if (box.bottom <= view.top || box.top >= view.bottom) continue;
      const picture = tile.querySelector("img");
      present.add(tile.dataset.id);
      // An element that is reused is hidden until it has the picture of its new image.
      const shown = picture?.complete && picture.naturalWidth > 0 && picture.style.visibility !== "hidden";
      if (!shown) empty.add(tile.dataset.id);
    }
    // Less than the margins around the tiles.
    if (top > view.top + 40 || bottom < view.bottom - 40) empty.add("no tiles");
    // Every tile counts once while it is in sight: when it has its picture, or goes without one.
    for (const id of [...empty, ...present]) if (!page.blank.has(id)) page.blank.set(id, now);
    for (const [id, since] of page.blank) {
      if (!empty.has(id) && since !== null) {
        page.shown.push(now - since);
        page.blank.set(id, null);
      }
      if (!empty.has(id) && !present.has(id)) page.blank.delete(id);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: what was seen since the last time this was asked. */
function seen() {
  const page = /** @type {any} */ (window);
  const sorted = page.shown.toSorted((a, b) => a - b);
  const result = {
    tiles: sorted.length,
    median: Math.round(sorted[sorted.length >> 1] ?? 0),
    most: Math.round(sorted.at(-1) ?? 0),
    over200: sorted.filter((time) => time > 200).length,
    frames: page.frameTimes.length,
    longestFrame: Math.round(Math.max(...page.frameTimes)),
    // When, after the last question, and how long.
    stalls: page.stalls,
  };
  page.shown = [];
  page.frameTimes = [];
  page.stalls = [];
  page.from = performance.now();
  return result;
}

/** Runs in the page: begins to scroll from end to end in so many milliseconds. */
function scroll(/** @type {string} */ css, /** @type {number} */ time) {
  const page = /** @type {any} */ (window);
  const grid = document.querySelector(css);
  page.arrived = false;
  let start = 0;
  const step = (/** @type {number} */ now) => {
    start ||= now;
    const part = Math.min(1, (now - start) / time);
    grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight);
    if (part < 1) requestAnimationFrame(step);
    else page.arrived = true;
  };
  requestAnimationFrame(step);
}

/** Runs in the page: begins to jump to places that are spread evenly but in no order. */
function jump(/** @type {string} */ css, /** @type {number} */ jumps, /** @type {number} */ rest) {
  const page = /** @type {any} */ (window);
  const grid = document.querySelector(css);
  page.arrived = false;
  let made = 0;
  const next = () => {
    if (made === jumps) {
      page.arrived = true;
      return;
    }
    made += 1;
    grid.scrollTop = ((made * 0.618_034) % 1) * (grid.scrollHeight - grid.clientHeight);
    setTimeout(next, rest);
  };
  next();
}

/** The most memory that the app's own process has held, in megabytes (Linux). */
function memory() {
  const pid = execFileSync("pgrep", ["-f", `^${programs.app()}`], { encoding: "utf8" })
    .trim()
    .split("\n")[0];
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** @param {string} place @param {string} ending */
function files(place, ending) {
  return readdirSync(place, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending))
    .length;
}
