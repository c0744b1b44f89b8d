// Which key means what. Pure: a key press and where it happened give an action, or null.
import type { Direction } from "./selection";

export type KeyAction =
  | { do: "undo" | "redo" | "selectAll" | "deselect" | "remove" | "toggleFocused" | "showInfo" | "view" }
  | { do: "search" | "shortcuts" }
  | { do: "newProject" | "openProject" | "saveAs" | "zoomIn" | "zoomOut" }
  /** `key` 0 takes the label away; 1–9 are the categories in their order, with Shift those behind. Where nothing is
   * selected, the image with the focus is meant, if it is the gallery that has the keyboard. */
  | { do: "categorize"; key: number; shift: boolean; orFocused: boolean }
  | { do: "move"; direction: Direction; extend: boolean };

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** "text": a field is being edited; "modal": a dialog or menu is open; "gallery": the grid or nothing in particular. */
export type KeyPlace = "text" | "modal" | "gallery" | "control";

const MOVES: Record<string, Direction> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "home",
  End: "end",
  PageUp: "pageUp",
  PageDown: "pageDown",
};

export function keyAction(press: KeyPress, place: KeyPlace): KeyAction | null {
  if (place === "text" || place === "modal" || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return withControl(press, place);
  const digit = digitOf(press.code);
  const orFocused = place === "gallery";
  if (digit !== null) return { do: "categorize", key: digit, shift: press.shiftKey, orFocused };
  switch (press.key) {
    case "Backspace":
      return { do: "categorize", key: 0, shift: false, orFocused };
    case "Delete":
      return { do: "remove" };
    case "Escape":
      return { do: "deselect" };
    case "/":
      return { do: "search" };
    case "?":
      return { do: "shortcuts" };
    case "+":
    case "=":
      return { do: "zoomIn" };
    case "-":
      return { do: "zoomOut" };
  }
  // Buttons and sliders keep their own arrows and space bar.
  if (place !== "gallery") return null;
  const direction = MOVES[press.key];
  if (direction) return { do: "move", direction, extend: press.shiftKey };
  if (press.key === " ") return { do: "toggleFocused" };
  if (press.key === "Enter") return { do: "view" };
  if (press.key === "i" || press.key === "I") return { do: "showInfo" };
  return null;
}

function withControl(press: KeyPress, place: KeyPlace): KeyAction | null {
  switch (press.key.toLowerCase()) {
    case "z":
      return { do: press.shiftKey ? "redo" : "undo" };
    case "y":
      return { do: "redo" };
    case "a":
      return { do: "selectAll" };
    case "f":
      return { do: "search" };
    case "n":
      return { do: "newProject" };
    case "o":
      return { do: "openProject" };
    case "s":
      return press.shiftKey ? { do: "saveAs" } : null;
    case " ":
      return place === "gallery" ? { do: "toggleFocused" } : null;
    default:
      return null;
  }
}

/** By the place of the key, so that Shift and keyboards with digits on the upper row's shift work too. */
function digitOf(code: string): number | null {
  const match = /^(?:Digit|Numpad)([0-9])$/.exec(code);
  return match?.[1] === undefined ? null : Number(match[1]);
}
