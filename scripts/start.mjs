// npm start: sets up what is missing, builds, and opens the app. Without a display it runs the demo instead.
import { installBackbone } from "./backbone.mjs";
import { buildPage, buildPrograms } from "./build.mjs";
import { built, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const hasDisplay = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
if (!hasDisplay) {
  say(
    "There is no display here, so no window can be opened. Running the demo without one instead (npm run demo).",
  );
  await import("./demo.mjs");
} else {
  setup("app");
  buildPage();
  buildPrograms();
  installBackbone();
  say("Opening Vesicle");
  run(built("vesicle-desktop"), process.argv.slice(2), { what: "Vesicle" });
}
