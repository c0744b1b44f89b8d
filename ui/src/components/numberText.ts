// Reads a number that a person typed. It accepts what scientists write (0.001, .5, 1e-3, 1E-3, 0,5 with a decimal comma)
// and refuses everything else, instead of guessing.

export interface NumberLimits {
  min: number | null;
  max: number | null;
  whole: boolean;
}

export type NumberReading =
  | { ok: true; value: number }
  | { ok: false; reason: "unreadable" | "notWhole" | "tooSmall" | "tooLarge" };

const NUMBER = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?$/i;

export function readNumber(typed: string, { min, max, whole }: NumberLimits): NumberReading {
  const trimmed = typed.trim().replace(/\u2212/g, "-");
  if (!NUMBER.test(trimmed)) return { ok: false, reason: "unreadable" };
  const value = Number(trimmed.replace(",", "."));
  if (!Number.isFinite(value)) return { ok: false, reason: "unreadable" };
  if (whole && !Number.isInteger(value)) return { ok: false, reason: "notWhole" };
  if (min !== null && value < min) return { ok: false, reason: "tooSmall" };
  if (max !== null && value > max) return { ok: false, reason: "tooLarge" };
  return { ok: true, value };
}
