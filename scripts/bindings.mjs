// npm run bindings: writes ui/src/backend/bindings.ts from the Rust commands.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./run.mjs";
import { setup } from "./setup.mjs";

setup("app");
// The program embeds the page, so one must exist before it compiles; an old one will do.
if (!existsSync(join(root, "ui", "dist", "index.html"))) run("npm", ["run", "--silent", "build"]);
run("cargo", ["test", "--release", "--workspace", "--bin", "vesicle-desktop", "--quiet", "--", "bindings_are_fresh"], {
  env: { VESICLE_WRITE_BINDINGS: "1" },
});
