// Numbers, shares, durations and dates as text. It refuses to read the computer's locale: the catalogue's language rules.
import { language } from "./language";

const decimalSign = new Intl.NumberFormat(language).format(0.5).charAt(1);
/** Digits with the decimal sign of the language. */
export const withSign = (digits: string) => digits.replace(".", decimalSign);

/** A share 0..1 as a whole percentage, "87 %". 0.999 is "99.9 %", never a rounded-up "100 %". */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return `${withSign((Math.floor(share * 1000) / 10).toFixed(1))} %`;
  return `${whole} %`;
}

/** A metric with three decimals; a missing or diverged one as a dash. */
export function metric(value: number | null, decimals = 3): string {
  return value === null || !Number.isFinite(value) ? "–" : withSign(value.toFixed(decimals));
}

/** Seconds as "8 s", "2 min 5 s", "1 h 12 min": the two largest units. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "–";
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Plain text of a limit or a default: no grouping, no exponent unless very small. */
export function plain(value: number): string {
  return withSign(Math.abs(value) > 0 && Math.abs(value) < 1e-4 ? value.toExponential() : String(value));
}

/** An RFC 3339 time as a short local date with time; the text itself when it cannot be read. */
export function dateTime(rfc3339: string): string {
  const date = new Date(rfc3339);
  if (Number.isNaN(date.getTime())) return rfc3339;
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(date);
}
