// Waiting for what is to happen, with a message that says what did not. It owns the patience of all these tests: no
// fixed pauses, only looking again. It refuses to know what is waited for.
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that a wait may take on a slow machine before it fails. */
export const PATIENCE = 60_000;
/** Milliseconds for a fit on a slow machine. */
export const LONG = 300_000;
/** Milliseconds between two looks. */
const LOOK_AGAIN = 60;

/** The window or its driver is gone: looking again is of no use. */
export class WindowLost extends Error {}

/** @param {string} message @returns {never} */
export function fail(message) {
  throw new Error(message);
}

/**
 * Looks until `look` gives something truthy, and gives that.
 * @template T
 * @param {string} what  Ends the sentence "Waited … for …".
 * @param {() => Promise<T> | T} look  An error counts as "not yet" and is named when time is up.
 * @param {number} [patience] Milliseconds.
 * @returns {Promise<T>}
 */
export async function until(what, look, patience = PATIENCE) {
  const began = performance.now();
  for (;;) {
    let last = "";
    try {
      const seen = await look();
      if (seen) return seen;
      last = `last seen: ${JSON.stringify(seen)}`;
    } catch (error) {
      if (error instanceof WindowLost) throw error;
      last = `last error: ${error instanceof Error ? error.message : error}`;
    }
    if (performance.now() - began > patience)
      fail(`Waited ${Math.round(patience / 1000)} s for ${what}; ${last}`);
    await sleep(LOOK_AGAIN);
  }
}
