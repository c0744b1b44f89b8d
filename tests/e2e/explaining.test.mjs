// Why does the model say what it says: an explanation over the image in the viewer, by both methods, and by Quick.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

const LABELS = 10;

test("explaining", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "explaining");

  const explained = async () => {
    await page.appears(the("why-answer"), LONG);
    await page.disappears(the("why-progress"));
  };
  /** Where the overlay and the image are on the screen. */
  const places = () =>
    page.run(
      (overlay, picture) =>
        [overlay, picture].map((css) => {
          const box = /** @type {Element} */ (document.querySelector(css)).getBoundingClientRect();
          return [box.left, box.top, box.width, box.height];
        }),
      the("heat-layer"),
      the("viewer-picture"),
    );
  const assertLevel = async () => {
    const [overlay, picture] = await places();
    overlay.forEach((/** @type {number} */ side, /** @type {number} */ at) => {
      assert.ok(Math.abs(side - picture[at]) < 1, `${overlay} lies on ${picture}`);
    });
  };
  /** Pixels of the overlay that can be seen, and those that are rather blue than orange. */
  const drawn = () =>
    page.run((css) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(css));
      const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      const { data } = paper.getImageData(0, 0, canvas.width, canvas.height);
      let [seen, cool] = [0, 0];
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3] < 64) continue;
        seen++;
        if (data[at + 2] > data[at]) cool++;
      }
      return { seen, cool };
    }, the("heat-layer"));

  await step("nothing to explain without a model", async () => {
    await words.openExample(app);
    const [id] = await words.galleryIds(app);
    await words.clickTile(app, id);
    await page.press("enter");
    await page.appears(the("viewer"));
    await page.appears(the("channel-panel"));
    assert.equal(await page.exists(the("viewer-why")), false);
    await page.press("w");
    assert.equal(await page.exists(the("why-card")), false);
    await page.press("esc");
    await page.disappears(the("viewer"));
  });

  let image = 0;
  let predicted = "";
  await step("fit a network and predict", async () => {
    await words.labelByTruth(app, LABELS);
    await words.startFit(app, 10);
    await words.fitEnds(app);
    await words.closeFit(app);
    await words.predict(app);
    const [one] = (await words.images(app)).filter((/** @type {any} */ { prediction }) => prediction);
    image = one.id;
    predicted = one.prediction.categoryId;
  });

  await step("Grad-CAM of the prediction", async () => {
    await page.press("esc");
    await words.clickTile(app, image);
    await page.press("enter");
    await page.appears(the("viewer"));
    await page.click(the("viewer-why"));
    await page.appears(the("why-card"));
    assert.equal(await page.value(the("why-category")), predicted);
    assert.equal(await page.attribute(the("why-method-gradCam"), "aria-pressed"), "true");
    await page.says(the("why-caution"), /what the model went by, not what is right/);
    await page.click(the("why-explain"));
    await explained();
    await page.says(the("why-answer"), /Speaks most for .* Control|No place/);
    await page.appears(the("heat-layer"));
    await assertLevel();
    assert.equal((await drawn()).cool, 0, "Grad-CAM has nothing that speaks against");
    await app.shot("why-gradcam");
  });

  await step("it moves and grows with the image", async () => {
    await page.press("+", "+", "+");
    await assertLevel();
    await page.press("right", "down");
    await assertLevel();
    await app.shot("why-zoomed");
    await page.press("f");
    await assertLevel();
  });

  await step("off and on by key, and less of it by the slider", async () => {
    await page.press("e");
    await page.disappears(the("heat-layer"));
    await page.press("e");
    await page.appears(the("heat-layer"));
    const opacity = () =>
      page.run((css) => getComputedStyle(document.querySelector(css)).opacity, the("heat-layer"));
    const before = Number(await opacity());
    await page.click(`${the("why-opacity")} .MuiSlider-track`);
    await until("another opacity", async () => Number(await opacity()) !== before);
  });

  await step("occlusion, also of the other category", async () => {
    await page.click(the("why-method-occlusion"));
    const other = (await words.project(app)).model.categories.find(
      (/** @type {any} */ { id }) => id !== predicted,
    );
    await page.click(`${the("why-card")} [role="combobox"]`);
    await page.click(the(`why-category-${other.id}`));
    await page.disappears('[role="listbox"]');
    await page.click(the("why-explain"));
    await until(
      "the other answer",
      async () => (await page.attribute(the("heat-layer"), "data-method")) === "occlusion",
      LONG,
    );
    assert.equal(await page.attribute(the("heat-layer"), "data-category"), other.id);
    await page.says(the("why-answer"), /log-odds|No place/);
    await page.says(the("why-legend"), /speaks against .*speaks for/);
    await app.shot("why-occlusion");
  });

  await step("the next image has none until it is asked for", async () => {
    await page.click(the("viewer-next"));
    await page.disappears(the("heat-layer"));
    await page.appears(the("why-card"));
    assert.equal(await page.exists(the("why-answer")), false);
    await page.click(the("why-method-gradCam"));
    await page.click(the("why-each"));
    await explained();
    await page.click(the("viewer-next"));
    await page.disappears(the("why-answer"));
    await explained();
    await page.appears(the("heat-layer"));
    await page.click(the("why-each"));
  });

  await step("all of it fits the panel, as narrow as it gets", async () => {
    const edge = await page.place(the("channels-edge"));
    await page.drag([edge, { x: edge.x + 90, y: edge.y }]);
    const wide = await page.run((css) => {
      const card = /** @type {Element} */ (document.querySelector(css));
      return card.scrollWidth - card.clientWidth;
    }, the("why-card"));
    assert.equal(wide, 0);
    await app.shot("why-narrow");
    await page.press("esc");
    await page.disappears(the("viewer"));
  });

  await step("Quick has occlusion alone", async () => {
    await page.click(the("fit-open"));
    await words.chooseModel(app, "quick");
    await page.click(the("fit-run"));
    await page.appears(the("quick-result"), LONG);
    await words.closeFit(app);
    await words.clickTile(app, image);
    await page.press("enter");
    await page.appears(the("why-card"));
    assert.equal(await page.disabled(the("why-method-gradCam")), true);
    await page.says(the("why-card"), /Quick has no maps/);
    assert.equal(
      await page.exists(the("why-answer")),
      false,
      "the answer of another model is none of this one",
    );
    await page.click(the("why-explain"));
    await explained();
    await app.shot("why-quick");
    await page.press("esc");
  });

  await step("not while labelling is blind", async () => {
    await page.disappears(the("viewer"));
    await page.click(the("menu-view"));
    await page.click(the("menu-blind"));
    await page.appears(the("blind-line"));
    const [id] = await words.galleryIds(app);
    await words.clickTile(app, id);
    await page.press("enter");
    await page.appears(the("viewer"));
    await page.appears(the("channel-panel"));
    assert.equal(await page.exists(the("viewer-why")), false);
    assert.equal(await page.exists(the("why-card")), false);
  });
});
