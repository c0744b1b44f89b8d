// Tables of the evaluation that the page makes itself, for files. Pure.
import { cell, type Sheet } from "../app/sheet";
import type { ComparedView, ComparisonView, EvaluationView } from "../backend";
import { said } from "../text";

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

const MEASURES = [
  ["accuracy", "accuracy"],
  ["balanced accuracy", "balancedAccuracy"],
  ["Cohen's kappa", "kappa"],
  ["cross entropy", "crossEntropy"],
] as const;

/** Models may have one name: their places tell them apart. */
const names = ({ first, second }: ComparisonView) =>
  [`first: ${said(first.name)}`, `second: ${said(second.name)}`] as const;

/** The interval and p of McNemar's test are of the difference in accuracy. */
export function comparisonSheet(found: ComparisonView): Sheet {
  const { first, second, count, leftOut, difference, range, p } = found;
  const apart = (name: (typeof MEASURES)[number][1], one: ComparedView, other: ComparedView) => {
    const [a, b] = [one[name], other[name]];
    return a === null || b === null ? null : b - a;
  };
  const rows = MEASURES.map(([title, name]) =>
    name === "accuracy"
      ? [title, first[name], second[name], difference, range?.low, range?.high, p]
      : [title, first[name], second[name], apart(name, first, second), null, null, null],
  );
  const counts = [
    ["images", count, count, null, null, null, null],
    ["images left out", leftOut, leftOut, null, null, null, null],
  ];
  return [
    ["metric", ...names(found), "second minus first", "low", "high", "p (McNemar)"],
    ...[...rows, ...counts].map(([title, ...values]) => [
      String(title),
      ...values.map((value) => cell(value as number | null)),
    ]),
  ];
}

/** Images by which of both models has them right. */
export function whoIsRightSheet(found: ComparisonView): Sheet {
  const { bothRight, bothWrong, onlyFirst, onlySecond } = found;
  const [first, second] = names(found);
  return [
    ["images", `${second} right`, `${second} wrong`],
    [`${first} right`, cell(bothRight), cell(onlyFirst.length)],
    [`${first} wrong`, cell(onlySecond.length), cell(bothWrong)],
  ];
}
