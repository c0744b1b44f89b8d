// Every screen against axe-core's rules for WCAG 2.1 A and AA, light and dark.
import { test } from "node:test";
import { App, stepsOf, the } from "./app.mjs";
import { checkAccessible } from "./axe.mjs";
import { LONG } from "./waiting.mjs";
import * as words from "./words.mjs";

test("accessible", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const { page } = app;
  const step = stepsOf(t, app, "accessible");
  let rules = 0;
  let theme = "light";

  /** Checks all that is in the page now. @param {string} screen */
  async function check(screen) {
    // What is still fading in has no colours yet.
    await app.shot(`accessible-${theme}-${screen.replaceAll(" ", "-")}`);
    rules = Math.max(rules, await checkAccessible(page, screen));
  }
  const closeDialog = async () => {
    await page.press("esc");
    await page.disappears('[role="dialog"]');
  };

  for (theme of ["light", "dark"]) {
    await step(`${theme}: first screen`, async () => {
      await page.appears(the("start-example"));
      if (theme === "dark") {
        // The choice of the theme is in the project's window.
        await words.openExample(app);
        await page.click(the("menu-view"));
        await page.click(the("theme-dark"));
        await page.click(the("close"));
        await page.appears(the("start-example"));
      }
      await check("first screen");
      await words.openExample(app);
      if (theme === "light") {
        await page.click(the("menu-view"));
        await page.click(the("theme-light"));
      }
    });

    await step(`${theme}: gallery, table, menus, filters`, async () => {
      await page.disappears('[role="menu"]');
      await check("gallery");
      for (const menu of ["menu-edit", "menu-view", "queue", "sort", "group", "saved"]) {
        await page.click(the(menu));
        await page.appears('[role="menu"]');
        await check(menu);
        await page.press("esc");
        await page.disappears('[role="menu"]');
      }
      await page.click(the("filter"));
      await page.appears(the("filter-dialog"));
      await check("filters");
      await closeDialog();
      await page.click(the("show-table"));
      await page.appears(the("table"));
      await check("table");
      await page.click(the("show-gallery"));
      await page.appears(the("gallery"));
    });

    await step(`${theme}: fit, curves, evaluation`, async () => {
      await page.click(the("fit-open"));
      await page.appears(the("fit-run"));
      await check("fit settings");
      if (theme === "light") {
        await page.click(the("fit-run"));
        await words.fitEnds(app);
        await check("fit result");
      }
      await closeDialog();
      if (theme === "light") {
        await page.click(the("predict"));
        await page.says(the("status-line"), /All changes saved/, LONG);
      }
      await check("predictions");
      await page.click(the("evaluate"));
      await page.appears(the("confusion-matrix"), LONG);
      await check("evaluation");
      for (const tab of ["curves", "groups", "surprises", "compare"]) {
        await page.click(the(`evaluation-tab-${tab}`));
        await page.appears(the(`evaluation-panel-${tab}`));
        await check(`evaluation: ${tab}`);
      }
      await closeDialog();
    });

    await step(`${theme}: map, passes, blind labelling`, async () => {
      await page.click(the("show-map"));
      // The points are not kept with a project, which was opened anew for each theme.
      await page.appears(the("map-make-pca"));
      await check("map");
      await page.click(the("map-make-pca"));
      await page.appears(the("map-canvas"), LONG);
      await check("map with points");
      await page.click(the("map-close"));
      await page.click(the("menu-view"));
      await page.click(the("menu-plates"));
      await page.appears(the("plates-dialog"));
      await check("plates");
      await closeDialog();
      await page.click(the("menu-edit"));
      await page.click(the("menu-passes"));
      await page.appears(the("pass-keep"));
      await page.click(the("pass-keep"));
      await page.appears(the("agreement"));
      await check("passes");
      await closeDialog();
      await page.click(the("menu-view"));
      await page.click(the("menu-blind"));
      await page.appears(the("blind-line"));
      await check("blind");
      await page.click(the("blind-end"));
      await page.disappears(the("blind-line"));
    });

    await step(`${theme}: viewer, settings, help`, async () => {
      const [id] = await words.galleryIds(app);
      await words.clickTile(app, id);
      await page.press("enter");
      await page.appears(the("viewer"));
      await page.appears(the("channel-panel"), LONG);
      await check("viewer");
      if (!(await page.exists(the("why-card")))) await page.click(the("viewer-why"));
      await page.appears(the("why-card"));
      await check("why");
      await page.click(the("why-explain"));
      await page.appears(the("why-answer"), LONG);
      await check("why explained");
      await page.press("esc");
      await page.disappears(the("viewer"));
      await page.click(the("menu-edit"));
      await page.click(the("menu-settings"));
      await page.appears(the("settings-save"));
      await check("settings");
      await closeDialog();
      for (const help of ["shortcuts", "help-curves"]) {
        await page.click(the(help));
        await page.appears('[role="dialog"]');
        await check(help);
        await closeDialog();
      }
      await page.click(the("close"));
      await page.appears(the("start-example"));
    });
  }
  t.diagnostic(`up to ${rules} rules of axe-core pass on a screen, and none is broken`);
});
