// The programs that a window needs for being driven: tauri-driver with WebKitWebDriver, and a display. It owns finding
// them, starting them on free ports, and ending them. It refuses to know what is in the window.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, until, WindowLost } from "./waiting.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** @param {string} name @returns {string | null} */
function onPath(name) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? null;
}

/** What a variable names, and nothing else if it is set; otherwise the first of the places that is there. */
function findProgram(/** @type {string | undefined} */ named, /** @type {(string | null)[]} */ ...places) {
  return (named ? [named] : places).find((place) => place && existsSync(place)) ?? null;
}

export const programs = {
  app: () => findProgram(process.env.VESICLE_APP, join(ROOT, "target/release/vesicle-desktop")),
  tauriDriver: () =>
    findProgram(process.env.TAURI_DRIVER, join(ROOT, ".tools/bin/tauri-driver"), onPath("tauri-driver")),
  webKitDriver: () => findProgram(process.env.WEBKIT_DRIVER, onPath("WebKitWebDriver")),
  xvfb: () => onPath("Xvfb"),
};

/** What is missing, each with the way to get it; empty when the tests can run. @returns {string[]} */
export function missing() {
  const needs = [
    [programs.app(), "The app is not built: npm run build && cargo build --release -p vesicle-desktop"],
    [
      programs.tauriDriver(),
      "tauri-driver is missing: cargo install tauri-driver@2.1.0 --locked --root .tools (or set TAURI_DRIVER)",
    ],
    [programs.webKitDriver(), "WebKitWebDriver is missing: apt-get install webkit2gtk-driver"],
    [process.env.DISPLAY ?? programs.xvfb(), "There is no display and no Xvfb: apt-get install xvfb"],
  ];
  return needs.flatMap(([found, otherwise]) => (found ? [] : [otherwise ?? ""]));
}

/**
 * Starts a virtual display on a free number, unless there is a display.
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>}
 */
export async function openDisplay() {
  if (process.env.DISPLAY) return { env: {}, stop: () => {} };
  const server = spawn(programs.xvfb() ?? "Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  let number = "";
  server.stdio[3]?.on("data", (data) => {
    number += data;
  });
  const stop = () => void server.kill();
  process.once("exit", stop);
  await until("Xvfb to name its display", () => {
    if (server.exitCode !== null) throw new WindowLost(`Xvfb ended with ${server.exitCode}`);
    return number.endsWith("\n");
  });
  // A desktop with Wayland would otherwise show the window on the person's own screen.
  return { env: { DISPLAY: `:${number.trim()}`, GDK_BACKEND: "x11" }, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * Starts tauri-driver. The app inherits its environment and its stderr.
 * @param {Record<string, string | undefined>} env
 * @param {(text: string) => void} hear  What driver and app write.
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startDriver(env, hear) {
  const lacking = missing();
  if (lacking.length > 0) fail(lacking.join("\n"));
  const [port, nativePort] = [await freePort(), await freePort()];
  const child = spawn(
    /** @type {string} */ (programs.tauriDriver()),
    [`--port=${port}`, `--native-port=${nativePort}`, `--native-driver=${programs.webKitDriver()}`],
    // A group of its own, so that nothing that it started is left behind.
    { env, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  child.stdout.on("data", (data) => hear(String(data)));
  child.stderr.on("data", (data) => hear(String(data)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => {
    try {
      process.kill(-(/** @type {number} */ (child.pid)), "SIGTERM");
    } catch {
      // It has ended already.
    }
  };
  process.once("exit", kill);
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      kill();
      await ended;
      process.removeListener("exit", kill);
    },
  };
}
