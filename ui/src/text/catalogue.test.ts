import { expect, it } from "vitest";
import { german } from "./de";
import { english } from "./en";
import { spanish } from "./es";
import { translator } from "./said";

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

it.each(Object.entries(OTHERS))(
  "%s leaves nothing in English of why a file was left out",
  (_name, { messages }) => {
    const said = translator(messages);
    const unread =
      "the file is damaged: its chunks cannot be read (0/0 is cut short). Copy it again, or save it again with the program that wrote it";
    const reasons = [
      `2 × Not all of its images can be read. B/2/0: ${unread}.`,
      `None of the 9 training images could be used. The first: ${unread}`,
      "its 4 files were left out, because not every channel has the same slices. There is no file of channel 2, time 3; channel 4, time 5. Add what is missing and import again, or let each slice and time point be an image",
    ];
    const english = /\b(the|its|is|again|images|time|channel|first)\b/i;
    for (const reason of reasons) expect(said(reason)).not.toMatch(english);
    expect(said("4 × 3 wells of the plate are not there.")).toMatch(/^4 × \D*3\b/);
  },
);
