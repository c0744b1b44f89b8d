// Which models are compared, what they are called, and what McNemar's test of two says, in words that do not promise more than
// it can. Pure.
import type { ComparedView, KeptModel, PairView } from "../backend";
import { said, text } from "../text";
import { metric } from "../text/format";

/** The backend compares no more at once. */
export const MOST_MODELS = 12;

/** Those that a person has ticked and that are still there; before, the model that predicts and the newest of the others. */
export function chosenOf(models: readonly KeptModel[], asked: readonly string[] | null): string[] {
  if (asked !== null) return models.map(({ id }) => id).filter((id) => asked.includes(id));
  const first = models.find(({ current }) => current) ?? models[0];
  const second = models.find((model) => model !== first);
  const usual = [first, second].map((model) => model?.id);
  return models.map(({ id }) => id).filter((id) => usual.includes(id));
}

/** Models may have one name: their places tell them apart too. */
export const placed = (models: readonly ComparedView[], at: number): string =>
  `${text.common.count(at + 1)}: ${said(models[at]?.name ?? "")}`;

export const pairName = (models: readonly ComparedView[], { first, second }: PairView): string =>
  text.comparing.pairOf(placed(models, first), placed(models, second));

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
