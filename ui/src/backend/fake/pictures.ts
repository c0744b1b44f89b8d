// Drawn stand-ins for micrographs: SVG with green cells and red nuclei. Only for the fake backend.
import type { SliceView } from "../bindings";
import { seeded } from "./random";

/** How sharp and bright a slice is, 0..1: the middle one most, the first one of many least. */
export function focusOf(stack: SliceView, slices: number): number {
  if (stack === "max" || slices === 1) return 1;
  if (stack === "mean") return 0.6;
  const middle = (slices - 1) / 2;
  return 1 - 0.7 * Math.min(1, Math.abs(stack.one - middle) / middle);
}

/** A picture of cells, `vesicular` with bright dots in the cytoplasm, as a data address. */
export function drawCells(id: number, vesicular: boolean, focus = 1): string {
  const random = seeded(id * 7919 + 17);
  const background = `<rect width="256" height="256" fill="#020402"/><ellipse cx="128" cy="120" rx="180" ry="170" fill="url(#g)"/>`;
  const cells: string[] = [];
  for (let index = 0; index < 13; index++) {
    const x = random() * 256;
    const y = random() * 256;
    const turn = random() * 180;
    const long = 22 + random() * 16;
    const wide = 13 + random() * 8;
    const dim = vesicular ? 0.22 : 0.5;
    cells.push(`<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(0)})">`);
    cells.push(
      `<ellipse rx="${long.toFixed(1)}" ry="${wide.toFixed(1)}" fill="#22c55e" opacity="${(dim * (0.6 + random() * 0.5)).toFixed(2)}"/>`,
    );
    if (vesicular) {
      for (let dot = 0; dot < 16; dot++) {
        const angle = random() * 6.283;
        const reach = 0.35 + random() * 0.55;
        cells.push(
          `<circle cx="${(Math.cos(angle) * long * reach).toFixed(1)}" cy="${(Math.sin(angle) * wide * reach).toFixed(1)}" r="${(0.8 + random() * 1.3).toFixed(1)}" fill="#86efac"/>`,
        );
      }
    }
    cells.push(`<ellipse rx="9" ry="7" fill="#ef4444" opacity="0.8"/></g>`);
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><defs><radialGradient id="g"><stop offset="0" stop-color="#0c2414"/><stop offset="1" stop-color="#020402"/></radialGradient></defs>${background}<g opacity="${focus.toFixed(2)}">${cells.join("")}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
