// A Python with ONNX Runtime, to hold exported models against: in a folder of its own outside the checkout, with pip. The
// tests leave that comparison out where it cannot be had, and say so.
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { firstLine, say, succeeds, windows } from "./run.mjs";

const PACKAGE = "onnxruntime";
const VERSION = "1.32.0";

/** What the tests need in their environment. */
export function onnxForTests() {
  return { VESICLE_ONNX_PYTHON: process.env.VESICLE_ONNX_PYTHON ?? python() ?? "none" };
}

/** The Python, set up if it is not there yet; null, with a word why, where it cannot be had. */
function python() {
  const folder = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"),
    "vesicle-setup",
    `${PACKAGE}-${VERSION}`,
  );
  const program = join(folder, windows ? "Scripts/python.exe" : "bin/python");
  const works = () =>
    existsSync(program) && firstLine(program, ["-c", `import ${PACKAGE}; print(1)`]) === "1";
  if (works()) return program;
  const missing = (/** @type {string} */ why) => {
    console.warn(`Exported models are not held against ONNX Runtime: ${why}. Everything else is tested.`);
    return null;
  };
  const own = ["python3", "python"].find((name) => firstLine(name, ["-m", "venv", "--help"]) !== null);
  if (!own) return missing("Python with venv was not found");
  say(`Getting ONNX Runtime (${PACKAGE} ${VERSION}, MIT) with pip, for the tests alone`);
  mkdirSync(folder, { recursive: true });
  if (!succeeds(own, ["-m", "venv", folder])) return missing("Python could not make a folder of its own");
  const install = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    `${PACKAGE}==${VERSION}`,
  ];
  if (!succeeds(program, install) || !works()) return missing("pip could not get it");
  return program;
}
