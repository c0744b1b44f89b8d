// The window in its other languages: chosen, remembered, complete, and wide enough for longer words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { App, stepsOf, the } from "./app.mjs";
import { LONG, until } from "./waiting.mjs";
import * as words from "./words.mjs";

/** A few words of each, where they stand. */
const SAID = {
  de: {
    fit: /Trainieren/,
    images: /72 Bilder/,
    setting: /Architektur/,
    name: "Deutsch",
    undo: /rückgängig/i,
  },
  es: { fit: /Entrenar/, images: /72 imágenes/, setting: /Arquitectura/, name: "Español", undo: /Deshacer/ },
};
/** English that would show that something was not translated. */
const ENGLISH = /\b(the|images?|Learning rate|Epochs|Batch size|Cancel|Categories|Classifier)\b/;

test("languages", async (t) => {
  const app = await App.start();
  t.after(() => app.close());
  const step = stepsOf(t, app, "languages");
  const choose = async (/** @type {string} */ language) => {
    await app.page.click(`${the("language")} [role="combobox"]`);
    await app.page.click(the(`language-${language}`));
  };

  for (const language of /** @type {const} */ (["de", "es"])) {
    const said = SAID[language];
    await step(`${said.name} on the first screen, kept over a restart`, async () => {
      await app.page.appears(the("language"));
      await choose(language);
      await until("the language", async () => (await app.page.text(the("language"))).includes(said.name));
      // The web view writes what it keeps a moment later.
      await sleep(3000);
      await app.restart();
      await until("the language", async () => (await app.page.text(the("language"))).includes(said.name));
      assert.doesNotMatch(await app.page.text("body"), ENGLISH);
    });

    await step(`${said.name} in the project, its menus and the fit`, async () => {
      await app.page.click(the("start-example"));
      await app.page.says(the("status-line"), said.images, LONG);
      await app.page.says(the("fit-open"), said.fit);
      for (const menu of ["file", "edit", "view", "help"]) {
        await app.page.click(the(`menu-${menu}`));
        await app.page.appears('[role="menu"]');
        assert.doesNotMatch(await app.page.text('[role="menu"]'), ENGLISH, menu);
        await app.page.press("esc");
        await app.page.disappears('[role="menu"]');
      }
      for (const button of ["queue", "sort", "group", "saved"]) {
        await app.page.click(the(button));
        await app.page.appears('[role="menu"]');
        assert.doesNotMatch(await app.page.text('[role="menu"]'), ENGLISH, button);
        await app.page.press("esc");
        await app.page.disappears('[role="menu"]');
      }
      await app.page.click(the("fit-open"));
      await app.page.says('[role="dialog"]', said.setting);
      assert.doesNotMatch(await app.page.text('[role="dialog"]'), ENGLISH);
      await app.shot(`languages-${language}-fit`);
      await app.page.press("esc");
      await app.page.disappears('[role="dialog"]');
    });

    await step(
      `${said.name}: what was done is named in it, and nothing is wider than the window`,
      async () => {
        // The example is the one of the language before, whose label is in it.
        const free = (await words.images(app)).find((/** @type {any} */ one) => one.categoryId === null);
        await words.clickTile(app, free.id);
        await app.page.press("2");
        await until("an edit", async () => (await words.project(app)).undo !== null);
        const name = await app.page.attribute(the("undo"), "aria-label");
        assert.match(name ?? "", said.undo);
        assert.doesNotMatch(name ?? "", /Label/);
        await app.page.resize(1024, 700);
        await app.shot(`languages-${language}-narrow`);
        const wide = await app.page.run(
          () => /** @type {Element} */ (document.scrollingElement).scrollWidth - innerWidth,
        );
        assert.ok(wide <= 0, `${wide} px too wide`);
        assert.deepEqual(await app.page.run(cutOff, "button"), []);
        await app.page.resize(1280, 860);
        await app.page.click(the("close"));
        await app.page.appears(the("start-example"));
      },
    );
  }

  await step("back to the language of the system", async () => {
    await choose("system");
    await until("English", async () => /English/.test(await app.page.text(the("language"))));
    assert.match(await app.page.text("body"), ENGLISH);
  });
});

/** Runs in the page: buttons whose words do not fit into them. */
function cutOff(/** @type {string} */ css) {
  return [...document.querySelectorAll(css)]
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
    .map((one) => one.textContent.trim())
    .filter((words) => words !== "");
}
