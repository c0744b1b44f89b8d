import { expect, it } from "vitest";
import { german } from "./de";
import { english } from "./en";
import { spanish } from "./es";

/** Every plain text of a catalogue with its place. */
function texts(of: unknown, place = ""): [string, string][] {
  if (typeof of === "string") return [[place, of]];
  if (typeof of !== "object" || of === null) return [];
  return Object.entries(of).flatMap(([key, value]) => texts(value, `${place}.${key}`));
}

const OTHERS = { german, spanish };
/** Words that are the same in these languages, names and signs. */
const SAME = /^[^\p{L}]*$|Vesicle|Quick|t-SNE|Score|Test|^\.(messages|number|table\.none)/u;

it.each(Object.entries(OTHERS))("%s has a text of its own for nearly all", (_name, catalogue) => {
  const own = new Map(texts(catalogue));
  const english_ = texts(english).filter(([place]) => !place.startsWith(".messages"));
  for (const [place, words] of english_) {
    const there = own.get(place) ?? "";
    expect(there.trim() !== "" || words.trim() === "", `${place} is empty`).toBe(true);
  }
  const same = english_.filter(
    ([place, words]) => own.get(place) === words && !SAME.test(words) && !SAME.test(place),
  );
  // Such as Undo's name, units, and what both languages call the same.
  expect(same.length / english_.length, same.map(([place]) => place).join(", ")).toBeLessThan(0.08);
});

it.each(Object.entries(OTHERS))("%s fills every hole of the backend's messages", (_name, { messages }) => {
  expect(Object.keys(messages).length).toBeGreaterThan(150);
  for (const [said, own] of Object.entries(messages)) {
    const holes = (of: string) => [...of.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const known = new Set(holes(said));
    for (const hole of holes(own)) expect(known.has(hole), `${said}: ${hole}`).toBe(true);
  }
});
