// Running other programs: with their output shown, and failing with a sentence instead of a stack.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const windows = process.platform === "win32";

/** Ends the script with a message and no stack. */
export function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

export function say(message) {
  console.log(`\n== ${message}`);
}

/** Runs a program in the project's folder with its output shown; ends the script if it fails. */
export function run(program, args, { env = {}, what } = {}) {
  const result = spawnSync(program, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: windows && program === "npm",
  });
  if (result.error) fail(`${program} could not be started: ${result.error.message}`);
  if (result.status !== 0) {
    const end = result.signal ? `was ended by ${result.signal}` : `failed with code ${result.status}`;
    fail(`${what ?? [program, ...args].join(" ")} ${end}. The lines above say why.`);
  }
}

/** Runs a program with its output shown; says whether it went well. */
export function succeeds(program, args, env = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  return result.status === 0;
}

/** The first line of what a program prints, or null if it cannot be run. */
export function firstLine(program, args) {
  const result = spawnSync(program, args, {
    cwd: root,
    encoding: "utf8",
    shell: windows && program === "npm",
  });
  return result.status === 0 ? (result.stdout.split("\n")[0] ?? "").trim() : null;
}

/** Where cargo puts a finished program. */
export function built(name) {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  return join(target, "release", windows ? `${name}.exe` : name);
}
