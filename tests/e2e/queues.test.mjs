// Queues in the window: what is worth a look next, in which order and why, and the way out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

test("queues", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "queues");
  const choose = async (/** @type {string} */ name) => {
    await page.click(the("queue"));
    await page.click(the(`queue-${name}`));
    await page.disappears(the(`queue-${name}`));
  };
  /** The images of the queue in their order, as the backend tells them. @returns {Promise<number[]>} */
  const queued = async (/** @type {any[]} */ ...filters) => {
    const inIt = { column: { type: "queue" }, test: { type: "range", data: { low: 1, high: null } } };
    const sort = { column: { type: "queue" }, descending: false };
    const arrangement = { search: "", filters: [inIt, ...filters], sort, group: null };
    return (await app.ask("gallery", { arrangement })).ids;
  };
  const shows = (/** @type {number} */ n) =>
    page.says(the("arrange-count"), new RegExp(`^${n} of 72 images`));
  const count = async () => Number((await page.text(the("queue-count"))).replace(/\D/g, ""));

  await step("say what they need where it is not there", async () => {
    await words.openExample(app);
    await page.click(the("queue"));
    await page.appears(the("queue-uncertain"));
    await page.appears(`${the("queue-uncertain")}[aria-disabled="true"]`);
    await page.says(the("queue-uncertain"), /There are no predictions yet/);
    await page.says(the("queue-labelErrors"), /There is no model yet/);
    await page.says(the("queue-similar"), /Select one or more images first/);
    await app.shot("queue-menu");
    await page.press("esc");
    await page.disappears(the("queue-uncertain"));
  });

  await step("a diverse first choice has Unknown images only, and says how it chooses", async () => {
    await choose("diverse");
    await page.appears(the("queue-line"), LONG);
    await page.says(the("queue-line"), /k-centre/);
    assert.equal(await count(), words.EXAMPLE.unknown);
    await shows(60);
    const images = await words.images(app);
    const first = (await queued()).slice(0, 6);
    const truths = first.map((id) => images.find((/** @type {any} */ one) => one.id === id)?.truth);
    assert.equal(new Set(truths).size, 2, "both kinds are among the first");
    await app.shot("queue-diverse");
  });

  await step("the most uncertain come first, and stay while they are labelled", async () => {
    await page.click(the("queue-leave"));
    await page.disappears(the("queue-line"));
    await page.click(the("fit-open"));
    await page.click(the("fit-run"));
    await words.fitEnds(app);
    await words.closeFit(app);
    await words.predict(app);
    await choose("uncertain");
    await page.says(the("queue-line"), /the closest first/);
    const ids = await queued();
    const images = await words.images(app);
    const sure = ids.map(
      (id) => images.find((/** @type {any} */ one) => one.id === id)?.prediction?.confidence,
    );
    assert.equal(sure.length, words.EXAMPLE.unknown);
    for (let at = 1; at < sure.length; at++) assert.ok(sure[at] >= sure[at - 1] - 1e-6, `${sure}`);
    await words.clickTile(app, ids[0]);
    await page.press("1");
    await until("the label", async () => (await words.project(app)).counts.labelled === 13);
    assert.deepEqual(await queued(), ids, "the order stays");
    await shows(60);
    await page.click(the("queue-hide-labelled"));
    await shows(59);
    await app.shot("queue-uncertain");
    await page.click(the("queue-hide-labelled"));
    await shows(60);
  });

  await step("images like a chosen one begin with it", async () => {
    const ids = await queued();
    await page.press("esc");
    await words.clickTile(app, ids[3]);
    await choose("similar");
    await shows(72);
    assert.equal((await queued())[0], ids[3]);
  });

  await step("a wrong label is found", async () => {
    await page.click(the("queue-leave"));
    await page.disappears(the("arrange-count"));
    await choose("shuffled");
    await page.says(the("queue-line"), /Shuffled \(seed \d+\)/);
    const shuffled = await queued();
    assert.notDeepEqual(
      shuffled,
      [...shuffled].sort((a, b) => a - b),
    );
    await page.click(the("queue-again"));
    await page.click(the("queue-leave"));
    await page.disappears(the("queue-line"));
    const { categories } = await words.project(app);
    const images = await words.images(app);
    const labelled = images.filter((/** @type {any} */ one) => one.categoryId && !one.ambiguous);
    const wrong = labelled[0];
    const other = categories.find(
      (/** @type {any} */ one) => one.id !== wrong.categoryId && one.id !== "unknown",
    );
    await app.ask("label_images", { ids: [wrong.id], categoryId: other.id });
    await page.press("esc");
    await page.click(the("fit-open"));
    await page.click(the("fit-run"));
    await words.fitEnds(app);
    await words.closeFit(app);
    await choose("labelErrors");
    await page.appears(the("queue-line"));
    assert.equal((await queued())[0], wrong.id);
    await page.appears(the(`tile-${wrong.id}`));
    await app.shot("queue-label-errors");
    await page.click(the("menu-view"));
    await page.click(the("theme-dark"));
    await app.shot("queue-label-errors-dark");
  });

  await step("an empty queue says so", async () => {
    await choose("nearDuplicates");
    await page.says(the("queue-count"), /Nothing is in this queue/, LONG);
    await app.shot("queue-empty");
    await page.click(the("queue-leave"));
    await page.says(the("status-line"), /72 images shown/);
  });
});
