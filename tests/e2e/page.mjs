// The page in the window, over WebDriver: key and pointer input as a person gives it, what is seen, screenshots. It
// refuses to know the app.
import { request } from "./protocol.mjs";
import { fail, PATIENCE, until } from "./waiting.mjs";

/** Keys by the names that a person would use, as WebDriver spells them. @type {Record<string, string>} */
const KEYS = {
  ctrl: "\uE009",
  shift: "\uE008",
  enter: "\uE007",
  tab: "\uE004",
  esc: "\uE00C",
  space: " ",
  backspace: "\uE003",
  delete: "\uE017",
  home: "\uE011",
  end: "\uE010",
  left: "\uE012",
  up: "\uE013",
  right: "\uE014",
  down: "\uE015",
};

/** @param {string} name @returns {string} */
const keyOf = (name) => (name.length === 1 ? name : (KEYS[name] ?? fail(`no key ${name}`)));

/** Starts the app in a session of the driver. @param {string} address @param {string} application  Its binary. */
export async function openPage(address, application) {
  const ready = () => request(address, "GET", "/status").catch(() => null);
  await until("the driver to be ready", ready);
  const capabilities = { alwaysMatch: { "tauri:options": { application } } };
  const { sessionId } = await request(address, "POST", "/session", { capabilities });
  const page = new Page(address, `/session/${sessionId}`);
  await page.call("POST", "/timeouts", { script: PATIENCE, implicit: 0 });
  return page;
}

/** Selectors are CSS. */
export class Page {
  /** @param {string} address @param {string} path */
  constructor(address, path) {
    this.address = address;
    this.path = path;
  }

  /** @param {string} method @param {string} path @param {unknown} [body] */
  call(method, path, body) {
    return request(this.address, method, this.path + path, body);
  }

  /** Closes the window. */
  async quit() {
    await this.call("DELETE", "");
  }

  /**
   * Runs a function in the page. It may be async, and sees nothing but its arguments.
   * @template {unknown[]} A @template R
   * @param {(...args: A) => R} inPage @param {A} args
   * @returns {Promise<Awaited<R>>}
   */
  async run(inPage, ...args) {
    const script = `const given = [...arguments], done = given.pop();
      Promise.resolve().then(() => (${inPage})(...given))
        .then((value) => done({ value }), (error) => done({ error: error?.message ?? JSON.stringify(error) }));`;
    const { value, error } = await this.call("POST", "/execute/async", { script, args });
    if (error !== undefined && error !== null) fail(`in the page: ${error}`);
    return value;
  }

  /** @returns {Promise<Buffer>} PNG */
  async screenshot() {
    return Buffer.from(await this.call("GET", "/screenshot"), "base64");
  }

  /** Sets the inner size of the window, in CSS pixels. @param {number} width @param {number} height */
  async resize(width, height) {
    await this.call("POST", "/window/rect", { width, height });
    await until(`the window to be ${width} × ${height}`, () =>
      this.run((w, h) => innerWidth === w && innerHeight === h, width, height),
    );
  }

  /** Whether it is in the page and takes room there. @param {string} css @returns {Promise<boolean>} */
  exists(css) {
    return this.run((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box !== undefined && box.width > 0 && box.height > 0;
    }, css);
  }

  /** @param {string} css @param {number} [patience] */
  async appears(css, patience) {
    await until(`${css} to appear`, () => this.exists(css), patience);
  }

  /** @param {string} css @param {number} [patience] */
  async disappears(css, patience) {
    await until(`${css} to go away`, async () => !(await this.exists(css)), patience);
  }

  /** Texts of all that match, as they are seen, without runs of white space. @param {string} css */
  texts(css) {
    return this.run(
      (selector) =>
        [...document.querySelectorAll(selector)].map((element) =>
          // biome-ignore lint/performance/useDomNodeTextContent: what a person sees is asked for, not what is in the page
          /** @type {HTMLElement} */ (element).innerText.replace(/\s+/g, " ").trim(),
        ),
      css,
    );
  }

  /** Text of the first that matches. @param {string} css @returns {Promise<string>} */
  async text(css) {
    const [first] = await this.texts(css);
    return first ?? fail(`there is no ${css}`);
  }

  /** What a field holds. @param {string} css @returns {Promise<string>} */
  value(css) {
    return this.run((selector) => /** @type {any} */ (document.querySelector(selector)).value, css);
  }

  /** Whether a control refuses to be used. @param {string} css @returns {Promise<boolean>} */
  disabled(css) {
    return this.run((selector) => /** @type {any} */ (document.querySelector(selector)).disabled, css);
  }

  /** Waits for a text and gives all of it. @param {string} css @param {RegExp} wanted @param {number} [patience] */
  async says(css, wanted, patience) {
    let seen = "";
    const look = async () => {
      seen = await this.text(css);
      return wanted.test(seen);
    };
    await until(`${css} to say ${wanted}`, look, patience).catch((error) =>
      fail(`${error.message}; it says: ${seen}`),
    );
    return seen;
  }

  /** @param {string} css @param {string} name */
  attribute(css, name) {
    return this.run(
      (selector, attr) => document.querySelector(selector)?.getAttribute(attr) ?? null,
      css,
      name,
    );
  }

  /** Waits until a person could click on it, and says where. @param {string} css */
  place(css) {
    return until(`${css} to be there for a click`, () => this.run(placeInPage, css));
  }

  /** @param {string} css @param {...string} modifiers  "ctrl", "shift" */
  async click(css, ...modifiers) {
    await this.drag([await this.place(css)], ...modifiers);
  }

  /** Presses the right button on it. @param {string} css */
  async rightClick(css) {
    const { x, y } = await this.place(css);
    await this.#act([
      { type: "pointerMove", x, y },
      { type: "pointerDown", button: 2 },
      { type: "pointerUp", button: 2 },
    ]);
  }

  /** Takes the pointer to a place. @param {{ x: number, y: number }} point */
  async move({ x, y }) {
    await this.#act([{ type: "pointerMove", x, y }]);
  }

  /** Rests the pointer on an element. @param {string} css */
  async hover(css) {
    const { x, y } = await this.place(css);
    await this.#act([
      { type: "pointerMove", x: x - 3, y: y - 2 },
      { type: "pointerMove", x, y },
    ]);
  }

  /**
   * Presses at the first point, moves over the others, releases at the last.
   * @param {{ x: number, y: number }[]} points @param {...string} modifiers
   */
  async drag(points, ...modifiers) {
    const moves = points.map(({ x, y }, index) => ({
      type: "pointerMove",
      x,
      y,
      duration: index === 0 ? 0 : 60,
    }));
    const press = { type: "pointerDown", button: 0 };
    const release = { type: "pointerUp", button: 0 };
    await this.#act([...moves.slice(0, 1), press, ...moves.slice(1), release], modifiers);
  }

  /** Presses at one point and goes to another without letting go. @param {{ x: number, y: number }[]} points */
  async hold([from, to]) {
    await this.#act([
      { type: "pointerMove", ...from },
      { type: "pointerDown", button: 0 },
      { type: "pointerMove", ...to, duration: 100 },
    ]);
  }

  async release() {
    await this.#act([{ type: "pointerUp", button: 0 }]);
  }

  /** @param {object[]} pointer @param {string[]} [modifiers]  Held during all of it. */
  async #act(pointer, modifiers = []) {
    const pauses = (/** @type {number} */ n) => Array.from({ length: n }, () => ({ type: "pause" }));
    const keys = (/** @type {string} */ type) => modifiers.map((name) => ({ type, value: keyOf(name) }));
    const held = [...keys("keyDown"), ...pauses(pointer.length), ...keys("keyUp")];
    const moved = [...pauses(modifiers.length), ...pointer];
    await this.call("POST", "/actions", {
      actions: [
        { type: "key", id: "keyboard", actions: held },
        { type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: moved },
      ],
    });
  }

  /** Presses keys one after the other: `press("down", "ctrl+a")`. @param {...string} chords */
  async press(...chords) {
    const actions = chords.flatMap((chord) => {
      const values = chord.length === 1 ? [chord] : chord.split("+").map(keyOf);
      const down = values.map((value) => ({ type: "keyDown", value }));
      return [...down, ...values.toReversed().map((value) => ({ type: "keyUp", value }))];
    });
    await this.call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Puts a text in place of what a field holds. @param {string} css @param {string} typed */
  async fill(css, typed) {
    await this.click(css);
    await this.press("ctrl+a", ...typed);
    await until(`${css} to hold ${typed}`, async () => (await this.value(css)) === typed);
  }
}

/** Runs in the page: the middle of an element, once it is enabled, at rest and in sight; scrolls if it is not. */
async function placeInPage(/** @type {string} */ css) {
  const element = document.querySelector(css);
  if (!element) throw new Error(`there is no ${css}`);
  if (element.matches(":disabled, [aria-disabled='true']")) throw new Error("it is disabled");
  const before = element.getBoundingClientRect();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { left, top, width, height } = element.getBoundingClientRect();
  if (left !== before.left || top !== before.top || width !== before.width) throw new Error("it is moving");
  const x = Math.round(left + width / 2);
  const y = Math.round(top + height / 2);
  const hit = document.elementFromPoint(x, y);
  if (hit && (element.contains(hit) || element.closest("label")?.contains(hit))) return { x, y };
  element.scrollIntoView({ block: "center", inline: "center" });
  throw new Error(`it is covered by ${hit?.outerHTML.slice(0, 160)}`);
}
