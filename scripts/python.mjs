// Python programs that tests compare with or run, each in a folder of its own outside the checkout, with pip. The tests leave
// out what needs one that cannot be had, and say so.
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { firstLine, say, succeeds, windows } from "./run.mjs";

/**
 * A package of PyPI: how Python imports it, and what is left out without it.
 * @typedef {{ name: string, version: string, licence: string, without: string }} Package
 */

/** @type {Package} */
const ONNX_RUNTIME = {
  name: "onnxruntime",
  version: "1.32.0",
  licence: "MIT",
  without: "Exported models are not held against ONNX Runtime",
};

/** @type {Package} */
const SNAKEMAKE = {
  name: "snakemake",
  version: "9.27.1",
  licence: "MIT",
  without: "The Snakemake workflow is not run",
};

/** What the tests need in their environment: Pythons that have the packages, or "none". */
export function pythonsForTests() {
  return {
    VESICLE_ONNX_PYTHON: process.env.VESICLE_ONNX_PYTHON ?? pythonWith(ONNX_RUNTIME) ?? "none",
    VESICLE_SNAKEMAKE_PYTHON: process.env.VESICLE_SNAKEMAKE_PYTHON ?? pythonWith(SNAKEMAKE) ?? "none",
  };
}

/**
 * A Python that has the package, set up if it is not there yet; null, with a word why, where it cannot be had.
 * @param {Package} wanted
 */
function pythonWith({ name, version, licence, without }) {
  const folder = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    "vesicle-setup",
    `${name}-${version}`,
  );
  const program = join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const works = () => existsSync(program) && firstLine(program, ["-c", `import ${name}; print(1)`]) === "1";
  if (works()) return program;
  const missing = (/** @type {string} */ why) => {
    console.warn(`${without}: ${why}. Everything else is tested.`);
    return null;
  };
  const own = ["python3", "python"].find((name) => firstLine(name, ["-m", "venv", "--help"]) !== null);
  if (!own) return missing("Python with venv was not found");
  say(`Getting ${name} ${version} (${licence}) with pip, for the tests alone`);
  mkdirSync(folder, { recursive: true });
  if (!succeeds(own, ["-m", "venv", folder])) return missing("Python could not make a folder of its own");
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `${name}==${version}`];
  if (!succeeds(program, install) || !works()) return missing("pip could not get it");
  return program;
}
