// npm run demo: the whole tutorial without a window.
import { installBackbone } from "./backbone.mjs";
import { buildCommandLine } from "./build.mjs";
import { built, run } from "./run.mjs";

buildCommandLine();
installBackbone();
run(built("vesicle"), ["demo", ...process.argv.slice(2)], { what: "The demo" });
