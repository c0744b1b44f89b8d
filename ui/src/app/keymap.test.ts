import { describe, expect, it } from "vitest";
import { type KeyPress, keyAction } from "./keymap";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe("keys", () => {
  it.each([
    ["1", { code: "Digit1" }, { do: "categorize", key: 1, shift: false, orFocused: true }],
    ["!", { code: "Digit1", shiftKey: true }, { do: "categorize", key: 1, shift: true, orFocused: true }],
    ["&", { code: "Digit1" }, { do: "categorize", key: 1, shift: false, orFocused: true }],
    ["9", { code: "Numpad9" }, { do: "categorize", key: 9, shift: false, orFocused: true }],
    ["0", { code: "Digit0" }, { do: "categorize", key: 0, shift: false, orFocused: true }],
    ["Backspace", {}, { do: "categorize", key: 0, shift: false, orFocused: true }],
    ["Delete", {}, { do: "remove" }],
    ["Escape", {}, { do: "deselect" }],
    ["z", { ctrlKey: true }, { do: "undo" }],
    ["Z", { ctrlKey: true, shiftKey: true }, { do: "redo" }],
    ["y", { ctrlKey: true }, { do: "redo" }],
    ["z", { metaKey: true }, { do: "undo" }],
    ["a", { ctrlKey: true }, { do: "selectAll" }],
    ["f", { ctrlKey: true }, { do: "search" }],
    ["/", { code: "Slash" }, { do: "search" }],
    ["?", { code: "Slash", shiftKey: true }, { do: "shortcuts" }],
    ["ArrowDown", {}, { do: "move", direction: "down", extend: false }],
    ["ArrowLeft", { shiftKey: true }, { do: "move", direction: "left", extend: true }],
    [" ", {}, { do: "toggleFocused" }],
    ["Enter", {}, { do: "view" }],
  ] as const)("%s %o", (key, more, expected) =>
    expect(keyAction(press(key, more), "gallery")).toEqual(expected),
  );

  it("leaves a field that is being edited alone", () => {
    for (const key of ["Backspace", "Delete", "a", "ArrowLeft"])
      expect(keyAction(press(key), "text")).toBeNull();
    expect(keyAction(press("1", { code: "Digit1" }), "text")).toBeNull();
    expect(keyAction(press("z", { ctrlKey: true }), "text")).toBeNull();
  });
  it("leaves an open dialog alone", () => expect(keyAction(press("Delete"), "modal")).toBeNull());
  it("leaves arrows and space to buttons, but labels from there", () => {
    expect(keyAction(press("ArrowDown"), "control")).toBeNull();
    expect(keyAction(press(" "), "control")).toBeNull();
    expect(keyAction(press("Enter"), "control")).toBeNull();
    expect(keyAction(press("2", { code: "Digit2" }), "control")).toEqual({
      do: "categorize",
      key: 2,
      shift: false,
      orFocused: false,
    });
  });
  it("does not label on Ctrl+1 or Alt+1", () => {
    expect(keyAction(press("1", { code: "Digit1", ctrlKey: true }), "gallery")).toBeNull();
    expect(keyAction(press("1", { code: "Digit1", altKey: true }), "gallery")).toBeNull();
  });
});
