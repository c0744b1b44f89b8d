// What McNemar's test of two models says, in words that do not promise more than it can. Pure.
import { metric } from "../text/format";

export type Verdict = "none" | "some" | "clear";

/** A large p never shows that two models are equally good; a small one only that chance alone seldom does this. */
export function verdictOf(p: number): Verdict {
  if (p > 0.05) return "none";
  return p > 0.001 ? "some" : "clear";
}

/** "= 0.034", "< 0.001"; never a rounded-down 0, nor a 0.05 that is above 0.05. */
export function pText(p: number): string {
  if (p < 0.001) return `< ${metric(0.001)}`;
  const rounded = metric(p);
  return p > 0.05 && p < 0.0505 ? `= ${metric(p, 4)}` : `= ${rounded}`;
}

/** A share as percentage points with its sign: "+3.2", "−1.0", "0.0". */
export function pointsText(share: number): string {
  const points = Math.round(share * 1000) / 10;
  const sign = points > 0 ? "+" : points < 0 ? "−" : "";
  return `${sign}${metric(Math.abs(points), 1)}`;
}
