// Where the cells of a made-up field lie: one geometry for thumbnails and for the planes of the viewer, on a square of
// 256 units.
import { seeded } from "./random";

export interface Cell {
  x: number;
  y: number;
  /** Degrees. */
  turn: number;
  long: number;
  wide: number;
  /** How bright the cytoplasm is, 0..1. */
  bright: number;
  /** Vesicles, in the cell's own coordinates. */
  dots: { x: number; y: number; radius: number }[];
}

/** Cells of one image; `vesicular` ones with bright dots in the cytoplasm. */
export function cellsOf(id: number, vesicular: boolean): Cell[] {
  const random = seeded(id * 7919 + 17);
  return Array.from({ length: 13 }, () => {
    const x = random() * 256;
    const y = random() * 256;
    const turn = random() * 180;
    const long = 22 + random() * 16;
    const wide = 13 + random() * 8;
    const bright = (vesicular ? 0.22 : 0.5) * (0.6 + random() * 0.5);
    const dots = Array.from({ length: vesicular ? 16 : 0 }, () => {
      const angle = random() * 6.283;
      const reach = 0.35 + random() * 0.55;
      return {
        x: Math.cos(angle) * long * reach,
        y: Math.sin(angle) * wide * reach,
        radius: 0.8 + random() * 1.3,
      };
    });
    return { x, y, turn, long, wide, bright, dots };
  });
}
