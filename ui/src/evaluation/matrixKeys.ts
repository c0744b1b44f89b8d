// From one filled cell of a large matrix to the next by an arrow key, over cells without images. Pure.

const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** null: there is none in this direction, or it is no arrow key. Right and left go on in the next row. */
export function nextFilled(
  matrix: readonly (readonly number[])[],
  [row, column]: readonly [number, number],
  key: string,
): [number, number] | null {
  const step = STEPS[key];
  const width = matrix[0]?.length ?? 0;
  if (!step || width === 0) return null;
  // Along a row the cells are one line after the other; along a column they are not.
  const stride = step[0] === 0 ? step[1] : step[0] * width;
  for (let at = row * width + column + stride; at >= 0 && at < matrix.length * width; at += stride) {
    const place: [number, number] = [Math.floor(at / width), at % width];
    if ((matrix[place[0]]?.[place[1]] ?? 0) > 0) return place;
  }
  return null;
}
