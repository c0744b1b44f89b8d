import { describe, expect, it } from "vitest";
import type { KeyPress } from "../app/keymap";
import { viewerKey } from "./keys";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe("keys of the viewer", () => {
  it.each([
    ["1", { code: "Digit1" }, { do: "categorize", key: 1, shift: false }],
    ["0", { code: "Numpad0" }, { do: "categorize", key: 0, shift: false }],
    ["Backspace", {}, { do: "categorize", key: 0, shift: false }],
    ["f", {}, { do: "fit" }],
    ["w", {}, { do: "why" }],
    ["E", { shiftKey: true }, { do: "heat" }],
    ["0", { code: "Digit0", ctrlKey: true }, { do: "fit" }],
    ["1", { code: "Digit1", ctrlKey: true }, { do: "full" }],
    ["+", {}, { do: "zoomIn" }],
    ["-", {}, { do: "zoomOut" }],
    ["N", { shiftKey: true }, { do: "next" }],
    [",", {}, { do: "slice", by: -1 }],
    ["PageDown", {}, { do: "slice", by: 1 }],
    ["z", { metaKey: true }, { do: "undo" }],
  ] as const)("%s %o", (key, more, expected) =>
    expect(viewerKey(press(key, more), "viewer", false)).toEqual(expected),
  );

  it("moves over a large image and to the next one otherwise", () => {
    expect(viewerKey(press("ArrowRight"), "viewer", true)).toEqual({ do: "pan", right: 1, down: 0 });
    expect(viewerKey(press("ArrowRight"), "viewer", false)).toEqual({ do: "next" });
    expect(viewerKey(press("ArrowUp"), "viewer", false)).toBeNull();
    expect(viewerKey(press("ArrowLeft", { ctrlKey: true }), "viewer", true)).toEqual({ do: "previous" });
  });
  it("leaves fields alone, and a slider its arrows", () => {
    for (const key of ["1", "ArrowLeft", "Backspace", "f", "e", "w", "-"])
      expect(viewerKey(press(key, { code: key === "1" ? "Digit1" : "" }), "text", true)).toBeNull();
    for (const key of ["ArrowLeft", "PageUp"]) expect(viewerKey(press(key), "slider", true)).toBeNull();
    expect(viewerKey(press("n"), "slider", true)).toEqual({ do: "next" });
  });
});
