// Looking: one image at full size with its channels, and finding images by search, groups and the table.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { until } from "./waiting.mjs";
import * as words from "./words.mjs";
import { EXAMPLE } from "./words.mjs";

test("looking at images", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "viewing");

  /** Addresses of the tiles that are drawn; empty while one is missing. @returns {Promise<string[]>} */
  const drawn = () =>
    page.run((stage) => {
      const all = /** @type {HTMLImageElement[]} */ ([...document.querySelectorAll(`${stage} img`)]);
      return all.every((tile) => tile.complete && tile.naturalWidth > 0) ? all.map((tile) => tile.src) : [];
    }, the("viewer-stage"));
  const isDrawn = async () => {
    await until("tiles to be drawn", async () => (await drawn()).length > 0);
    return drawn();
  };
  /** @param {number | undefined} id @returns {Promise<string>} */
  const thumbnail = (id) => page.attribute(`${the(`tile-${id}`)} img`, "src");

  await step("open the example", async () => {
    await words.openExample(app);
  });
  const ids = await words.galleryIds(app);

  await step("open an image at full size", async () => {
    await words.clickTile(app, ids[0]);
    await page.press("enter");
    await page.appears(the("viewer"));
    await page.says(the("viewer-place"), /1 of 72/);
    const [first] = await isDrawn();
    assert.match(String(first), /tile:\/\/|tile\.localhost/);
    await app.shot("viewer");
  });

  await step("values under the pointer", async () => {
    await page.hover(the("viewer-stage"));
    await page.says(the("viewer-pixel"), /\d+/);
    const { x, y } = await page.run((stage) => {
      const box = /** @type {Element} */ (document.querySelector(stage)).getBoundingClientRect();
      return { x: box.width, y: box.height };
    }, the("viewer-stage"));
    assert.ok(x > 400 && y > 300, "the picture has most of the window");
  });

  await step("zoom in and go on to the next image", async () => {
    await page.press("=", "=", "=");
    await isDrawn();
    await app.shot("viewer-zoomed");
    await page.click(the("viewer-next"));
    await page.says(the("viewer-place"), /2 of 72/);
    await isDrawn();
    await page.click(the("viewer-fit"));
  });

  await step("the stage keeps its width while one image after the other is read", async () => {
    const widths = await page.run(
      async (stage, next) => {
        const seen = new Set();
        for (let press = 0; press < 6; press += 1) {
          /** @type {HTMLElement} */ (document.querySelector(next)).click();
          for (let frame = 0; frame < 6; frame += 1) {
            await new Promise(requestAnimationFrame);
            seen.add(
              Math.round(
                /** @type {Element} */ (document.querySelector(stage)).getBoundingClientRect().width,
              ),
            );
          }
        }
        return [...seen];
      },
      the("viewer-stage"),
      the("viewer-next"),
    );
    assert.equal(widths.length, 1, `widths: ${widths}`);
    await page.says(the("viewer-place"), /8 of 72/);
    for (let press = 0; press < 6; press += 1) await page.click(the("viewer-previous"));
    await page.says(the("viewer-place"), /2 of 72/);
    await isDrawn();
  });

  await step("switch a channel off for all images; thumbnails follow", async () => {
    const before = await isDrawn();
    await page.click(`${the("channel-0")} ${the("channel-visible")}`);
    await until("other tiles", async () => {
      const now = await drawn();
      return now.length > 0 && now[0] !== before[0];
    });
    await app.shot("viewer-one-channel");
    await page.press("esc");
    await page.disappears(the("viewer"));
    await until("another thumbnail", async () => (await thumbnail(ids[0])).includes("-c"));
    await app.shot("gallery-one-channel");
    await app.ask("reset_channels", { id: null, channels: 2, kind: "U16" });
  });

  await step("the largest tiles have pictures of their own", async () => {
    const width = (/** @type {number} */ id) =>
      page.run(
        (img) => {
          const shown = /** @type {HTMLImageElement | null} */ (document.querySelector(img));
          return shown?.complete ? shown.naturalWidth : 0;
        },
        `${the(`tile-${id}`)} img`,
      );
    await until("a usual thumbnail", async () => (await width(ids[0])) === 256);
    for (let size = 168; size < 512; size += 24) await page.click(the("zoom-in"));
    await until("a large thumbnail", async () => (await width(ids[0])) === 512);
    await app.shot("gallery-largest");
    for (let size = 512; size > 168; size -= 24) await page.click(the("zoom-out"));
    await until("a usual thumbnail", async () => (await width(ids[0])) === 256);
  });

  await step("search", async () => {
    const [image] = await words.images(app);
    await page.press("ctrl+f");
    await page.fill(the("search"), image.name);
    await page.says(the("arrange-count"), /1 of 72/);
    assert.equal(await page.run((css) => document.querySelectorAll(css).length, '[data-testid^="tile-"]'), 1);
    await app.shot("search");
    await page.click(the("search-clear"));
    await until("all images", async () => (await words.tiles(app)).length > 1);
  });

  await step("the table, sorted by name", async () => {
    await page.click(the("show-table"));
    await page.appears(the("table"));
    await page.appears(the(`row-${ids[0]}`));
    await app.shot("table");
    await page.click(`${the("table-head")} [role="columnheader"] button`);
    await app.shot("table-sorted");
    await page.click(the("show-gallery"));
    await page.appears(the("gallery"));
  });

  await step("groups", async () => {
    await page.click(the("group"));
    await page.click(the("group-category"));
    await until("headings of groups", async () => {
      const text = await page.text(the("gallery"));
      return text.includes("Unknown");
    });
    await app.shot("groups");
    assert.equal((await words.project(app)).imageCount, EXAMPLE.images);
  });
});
