// npm run bundle: the installers of this system, with the command line, and with the weights of the pretrained network and
// their licence where they can be had.
import { join } from "node:path";
import { backboneResources } from "./backbone.mjs";
import { buildPage, buildPrograms } from "./build.mjs";
import { built, root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const BUNDLES = { linux: "deb,rpm", darwin: "dmg", win32: "nsis" };

setup("app");
buildPage();
buildPrograms();
say("Building the installers");
// By its script and not through npm, which on Windows needs a shell, and that would take the JSON apart.
run(process.execPath, [
  join(root, "node_modules", "@tauri-apps", "cli", "tauri.js"),
  "build",
  "--ci",
  "--bundles",
  BUNDLES[process.platform] ?? "deb",
  "--config",
  JSON.stringify({ bundle: carried() }),
  ...process.argv.slice(2),
]);

/** What installers carry besides the window: on Linux `vesicle` is on the path, elsewhere beside the window's program. */
function carried() {
  const program = built("vesicle");
  const resources = backboneResources();
  if (process.platform === "win32") return { resources: { ...resources, [program]: "vesicle.exe" } };
  if (process.platform === "darwin") return { resources, macOS: { files: { "MacOS/vesicle": program } } };
  const files = { "/usr/bin/vesicle": program };
  return { resources, linux: { deb: { files }, rpm: { files } } };
}
