// Gets what is missing on this machine, after saying what and why.
//
// Debian and Ubuntu: system packages by apt-get (with sudo where needed). macOS and Windows: says what to install.
// Everywhere: the npm packages of the lock file. For the tests also tauri-driver, into .tools.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { takeBuildFolder } from "./checkout.mjs";
import { fail, firstLine, root, run, say, windows } from "./run.mjs";

const APP = [
  ["libwebkit2gtk-4.1-dev", "the web view that the window is made of"],
  ["build-essential", "the C compiler that SQLite is built with"],
  ["pkg-config", "finds the libraries above when compiling"],
];
const TEST = [
  ["webkit2gtk-driver", "drives the real window in the end-to-end tests"],
  ["xvfb", "a display for these tests on machines without one"],
  ["dbus", "the message bus that the web view expects"],
  ["fonts-dejavu-core", "letters in the screenshots"],
  ["mesa-vulkan-drivers", "software Vulkan, to test the GPU path without a GPU"],
  ["libvulkan1", "the loader of Vulkan drivers"],
];
const COMPILER = APP.slice(1);
const RUST = [1, 95];
const NODE = [20, 19];
const TAURI_DRIVER = "2.1.0";

/** Sets up for `purpose`: "app" (the window), "cli" (no window), or "test" (everything). */
export function setup(purpose) {
  checkTools();
  if (process.platform === "linux") {
    const wanted = { app: APP, cli: COMPILER, test: [...APP, ...TEST] }[purpose];
    installDebianPackages(wanted);
  } else if (purpose !== "cli") {
    checkDesktop();
  }
  if (purpose !== "cli") installNodePackages();
  if (purpose === "test") installTauriDriver();
  takeBuildFolder();
}

function atLeast(version, wanted) {
  const found = /(\d+)\.(\d+)/.exec(version ?? "");
  if (!found) return false;
  const [major, minor] = [Number(found[1]), Number(found[2])];
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1]);
}

function checkTools() {
  if (!atLeast(process.version, NODE)) {
    fail(
      `Vesicle needs Node ${NODE.join(".")} or newer; this is ${process.version}. Install the current LTS release.`,
    );
  }
  const rust = firstLine("rustc", ["--version"]);
  if (!atLeast(rust, RUST)) {
    fail(
      `Vesicle needs Rust ${RUST.join(".")} or newer; ${rust ? `this is ${rust}` : "it was not found"}.\n` +
        "Install it with rustup (see the Rust website), or run: rustup update stable",
    );
  }
}

function installDebianPackages(wanted) {
  const missing = wanted.filter(([name]) => !isInstalled(name));
  if (missing.length === 0) return;
  const list = missing.map(([name, why]) => `  ${name}: ${why}`).join("\n");
  if (!existsSync("/usr/bin/apt-get")) {
    console.warn(
      `This Linux has no apt-get, so these cannot be checked or installed here (Debian's names):\n${list}\n` +
        "If the build fails, install your distribution's packages for them.",
    );
    return;
  }
  say(`Installing ${missing.length} system packages with apt-get:\n${list}`);
  const names = missing.map(([name]) => name);
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && firstLine("sudo", ["--version"]) === null) {
    fail(`sudo was not found. As root, run: apt-get install ${names.join(" ")}`);
  }
  const [program, before] = asRoot ? ["apt-get", []] : ["sudo", ["apt-get"]];
  run(program, [...before, "update", "-qq"]);
  run(program, [...before, "install", "-y", "--no-install-recommends", ...names], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
}

function isInstalled(name) {
  // The placeholder is dpkg's, not ours.
  return firstLine("dpkg-query", ["-W", `-f=$\{db:Status-Status}\n`, name]) === "installed";
}

function checkDesktop() {
  if (process.platform === "darwin" && firstLine("xcode-select", ["-p"]) === null) {
    fail("Vesicle needs Apple's command line tools to compile. Run: xcode-select --install");
  }
  if (windows) {
    console.log(
      "On Windows, Vesicle needs the “Desktop development with C++” workload of the Visual Studio Build Tools, and " +
        "the WebView2 runtime (part of Windows 11). If the build fails, install these first.",
    );
  }
}

function installNodePackages() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say("Installing the packages of the page with npm");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Where tauri-driver is, or will be. */
export const tauriDriver =
  process.env.TAURI_DRIVER ?? join(root, ".tools", "bin", windows ? "tauri-driver.exe" : "tauri-driver");

function installTauriDriver() {
  if (existsSync(tauriDriver)) return;
  const record = join(root, ".tools", ".crates.toml");
  if (existsSync(record) && readFileSync(record, "utf8").includes(`tauri-driver ${TAURI_DRIVER}`)) return;
  say(`Installing tauri-driver ${TAURI_DRIVER} into .tools: it connects the tests with the window`);
  run("cargo", ["install", `tauri-driver@${TAURI_DRIVER}`, "--locked", "--root", join(root, ".tools")]);
}
