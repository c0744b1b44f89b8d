import { describe, expect, it } from "vitest";
import { joinsFiles, suggested } from "../app/naming";
import type { NamingPreview, PresetMatch } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { cutAt, EACH_FILE, mayOpen, type NamingDraft, namingOf, summaryOf, withMode } from "./naming";

const preset = (id: string, pattern: string, matched = 96): PresetMatch => ({
  preset: { id, name: id, instrument: "", example: "", pattern },
  matched,
  of: 96,
});
const presets = [preset("wells", "{well}_w{channel}.tif"), preset("fields", "{well}_f{site}", 3)];
const draft = (change: Partial<NamingDraft>): NamingDraft => ({ ...EACH_FILE, ...change });
const preview = (change: Partial<NamingPreview>): NamingPreview => ({
  files: 96,
  images: 96,
  channels: [],
  slices: 1,
  times: 1,
  leftOut: 0,
  folders: 0,
  same: 0,
  thumbnails: 0,
  presets: [],
  preview: null,
  pages: null,
  table: null,
  ...change,
});
const found = (matched: number, total = 96, problem: string | null = null): NamingPreview["preview"] => ({
  problem: problem === null ? null : { message: problem, position: 0 },
  fields: [],
  names: [],
  matched,
  total,
});

describe("what is chosen", () => {
  it("is no pattern at first, also when one fits", () => expect(namingOf(EACH_FILE, presets)).toBeNull());
  it("is the best preset until another is chosen", () => {
    expect(namingOf(draft({ mode: "preset" }), presets)?.text).toBe("{well}_w{channel}.tif");
    expect(namingOf(draft({ mode: "preset", presetId: "fields" }), presets)?.text).toBe("{well}_f{site}");
    expect(namingOf(draft({ mode: "preset" }), [])).toBeNull();
  });
  it("is what was typed, without spaces around a pattern of fields", () => {
    expect(namingOf(draft({ mode: "fields", fields: "  " }), presets)).toBeNull();
    expect(namingOf(draft({ mode: "fields", fields: " {well} " }), presets)).toEqual({
      text: "{well}",
      form: "fields",
      stackZ: true,
      stackTime: true,
    });
    expect(namingOf(draft({ mode: "expression", expression: "(?P<well>.*) " }), presets)).toEqual({
      text: "(?P<well>.*) ",
      form: "expression",
      stackZ: true,
      stackTime: true,
    });
    expect(namingOf(draft({ mode: "preset", stackTime: false }), presets)).toMatchObject({
      stackZ: true,
      stackTime: false,
    });
  });
  it("begins an own pattern with the preset, and keeps what was typed", () => {
    expect(withMode(draft({ presetId: "fields" }), "fields", presets).fields).toBe("{well}_f{site}");
    expect(withMode(draft({ fields: "{x}" }), "fields", presets).fields).toBe("{x}");
    expect(withMode(EACH_FILE, "expression", presets)).toMatchObject({ fields: "", expression: "" });
  });
});

describe("opening", () => {
  const naming = { text: "{well}", form: "fields", stackZ: true, stackTime: true } as const;
  const fields = draft({ mode: "fields", fields: "{well}" });
  it("needs no pattern", () =>
    expect(mayOpen(EACH_FILE, null, { checking: false, answer: null })).toBe(true));
  it("waits for half a pattern and for the answer", () => {
    expect(mayOpen(fields, null, { checking: false, answer: null })).toBe(false);
    expect(mayOpen(fields, naming, { checking: true, answer: preview({ preview: found(96) }) })).toBe(false);
    expect(mayOpen(fields, naming, { checking: false, answer: preview({ preview: found(96) }) })).toBe(true);
  });
  it("is refused with a mistake in the pattern", () => {
    const answer = preview({ preview: found(0, 96, "“{” is never closed") });
    expect(mayOpen(fields, naming, { checking: false, answer })).toBe(false);
  });
});

describe("the summary", () => {
  it.each([
    [preview({ files: 0, images: 0 }), "No image files were found."],
    [preview({}), "Each of the 96 files becomes an image."],
    [preview({ files: 1, images: 1 }), "The file becomes an image."],
    [
      preview({ images: 49, channels: ["1", "2"], preview: found(94) }),
      "96 files become 49 images with 2 channels (1, 2); 94 of 96 names fit, the others stay an image each.",
    ],
    [
      preview({ images: 48, channels: ["DAPI", "GFP"], preview: found(96) }),
      "96 files become 48 images with 2 channels (DAPI, GFP); all 96 names fit.",
    ],
    [preview({ preview: found(0) }), "96 files become 96 images; no name fits."],
    [
      preview({ files: 1, images: 1, channels: ["1"], preview: found(1, 1) }),
      "1 file becomes 1 image with 1 channel (1); the name fits.",
    ],
    [
      preview({ images: 4, channels: ["1", "2"], slices: 6, times: 2, preview: found(96) }),
      "96 files become 4 images with 2 channels (1, 2), 6 slices, 2 time points; all 96 names fit.",
    ],
    [
      preview({ images: 15, slices: 6, leftOut: 5, preview: found(96) }),
      "96 files become 15 images with 6 slices; all 96 names fit. 5 files of incomplete stacks are left out: not every channel has the same slices.",
    ],
    [
      preview({ images: 32, channels: ["1"], thumbnails: 32, same: 1, preview: found(64, 64) }),
      "64 files become 32 images with 1 channel (1); all 64 names fit. 1 file is left out: its name says the same as another one. 32 small pictures (_thumb) are left out.",
    ],
    [
      preview({ files: 78, folders: 1 }),
      "Each of the 77 files becomes an image. The OME-Zarr folder becomes as many images as it holds.",
    ],
    [preview({ files: 2, folders: 2 }), "The 2 OME-Zarr folders become as many images as they hold."],
    [preview({ preview: found(0, 96, "wrong") }), "The pattern has a mistake."],
  ])("%#", (seen, said) => expect(summaryOf(seen)).toBe(said));
  it("counts many channels", () => {
    const channels = Array.from({ length: 9 }, (_, index) => String(index + 1));
    expect(summaryOf(preview({ images: 12, channels, preview: found(96) }))).toContain(
      "with 9 channels (1, 2, 3, 4, 5, 6 and 3 more)",
    );
  });
});

describe("the suggestion", () => {
  it("is the best preset when it fits half of the names", () => {
    expect(suggested(preview({ presets }))?.preset.id).toBe("wells");
    expect(suggested(preview({ presets: [preset("wells", "{well}", 47)] }))).toBeNull();
    expect(suggested(preview({}))).toBeNull();
  });
  it("joins files only by a channel, a slice or a time point", () => {
    expect(joinsFiles(preview({ presets }))).toBe(true);
    expect(joinsFiles(preview({ presets: [preset("z", "{well}_ch{channel:digits}.tif")] }))).toBe(true);
    expect(joinsFiles(preview({ presets: [preset("z", "{well}_z{z}.tif")] }))).toBe(true);
    expect(joinsFiles(preview({ presets: [preset("f", "{well}_f{site}")] }))).toBe(false);
  });
});

it("marks a position in characters, not in code units", () => {
  expect(cutAt("a😀{b", 2)).toEqual(["a😀", "{", "b"]);
  expect(cutAt("ab", 2)).toEqual(["ab", "", ""]);
});

it("asks the backend as it is meant", async () => {
  const { previewImport } = createFakeBackend({ pace: 0 });
  const names = await previewImport(["/data/plate-1"], null);
  const best = suggested(names);
  expect(best?.preset.id).toBe("imagexpress");
  const naming = namingOf(draft({ mode: "preset" }), names.presets);
  const seen = await previewImport(["/data/plate-1"], naming);
  expect(summaryOf(seen)).toMatch(/^98 files become 50 images with 2 channels \(1, 2\); 96 of 98/);
  const wrong = await previewImport(["/data/plate-1"], {
    text: "a{well",
    form: "fields",
    stackZ: true,
    stackTime: true,
  });
  expect(wrong.preview?.problem?.position).toBe(1);
});
