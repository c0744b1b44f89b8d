// Two checkouts may share one folder of intermediate files. Cargo tells sources by their names within a checkout and by
// their age, so what one has built from newer sources it may take for built from the other's. Whoever builds next from
// another checkout compiles the project's own crates anew; the dependencies, which take the time, stay.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { root } from "./run.mjs";

/** Notes that this checkout builds from now on. */
export function takeBuildFolder() {
  const cache = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const folder = process.env.CARGO_BUILD_BUILD_DIR ?? join(cache, "vesicle-build");
  const note = join(folder, "checkout.txt");
  if (read(note) === root) return;
  const fingerprints = join(folder, "release", ".fingerprint");
  for (const name of list(fingerprints)) {
    if (name.startsWith("vesicle-")) rmSync(join(fingerprints, name), { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(note, root);
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
