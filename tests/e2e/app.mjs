// The app in its window, for one test: its own home, prepared answers for native dialogs, the locale that once left the
// window blank, and what is written down when a step fails. It refuses to know what the app is for; words.mjs does.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDisplay, programs, startDriver } from "./driver.mjs";
import { openPage } from "./page.mjs";
import { fail, until, WindowLost } from "./waiting.mjs";

const SCREENSHOTS = fileURLToPath(new URL("screenshots/", import.meta.url));

/** Selector of an element by its `data-testid`. @param {string} id */
export const the = (id) => `[data-testid="${id}"]`;

/**
 * Inner size of the window, and what is set in the app's environment besides.
 * @typedef {{ width?: number, height?: number, env?: Record<string, string> }} Start
 */

export class App {
  /** Everything that the driver and the app wrote. */
  written = "";
  /** @type {import("./page.mjs").Page} */
  page;
  /** @type {string[]} */
  #answers = [];
  #starts = 0;
  /** @type {Awaited<ReturnType<typeof startDriver>> | null} */
  #driver = null;

  /** @param {Awaited<ReturnType<typeof openDisplay>>} display @param {Required<Start>} start */
  constructor(display, { width, height, env }) {
    this.display = display;
    this.size = { width, height };
    this.env = env;
    /** A folder for this test: the app's home and whatever the test needs beside it. */
    this.folder = mkdtempSync(join(tmpdir(), "vesicle-e2e-"));
  }

  /** @param {Start} [start]  The size is what the app opens with unless it is given. */
  static async start({ width = 1280, height = 860, env = {} } = {}) {
    const app = new App(await openDisplay(), { width, height, env });
    try {
      await app.open();
    } catch (error) {
      await app.close();
      throw new Error(`${error instanceof Error ? error.message : error}\nThe app wrote:\n${app.written}`);
    }
    return app;
  }

  async open() {
    this.#answers = [];
    this.#starts += 1;
    writeFileSync(this.#answersFile(), "");
    const home = join(this.folder, "home");
    this.#driver = await startDriver(
      {
        ...process.env,
        ...this.display.env,
        ...this.env,
        VESICLE_HOME: home,
        VESICLE_DIALOG_ANSWERS: this.#answersFile(),
        // What the web view itself keeps, such as the choice of the theme.
        XDG_DATA_HOME: join(home, "web-data"),
        XDG_CACHE_HOME: join(home, "web-cache"),
        XDG_CONFIG_HOME: join(home, "web-config"),
        // On purpose: with it the web view names its language "C", which is no language.
        LANG: "C.UTF-8",
        LC_ALL: undefined,
        LANGUAGE: undefined,
        NO_AT_BRIDGE: "1",
        // Without one, graphics libraries complain again and again.
        XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? this.folder,
      },
      (text) => {
        this.written += text;
      },
    );
    this.page = await openPage(this.#driver.address, programs.app() ?? fail("The app is not built."));
    await this.page.resize(this.size.width, this.size.height);
  }

  /** Closes the window and opens it again, as the next day. */
  async restart() {
    await this.#end();
    await this.open();
  }

  async close() {
    await this.#end();
    this.display.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #end() {
    await this.page?.quit().catch((error) => {
      if (!(error instanceof WindowLost)) throw error;
    });
    await this.#driver?.stop();
    this.#driver = null;
  }

  #answersFile() {
    return join(this.folder, `answers-${this.#starts}.txt`);
  }

  /** The answer to the next native dialog; no path means Cancel. @param {...string} paths */
  answer(...paths) {
    this.#answers.push(paths.join("\t"));
    writeFileSync(this.#answersFile(), this.#answers.map((line) => `${line}\n`).join(""));
  }

  /**
   * Calls a command of the app, to know what is true. What is done is done by pointer and key.
   * @param {string} command @param {object} [args] @returns {Promise<any>}
   */
  ask(command, args = {}) {
    return this.page.run(
      (name, given) => /** @type {any} */ (window).__TAURI_INTERNALS__.invoke(name, given),
      command,
      args,
    );
  }

  /** Takes a picture once nothing moves or is still to come. @param {string} name  Without ending. */
  async shot(name) {
    // During a fit the progress moves all the time, so there is an end to waiting; a picture proves nothing by itself.
    const patience = performance.now() + 3000;
    while (!(await this.page.run(restInPage)) && performance.now() < patience) await sleep(50);
    let picture = await this.page.screenshot();
    // The web view may still be painting; a window that never rests, as during a fit, is taken as it is.
    for (let tries = 0; tries < 5; tries++) {
      const before = picture;
      picture = await this.page.screenshot();
      if (picture.equals(before)) break;
    }
    mkdirSync(SCREENSHOTS, { recursive: true });
    writeFileSync(join(SCREENSHOTS, `${name}.png`), picture);
  }
}

/** Runs in the page: whether no transition runs, all pictures and fonts are there, and nothing says that it is busy. */
async function restInPage() {
  // A transition begins with the frame after the one that asks for it.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const moves = document
    .getAnimations()
    .some((one) => one.playState === "running" && one.effect?.getComputedTiming().iterations !== Infinity);
  const pictures = [...document.images].every((image) => image.complete);
  return (
    !moves && pictures && document.fonts.status === "loaded" && !document.querySelector("[aria-busy=true]")
  );
}

/**
 * Steps of one story in one window: each is a test of its own with a screenshot at its end. After a failure, which is
 * told with a screenshot, the text of the page and what the app wrote, the rest is left out.
 * @param {import("node:test").TestContext} test @param {App} app @param {string} story  Begins the screenshots' names.
 * @returns {(name: string, work: () => Promise<void>) => Promise<void>}
 */
export function stepsOf(test, app, story) {
  let count = 0;
  let broken = false;
  return async (name, work) => {
    count += 1;
    const file = `${story}-${String(count).padStart(2, "0")}-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
    await test.test(name, { skip: broken && "an earlier step failed" }, async (step) => {
      try {
        await work();
        await app.shot(file);
      } catch (error) {
        broken = true;
        await app.shot(`${file}-FAILED`).catch(() => {});
        step.diagnostic(`screenshot: ${file}-FAILED.png`);
        step.diagnostic(`the page says:\n${await app.page.text("body").catch((lost) => lost.message)}`);
        step.diagnostic(`the app wrote:\n${app.written}`);
        throw error;
      }
    });
  };
}

/**
 * The text of the notice that matches.
 * @param {App} app @param {RegExp} wanted
 */
export async function notice(app, wanted) {
  const find = async () => (await app.page.texts(the("notification"))).find((text) => wanted.test(text));
  return until(`a notice that says ${wanted}`, find);
}
