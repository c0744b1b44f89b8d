// What metrics are called. On images that were learnt from none is called accuracy without the word training. Pure.
import type { EvaluationView } from "../backend";
import { text } from "../text";
import { metric } from "../text/format";

type Told = Pick<EvaluationView, "set" | "remembered" | "count">;

/** The model had learnt from all of the images. */
export const isRemembered = ({ set, remembered, count }: Told): boolean =>
  set === "training" || (count > 0 && remembered === count);

/** A metric that the catalogue does not know keeps its own name. */
export function measureName(name: string, evaluation: Told): string {
  const training: Record<string, string> = text.trainingMeasures;
  const usual: Record<string, string> = text.measures;
  return (isRemembered(evaluation) ? training[name] : undefined) ?? usual[name] ?? name;
}

/** "0.881 – 0.972", or nothing. */
export const rangeText = (range: { low: number; high: number } | null, decimals = 3): string =>
  range === null ? "" : `${metric(range.low, decimals)} – ${metric(range.high, decimals)}`;
