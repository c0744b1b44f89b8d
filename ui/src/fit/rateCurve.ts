// The curve of a look for a learning rate as a drawing: rates along a logarithmic axis, the loss upwards.
import { cell, type Sheet } from "../app/sheet";
import type { RateCurve } from "../backend";
import { roundTicks } from "../components/ticks";

export interface Drawn {
  /** For an SVG polyline; what is cut off runs along the upper edge. */
  line: string;
  /** The same with what is cut off, above the upper edge. */
  whole: string;
  /** Where powers of ten stand. */
  decades: { x: number; name: string }[];
  /** Where round numbers of the loss stand. */
  losses: { y: number; loss: number }[];
  /** Where the suggested rate stands. */
  mark: number | null;
}

/** The loss beyond this share of its whole range is cut off, so that the end does not flatten the rest. */
const SHOWN = 1.25;

/** null where there is nothing to draw. */
export function drawn(
  { points, suggested }: RateCurve,
  { width, height }: { width: number; height: number },
): Drawn | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const [from, to] = [Math.log10(first.rate), Math.log10(last.rate)];
  const x = (rate: number) => ((Math.log10(rate) - from) / (to - from)) * width;
  const least = Math.min(...points.map(({ loss }) => loss));
  // The loss begins on a plateau; what rises far above it at the end tells nothing more.
  const most = Math.max(least + 1e-9, least + (first.loss - least) * SHOWN);
  const y = (loss: number) => height - ((loss - least) / (most - least)) * (height - 6) - 3;
  const through = (cut: number) =>
    points.map(({ rate, loss }) => `${x(rate).toFixed(1)},${y(Math.min(loss, cut)).toFixed(1)}`).join(" ");
  const decades = [];
  for (let power = Math.ceil(from - 1e-9); power <= Math.floor(to + 1e-9); power++)
    decades.push({ x: x(10 ** power), name: power >= -2 ? String(10 ** power) : `1e${power}` });
  return {
    line: through(most),
    whole: through(Number.POSITIVE_INFINITY),
    decades,
    losses: roundTicks(least, most, 6).map((loss) => ({ y: y(loss), loss })),
    mark: suggested === null ? null : x(suggested),
  };
}

export const rateSheet = ({ points }: RateCurve): Sheet => [
  ["learning rate", "smoothed loss"],
  ...points.map(({ rate, loss }) => [cell(rate), cell(loss)]),
];
