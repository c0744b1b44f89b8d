// The colour of a cell of the matrix: right is blue and wrong is vermilion, from the ground's colour to full by the shade;
// and the ink that is read best on it. Colours are "#rrggbb". Pure.
import { textOn } from "../components/color";

const FULL = { light: { right: "#0b5f9c", wrong: "#c14f00" }, dark: { right: "#2b7cb3", wrong: "#c2571b" } };

/** `share` of one colour, the rest of another. */
export function mixed(color: string, ground: string, share: number): string {
  const part = (of: string, at: number) => Number.parseInt(of.slice(at, at + 2), 16);
  const both = [1, 3, 5].map((at) => Math.round(part(color, at) * share + part(ground, at) * (1 - share)));
  return `#${both.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export function cellColor(
  cell: { shade: number; right: boolean },
  mode: "light" | "dark",
  ground: string,
): { fill: string; ink: string } {
  const fill = mixed(FULL[mode][cell.right ? "right" : "wrong"], ground, cell.shade);
  return { fill, ink: textOn(fill) };
}
