// Squares put into the pixels of a picture: what a canvas is too slow at with tens of thousands of them. Pure.

export interface Pixels {
  /** Row by row, as the bytes red, green, blue and opacity lie in memory. */
  values: Uint32Array;
  width: number;
  height: number;
}

/** A colour of opaque bytes as `Pixels` hold it. */
export function inkOf(red: number, green: number, blue: number): number {
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}

/** A square of `side` pixels around a place; what lies outside is left out. */
export function putSquare(pixels: Pixels, x: number, y: number, side: number, ink: number): void {
  const { values, width, height } = pixels;
  const [left, top] = [Math.round(x - side / 2), Math.round(y - side / 2)];
  const [right, bottom] = [Math.min(width, left + side), Math.min(height, top + side)];
  for (let row = Math.max(0, top); row < bottom; row++)
    for (let at = row * width + Math.max(0, left); at < row * width + right; at++) values[at] = ink;
}
