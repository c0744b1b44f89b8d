// npm run bindings: writes ui/src/backend/bindings.ts from the Rust commands.
import { buildPageIfMissing } from "./build.mjs";
import { run } from "./run.mjs";
import { setup } from "./setup.mjs";

setup("app");
buildPageIfMissing();
run(
  "cargo",
  ["test", "--release", "--workspace", "--bin", "vesicle-desktop", "--quiet", "--", "bindings_are_fresh"],
  {
    env: { VESICLE_WRITE_BINDINGS: "1" },
  },
);
