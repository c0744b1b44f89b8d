// The map beside the gallery: made, coloured, zoomed, and images selected by drawing around them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { App, notice, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

test("the map", async (t) => {
  const app = await App.start({ env: { VESICLE_BACKBONE: "none" } });
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "map");
  /** Where the canvas is. */
  const canvas = () =>
    page.run((css) => {
      const { left, top, width, height } = /** @type {Element} */ (
        document.querySelector(css)
      ).getBoundingClientRect();
      return { left, top, width, height };
    }, the("map-canvas"));
  const selected = async () =>
    Number(/([\d,]+) selected/.exec(await page.text(the("status-line")))?.[1] ?? 0);

  await step("is empty at first and says what it is for", async () => {
    await words.openExample(app);
    await page.click(the("show-map"));
    await page.appears(the("map-make-pca"));
    await page.says(the("map"), /No map yet/);
  });

  await step("is made and coloured by category", async () => {
    await page.click(the("map-make-pca"));
    await page.appears(the("map-canvas"), LONG);
    await page.says(the("map-legend"), /Negative.*6.*Positive.*6.*Unknown.*60/);
    const colors = await until("points to be drawn", () => page.run(colorsIn, `${the("map-canvas")} canvas`));
    assert.ok(colors > 3, `${colors} colours`);
  });

  await step("is saved as a chart and as a table of its points", async () => {
    const [svg, csv] = [join(app.folder, "map.svg"), join(app.folder, "points.csv")];
    app.answer(svg);
    await page.click(the("map-export"));
    await page.click(the("export-chart-map-svg"));
    await notice(app, /chart was saved as .*map\.svg/);
    const drawn = readFileSync(svg, "utf8");
    // Every image, and a sample of each of three colours.
    assert.equal(drawn.match(/<circle/g)?.length, words.EXAMPLE.images + 3);
    assert.match(drawn, />Unknown \(60\)<\/text>/);
    app.answer(csv);
    await page.click(the("map-export"));
    await page.click(the("export-points"));
    await notice(app, /72 rows were written to .*points\.csv/);
    assert.match(readFileSync(csv, "utf8"), /^file,x,y,Category\n[^,\n]+\.tif,0?\.?\d+,/);
  });

  await step("images that are drawn around are selected, and more with Ctrl", async () => {
    const { left, top, width, height } = await canvas();
    const at = (/** @type {number} */ x, /** @type {number} */ y) => ({
      x: Math.round(left + x * width),
      y: Math.round(top + y * height),
    });
    await page.drag([at(0.02, 0.02), at(0.5, 0.02), at(0.5, 0.98), at(0.02, 0.98), at(0.02, 0.05)]);
    const some = await until("a selection", selected);
    assert.ok(some > 0 && some < 72, `${some} of 72`);
    await app.shot("map-half");
    await page.drag([at(0.49, 0.02), at(0.86, 0.02), at(0.98, 0.5), at(0.86, 0.98), at(0.49, 0.98)], "ctrl");
    await until("more", async () => (await selected()) > some);
    // A press beside all points takes the selection away.
    await page.drag([at(0.02, 0.5)]);
    await until("none", async () => (await selected()) === 0);
  });

  await step("other colours, closer, and the image under the pointer", async () => {
    await page.click(`${the("map-color")} [role="combobox"]`);
    await page.click('[role="option"][data-value="metadata:Truth"]');
    await page.says(the("map-legend"), /Positive/);
    await page.click(the("map-zoom-in"));
    await page.click(the("map-zoom-in"));
    const { left, top, width, height } = await canvas();
    const hovered = await until("an image under the pointer", async () => {
      for (let tries = 0; tries < 60; tries++) {
        const x = Math.round(left + width * (0.2 + 0.6 * ((tries * 0.618) % 1)));
        const y = Math.round(top + height * (0.2 + 0.6 * ((tries * 0.377) % 1)));
        await page.move({ x, y });
        await sleep(250);
        if (await page.exists(the("map-hovered"))) return true;
      }
      return false;
    });
    assert.ok(hovered);
    await page.says(the("map-hovered"), /./);
    await page.click(the("map-fit"));
  });

  await step("a legend's colour selects its images", async () => {
    await page.click(`${the("map-color")} [role="combobox"]`);
    await page.click('[role="option"][data-value="category"]');
    await page.says(the("map-legend"), /Unknown.*60/);
    await page.click(`${the("map-legend")} button`);
    await until("six", async () => (await selected()) === words.EXAMPLE.labelled);
  });

  await step("is made anew by t-SNE", async () => {
    await page.click(`${the("map-method")} [role="combobox"]`);
    await page.click('[role="option"][data-value="tsne"]');
    await until("the other map", async () => (await words.project(app)).map === "tsne", LONG);
    await page.says(the("map"), /Neighbours stay together/);
  });

  await step("its panel is widened by key and closed, and both are remembered", async () => {
    const wide = async () => (await canvas()).width;
    const was = await wide();
    await page.run((css) => /** @type {any} */ (document.querySelector(css)).focus(), the("map-edge"));
    await page.press("right", "right");
    await until("a wider map", async () => (await wide()) === was + 32);
    await app.restart();
    await words.openExample(app);
    await app.page.appears(the("map-make-pca"));
    await app.page.click(the("map-close"));
    await app.page.disappears(the("map"));
  });
});

/** Runs in the page: how many colours a canvas has. */
function colorsIn(/** @type {string} */ css) {
  const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(css));
  const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  const found = new Set();
  for (let at = 0; at < data.length; at += 4)
    found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
  return found.size > 3 && found.size;
}
