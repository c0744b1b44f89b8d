// Every screen in two sizes and two themes: nothing scrolls sideways or is cut off, and the main buttons are inside the
// window. The screenshots are there to be looked at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

const SIZES = [
  { width: 1280, height: 860 },
  { width: 1024, height: 700 },
];
const START = ["start-new", "start-open", "start-images", "start-folder", "start-example"];
const PROJECT = [
  "menu-file",
  "menu-edit",
  "menu-view",
  "menu-help",
  "undo",
  "redo",
  "zoom-in",
  "select-all",
  "categorize",
  "new",
  "open",
  "save-as",
  "close",
  "fit-open",
  "predict",
  "evaluate",
  "category-new",
  "theme",
  "shortcuts",
  "help-curves",
  "gallery",
  "status-line",
];

test("looks", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "looks");
  let look = "";

  /** Checks a screen and takes its picture. @param {string} screen @param {string[]} ids  To be inside the window. */
  async function screen(screen, ids) {
    for (const id of ids) await page.appears(the(id));
    await app.shot(`looks-${look}-${screen}`);
    const faults = await page.run((all) => {
      const root = /** @type {Element} */ (document.scrollingElement);
      const found =
        root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth} px wide in ${innerWidth}`] : [];
      for (const css of all) {
        const box = document.querySelector(css)?.getBoundingClientRect();
        if (!box || box.width === 0) found.push(`${css} is not there`);
        else if (
          box.left < 0 ||
          box.top < 0 ||
          box.right > innerWidth + 0.5 ||
          box.bottom > innerHeight + 0.5
        )
          found.push(`${css} is outside: ${JSON.stringify(box)}`);
      }
      for (const element of document.querySelectorAll("body *")) {
        const over = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
        const { overflowX, textOverflow } = getComputedStyle(element);
        const name = `${element.tagName} ${element.className} “${element.textContent?.slice(0, 60)}”`;
        if (over && /auto|scroll/.test(overflowX)) found.push(`scrolls sideways: ${name}`);
        if (
          over &&
          /hidden|clip/.test(overflowX) &&
          element.matches("button, h1, h2, h3, label") &&
          textOverflow !== "ellipsis"
        )
          found.push(`cut off: ${name}`);
      }
      return found;
    }, ids.map(the));
    assert.deepEqual(faults, [], `${screen} ${look}`);
  }

  /** @param {"light" | "dark"} theme */
  async function choose(theme) {
    await page.click(the("menu-view"));
    await page.click(the(`theme-${theme}`));
    await page.disappears('[role="menu"]');
    const luminance = () =>
      page.run(() => Number(/\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0]));
    await until(`the ${theme} theme`, async () => (await luminance()) > 128 === (theme === "light"));
  }

  await step("prepare", async () => {
    await words.openExample(app);
    await words.labelByTruth(app, 10);
    await words.startFit(app, 20);
    await words.fitEnds(app);
    await words.closeFit(app);
    await words.predict(app);
    await page.click(the("evaluate"));
    await page.appears(the("evaluation-dialog"), LONG);
    await page.click(the("evaluation-close"));
    await page.disappears(the("evaluation-dialog"));
  });

  for (const theme of /** @type {const} */ (["light", "dark"])) {
    for (const { width, height } of SIZES) {
      await step(`${theme} ${width} x ${height}`, async () => {
        look = `${theme}-${width}`;
        await page.resize(width, height);
        await choose(theme);
        await screen("gallery", PROJECT);

        await page.press("ctrl+a");
        await page.click(the("categorize"));
        await page.appears('[role="menu"]');
        await screen("categorize", []);
        await page.press("esc");
        await page.disappears('[role="menu"]');
        await page.press("esc");

        await page.click(the("fit-open"));
        await words.chooseModel(app, "compactCnn");
        await page.appears(the("setting-epochs"));
        await page.appears(the("fit-preview"));
        await screen("fit-settings", [
          "fit-run",
          "fit-close",
          "fit-tab-settings",
          "fit-tab-summary",
          "fit-start-continue",
        ]);
        if (await page.exists(the("fit-tab-plots"))) await page.click(the("fit-tab-plots"));
        await page.appears(the("chart-accuracy"));
        await screen("charts", ["fit-run", "fit-close", "chart-accuracy", "chart-as-table"]);
        await page.click(the("chart-as-table"));
        await screen("curves-table", ["chart-as-table"]);
        await page.click(the("fit-tab-summary"));
        await page.appears(the("model-summary"));
        await screen("model", ["fit-run"]);
        await words.closeFit(app);

        await page.click(the("evaluation-open"));
        await page.appears(the("evaluation-dialog"));
        await screen("evaluation", [
          "evaluate-again",
          "evaluation-close",
          "confusion-matrix",
          "metric-accuracy",
        ]);
        await page.click(the("evaluation-close"));
        await page.disappears(the("evaluation-dialog"));

        for (const [id, content] of [
          ["shortcuts", "mark-legend"],
          ["help-curves", "curves-help"],
        ]) {
          await page.click(the(String(id)));
          await screen(String(id), [String(content)]);
          await page.press("esc");
          await page.disappears('[role="dialog"]');
        }

        await page.click(the("close"));
        await page.appears(the("start-screen"));
        await screen("start", START);
        await words.openExample(app);
      });
    }
  }
});
