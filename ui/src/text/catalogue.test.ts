import { readFileSync } from "node:fs";
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

// Sentences as the backend makes them, with what stands in their holes: another pattern may match before the one that is meant.
const MADE: [made: string, kept: RegExp][] = [
  ["98.3 % of 60 images in the gallery were predicted right; 12 of them were learnt from.", /98,3 %.*60.*12/],
  ["98.3 % of 60 images in the gallery were predicted right.", /98,3 %.*60/],
  ["100.0 % of 9 training images are remembered right, which is no accuracy.", /100,0 %.*9/],
  [
    "1 of these 8 images were learnt from and judged by the model itself, so the numbers promise too much for new images.",
    /\b1 .*8/,
  ],
  [
    "The report was written to /tmp/a.html. There is no evaluation yet, so it says nothing of how good the model is.",
    /\/tmp\/a\.html/,
  ],
  ["The report was written to /tmp/a.html.", /\/tmp\/a\.html/],
  ["Compared on 30 images: the models differ on 4 of them.", /30.*4/],
  [
    "The models differ on 4 of 30 images: with fewer than 6 such images no difference can be told from chance.",
    /4.*30.*6/,
  ],
  [
    "The column “Row” with “Col” looks like that of wells, but 3 of its 4 values are none, such as “DMSO”.",
    /[“„]Row[“”].*[“„]Col[“”].*3.*4.*DMSO/,
  ],
  [
    "The column “Pos” looks like that of wells, but 3 of its 4 values are none, such as “DMSO”.",
    /Pos.*3.*4.*DMSO/,
  ],
  ["2 images are left out, for example a.tif: there is no well.", /2.*a\.tif/],
  ["1 image is left out, a.tif: “DMSO” is no well: write it like A01 or r01c01.", /a\.tif.*DMSO/],
  [
    "2 images are left out, for example a.tif: “AG01” lies on no plate of up to 1,536 wells: their rows are A to AF (or 1 to 32) and their columns 1 to 48.",
    /2.*a\.tif.*AG01.*1536/,
  ],
  [
    "3 wells are left out, for example because “5 mg/mL” cannot be given in the unit of the others, µM.",
    /3.*5 mg\/mL.*, µM\.$/,
  ],
  [
    "1 well is left out, because “5 mg/mL” cannot be given in the unit of the others, a number without one.",
    /1.*5 mg\/mL/,
  ],
  ["3 wells are left out, for example because there is no dose.", /3/],
  ["“DMSO” cannot be used: “DMSO” is no well: write it like A01 or r01c01.", /DMSO.*DMSO.*A01/],
  ["each control needs at least two wells with a value; there are 1 positive and 0 negative ones", /1.*0\.$/],
  ["a curve needs wells at 5 different doses or more; there are 3", /5.*3\.$/],
  ["The image cannot be explained: It has 4 channels; the model works with 3.", /4.*3/],
  ["12 image(s) went into 3 folder(s) in /tmp/sorted.", /12.*3.*\/tmp\/sorted/],
  ["4 image(s) were written to /tmp/a.zip, which Piximi opens.", /4.*\/tmp\/a\.zip/],
  [
    "Piximi can hold none of the images; nothing was written. The first: a.tif: it has values that are no whole numbers from 0 to 65,535, and Piximi holds no others.",
    /a\.tif.*65.535/,
  ],
  ["2 image(s) are left out: Piximi needs as many channels in all images, and most have 3.", /2.*3\.$/],
  ["The category “a/b” is the folder “a_b”, as not every system allows its name.", /a\/b.*a_b/],
  [
    "/tmp/m.onnx cannot be used: it is no file. Choose a model that was exported (.safetensors, .onnx or .zip)",
    /\/tmp\/m\.onnx.*\.onnx/,
  ],
  ["“Write a report” is still running. Wait for it or stop it, then try again.", /[“„]\p{L}+ \p{L}+/u],
];

it.each(Object.entries(OTHERS))(
  "%s leaves nothing in English of what is said of evaluations, models and plates",
  (_name, { messages }) => {
    const said = translator(messages);
    const english = /\b(the|of|is|are|was|were|and|for|with|there|images?|wells?|write)\b/;
    for (const [made, kept] of MADE) {
      expect(said(made)).not.toMatch(english);
      expect(said(made)).toMatch(kept);
    }
  },
);

/** What the page of all metrics says of each, kept as the backend says it by a test of its own. */
const METRICS = readFileSync(new URL("../../../docs/METRICS.md", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| **"))
  .map((line) => line.split(/(?<!\\)\|/).map((part) => part.trim().replaceAll("\\|", "|")));

it.each(Object.entries(OTHERS))("%s has every metric's formula and meaning", (_name, { messages }) => {
  const said = translator(messages);
  expect(METRICS.length).toBeGreaterThan(30);
  for (const [, , formula = "", meaning = ""] of METRICS) {
    expect(said(meaning), meaning).not.toBe(meaning);
    // Words are longer than two letters here; signs and names of metrics stay.
    const words = /\b(of|each|to|from|all|images?|over|which|is|controls?|correct|largest)\b/;
    if (words.test(formula)) expect(said(formula), formula).not.toBe(formula);
  }
});
