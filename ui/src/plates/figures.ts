// Numbers of plates in words: values, doses, intervals, and what a Z′ factor means. Pure.
import type { EstimateView } from "../backend";
import { text } from "../text";
import { metric, percent, withSign } from "../text/format";
import type { ValueKind } from "./wells";

const t = text.plates;

/** In a tooltip or at the scale: "87 %", or a number of images. */
export const shortValue = (value: number, kind: ValueKind): string =>
  kind === "count" ? String(value) : percent(value);

/** In a table, with what the kind has of decimals. */
export const tableValue = (value: number | null, kind: ValueKind): string =>
  metric(value, kind === "count" ? 1 : 3);

/** Three digits, as people write doses; very small and very large ones with an exponent. */
export function doseText(dose: number): string {
  if (!Number.isFinite(dose)) return "–";
  const rounded = Number(dose.toPrecision(3));
  const size = Math.abs(rounded);
  return withSign(size !== 0 && (size < 1e-3 || size >= 1e5) ? rounded.toExponential() : String(rounded));
}

/** "3.2 µM" */
export const doseIn = (dose: number, unit: string | null): string =>
  unit === null ? doseText(dose) : `${doseText(dose)} ${unit}`;

/** The interval of an estimate, also where an end is missing. */
export function intervalText({ low, high }: EstimateView, write: (value: number) => string): string {
  if (low !== null && high !== null) return t.interval(t.between(write(low), write(high)));
  if (low !== null) return t.interval(t.above(write(low)));
  return high === null ? t.endless : t.interval(t.below(write(high)));
}

export type Reading = keyof typeof t.readings;

/** Zhang, Chung & Oldenburg 1999: from 0.5 on an excellent assay, below 0 none. */
export function readingOf(zPrime: number): Reading {
  if (zPrime >= 0.5) return "excellent";
  return zPrime >= 0 ? "marginal" : "unusable";
}
