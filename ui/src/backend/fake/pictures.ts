// Drawn stand-ins for thumbnails of micrographs: SVG with cells and nuclei. Only for the fake backend.
import type { SliceView } from "../bindings";
import { cellsOf } from "./cells";

/** How sharp and bright a slice is, 0..1: the middle one most, the first one of many least. */
export function focusOf(stack: SliceView, slices: number): number {
  if (stack === "max" || slices === 1) return 1;
  if (stack === "mean") return 0.6;
  const middle = (slices - 1) / 2;
  return 1 - 0.7 * Math.min(1, Math.abs(stack.one - middle) / middle);
}

export interface Inks {
  /** null: the channel is not shown. */
  nuclei: string | null;
  cytoplasm: string | null;
}

/** A picture of cells, `vesicular` with bright dots in the cytoplasm, as a data address. */
export function drawCells(id: number, vesicular: boolean, focus: number, inks: Inks): string {
  const drawn = cellsOf(id, vesicular).map(({ x, y, turn, long, wide, bright, dots }) => {
    const body = inks.cytoplasm
      ? `<ellipse rx="${long.toFixed(1)}" ry="${wide.toFixed(1)}" fill="${inks.cytoplasm}" opacity="${bright.toFixed(2)}"/>${dots
          .map(
            (dot) =>
              `<circle cx="${dot.x.toFixed(1)}" cy="${dot.y.toFixed(1)}" r="${dot.radius.toFixed(1)}" fill="${inks.cytoplasm}"/>`,
          )
          .join("")}`
      : "";
    const nucleus = inks.nuclei ? `<ellipse rx="9" ry="7" fill="${inks.nuclei}" opacity="0.8"/>` : "";
    return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(0)})">${body}${nucleus}</g>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#020302"/><g opacity="${focus.toFixed(2)}">${drawn.join("")}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
