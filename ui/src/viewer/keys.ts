// Which key means what in the viewer. Pure. Digits label as they do in the gallery; the arrow keys move over an image
// that is larger than its frame, and to the next image otherwise.
import type { KeyPress } from "../app/keymap";

export type ViewerKey =
  | { do: "next" | "previous" | "zoomIn" | "zoomOut" | "fit" | "full" | "undo" | "redo" | "channels" }
  /** The panel with what the model goes by, and its picture on the image. */
  | { do: "why" | "heat" }
  /** In steps of the frame: 1 to the right or down. */
  | { do: "pan"; right: number; down: number }
  | { do: "slice"; by: 1 | -1 }
  /** As in the gallery. */
  | { do: "categorize"; key: number; shift: boolean };

/** "text": a field is being edited; "slider": a control with arrow keys of its own. */
export type ViewerPlace = "text" | "slider" | "viewer";

const ARROWS: Record<string, { right: number; down: number }> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
};

export function viewerKey(press: KeyPress, place: ViewerPlace, canPan: boolean): ViewerKey | null {
  if (place === "text" || press.altKey) return null;
  if (press.ctrlKey || press.metaKey) return withControl(press);
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  if (digit !== undefined) return { do: "categorize", key: Number(digit), shift: press.shiftKey };
  switch (press.key) {
    case "Backspace":
      return { do: "categorize", key: 0, shift: false };
    case "f":
    case "F":
      return { do: "fit" };
    case "c":
    case "C":
      return { do: "channels" };
    case "w":
    case "W":
      return { do: "why" };
    case "e":
    case "E":
      return { do: "heat" };
    case "n":
    case "N":
      return { do: "next" };
    case "p":
    case "P":
      return { do: "previous" };
    case "+":
    case "=":
      return { do: "zoomIn" };
    case "-":
      return { do: "zoomOut" };
    case ",":
      return { do: "slice", by: -1 };
    case ".":
      return { do: "slice", by: 1 };
  }
  if (place === "slider") return null;
  if (press.key === "PageUp") return { do: "slice", by: -1 };
  if (press.key === "PageDown") return { do: "slice", by: 1 };
  const arrow = ARROWS[press.key];
  if (!arrow) return null;
  if (canPan) return { do: "pan", ...arrow };
  if (arrow.right === 0) return null;
  return { do: arrow.right > 0 ? "next" : "previous" };
}

function withControl(press: KeyPress): ViewerKey | null {
  switch (press.key.toLowerCase()) {
    case "arrowright":
      return { do: "next" };
    case "arrowleft":
      return { do: "previous" };
    case "0":
      return { do: "fit" };
    case "1":
      return { do: "full" };
    case "z":
      return { do: press.shiftKey ? "redo" : "undo" };
    case "y":
      return { do: "redo" };
    default:
      return null;
  }
}
