// Tables of the evaluation that the page makes itself, for files. Pure.
import { cell, type Sheet } from "../app/sheet";
import type { ComparisonView, EvaluationView } from "../backend";
import { placed } from "./comparing";

/** By rising confidence; bins without images have no means. */
export function binSheet(bins: EvaluationView["calibration"]["bins"]): Sheet {
  return [
    ["confidence from", "confidence to", "images", "mean confidence", "share right", "low", "high"],
    ...bins.map(({ from, to, count, confidence, accuracy, low, high }) => {
      const ends = [cell(from), cell(to), cell(count)];
      const measured = [confidence, accuracy, low, high];
      return [...ends, ...measured.map((value) => (count === 0 ? "" : cell(value)))];
    }),
  ];
}

const MEASURES = ["accuracy", "balancedAccuracy", "kappa", "crossEntropy"] as const;

/** A row for each model. */
export function comparisonSheet({ models, count, leftOut }: ComparisonView): Sheet {
  return [
    ["model", "images", "left out", "accuracy", "balanced accuracy", "Cohen's kappa", "cross entropy"],
    ...models.map((model, at) => [
      placed(models, at),
      cell(count),
      cell(leftOut),
      ...MEASURES.map((name) => cell(model[name])),
    ]),
  ];
}

/** A row for each two models; differences are of the accuracy, as shares. */
export function pairSheet({ models, pairs }: ComparisonView): Sheet {
  const counts = ["both right", "only the first right", "only the second right", "both wrong"];
  const test = ["second minus first", "low", "high", "p (McNemar)", "p adjusted (Holm)"];
  return [
    ["first", "second", ...counts, ...test],
    ...pairs.map((pair) => [
      placed(models, pair.first),
      placed(models, pair.second),
      ...[pair.bothRight, pair.onlyFirst.length, pair.onlySecond.length, pair.bothWrong].map(cell),
      ...[pair.difference, pair.range?.low, pair.range?.high, pair.p, pair.adjustedP].map((value) =>
        cell(value ?? null),
      ),
    ]),
  ];
}
