// Where doses and values lie in the chart: doses on a logarithmic axis, the dose 0, which has no logarithm, in a place of its
// own at the left. Pure.
import type { DoseView } from "../backend";

export interface DoseScale {
  /** 0 (left) to 1 (right); null for doses that have no place. */
  x(dose: number): number | null;
  /** Doses to write below the axis; 0 is the place of its own. */
  ticks: number[];
  /** Whether there is a place for the dose 0. */
  hasZero: boolean;
}

/** The part of the width that the dose 0 takes. */
const ZERO = 0.12;
/** Room beside the outermost doses. */
const EDGE = 0.04;
/** So many numbers have room below the axis. */
const MOST_TICKS = 6;

/** null: no dose above 0, so that there is no axis. */
export function doseScale(doses: readonly number[]): DoseScale | null {
  const positive = doses.filter((dose) => dose > 0 && Number.isFinite(dose));
  if (positive.length === 0) return null;
  const hasZero = doses.some((dose) => dose === 0);
  const logs = positive.map(Math.log10);
  let [low, high] = [Math.min(...logs), Math.max(...logs)];
  if (high - low < 1e-9) [low, high] = [low - 0.5, high + 0.5];
  const begin = (hasZero ? ZERO : 0) + EDGE;
  const x = (dose: number) => {
    if (dose === 0) return hasZero ? ZERO / 2 : null;
    if (!(dose > 0)) return null;
    return begin + ((Math.log10(dose) - low) / (high - low)) * (1 - EDGE - begin);
  };
  return { x, hasZero, ticks: [...(hasZero ? [0] : []), ...decades(low, high)] };
}

/** Powers of ten in a range; where it holds fewer than two, also 2 and 5 times those. */
function decades(low: number, high: number): number[] {
  const inside = (value: number) => Math.log10(value) >= low - 1e-9 && Math.log10(value) <= high + 1e-9;
  const powers: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) powers.push(power);
  const tens = powers.map((power) => Number(`1e${power}`));
  const found = tens.filter(inside);
  if (found.length < 2) return tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]).filter(inside);
  const step = Math.ceil(found.length / MOST_TICKS);
  return found.filter((_, at) => at % step === 0);
}

/** The range of values with round steps: of shares at least 0 to 1. */
export function valueAxis(dose: DoseView, shares: boolean): { low: number; high: number; ticks: number[] } {
  const values = [
    ...dose.points.map(([, value]) => value),
    ...dose.rows.flatMap(({ range }) => (range ? [range.low, range.high] : [])),
    ...(dose.curve?.line.map(([, value]) => value) ?? []),
  ].filter(Number.isFinite);
  // An interval of shares may reach beyond them; the chart does not.
  let [low, high] = shares ? [0, 1] : [Math.min(0, ...values), Math.max(0, ...values)];
  if (high === low) high = low + 1;
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = shares ? 0.25 : ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  low = Math.floor(low / step + 1e-9) * step;
  high = Math.ceil(high / step - 1e-9) * step;
  const count = Math.round((high - low) / step);
  return { low, high, ticks: Array.from({ length: count + 1 }, (_, at) => low + at * step) };
}
