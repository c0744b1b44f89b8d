// npm run demo: the whole tutorial without a window.
import { built, run, say } from "./run.mjs";
import { setup } from "./setup.mjs";

setup("cli");
say("Building the command line (the first time takes 15 to 30 minutes, later seconds)");
run("cargo", ["build", "--release", "-p", "vesicle-cli"]);
run(built("vesicle"), ["demo", ...process.argv.slice(2)], { what: "The demo" });
