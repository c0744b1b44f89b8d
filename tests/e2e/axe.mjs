// What axe-core finds wrong in the page by its rules for WCAG 2.1 A and AA.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Still an experiment of axe-core: it takes the letters of a tile's mark for words that its name would have to hold. */
const LEFT_OUT = { "label-content-name-mismatch": { enabled: false } };
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/**
 * Checks all that is in the page now, and gives how many rules were passed. What is still fading in has no colours yet:
 * take a picture before.
 * @param {import("./page.mjs").Page} page @param {string} screen  Its name, for failures.
 * @returns {Promise<number>}
 */
export async function checkAccessible(page, screen) {
  const script = `${AXE}; const done = arguments[arguments.length - 1];
    axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ["violations"],
      rules: ${JSON.stringify(LEFT_OUT)} })
      .then(({ violations, passes }) => done({ passed: passes.length, violations: violations.map(({ id, help, nodes }) =>
        id + ": " + help + ": " + nodes.slice(0, 3).map(({ html, failureSummary }) =>
          html.slice(0, 200) + " (" + failureSummary.replace(/\\s+/g, " ").slice(0, 200) + ")").join(" | ")) }),
        (error) => done({ passed: 0, violations: [String(error)] }));`;
  const found = await page.call("POST", "/execute/async", { script, args: [] });
  assert.deepEqual(found.violations, [], screen);
  assert.ok(found.passed > 10, `${screen}: ${found.passed} rules were applied`);
  return found.passed;
}
