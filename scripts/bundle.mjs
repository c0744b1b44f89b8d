// npm run bundle: the installers of this system, with the weights of the pretrained network and their licence where they
// can be had.
import { join } from "node:path";
import { backboneResources } from "./backbone.mjs";
import { buildPage, buildPrograms } from "./build.mjs";
import { root, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

/** @type {Partial<Record<NodeJS.Platform, string>>} */
const BUNDLES = { linux: "deb,rpm", darwin: "dmg", win32: "nsis" };

setup("app");
buildPage();
buildPrograms();
const resources = backboneResources();
say("Building the installers");
// By its script and not through npm, which on Windows needs a shell, and that would take the JSON apart.
run(process.execPath, [
  join(root, "node_modules", "@tauri-apps", "cli", "tauri.js"),
  "build",
  "--ci",
  "--bundles",
  BUNDLES[process.platform] ?? "deb",
  "--config",
  JSON.stringify({ bundle: { resources } }),
  ...process.argv.slice(2),
  "--",
  "--profile",
  "dist",
]);
