// Two labellings held against each other, as tables for files. Pure.
import { cell, type Sheet } from "../app/sheet";
import type { AgreementView, CategoryView } from "../backend";

/** Cohen's kappa and what it was made of. */
export function agreementSheet(found: AgreementView): Sheet {
  const { images, same, expected, kappa, range, onlyFirst, onlySecond } = found;
  const row = (name: string, value: number | null, low?: number, high?: number) => [
    name,
    ...[value, low, high].map(cell),
  ];
  return [
    ["measure", "value", "low", "high"],
    row("Cohen's kappa", kappa, range?.low, range?.high),
    row("images with both labels", images),
    row("images with the same label", same),
    row("share with the same label", images === 0 ? null : same / images),
    row("share expected by chance", expected),
    row("images labelled in the first only", onlyFirst),
    row("images labelled in the second only", onlySecond),
  ];
}

/** Rows are the labels of the first, columns those of the second. */
export function labelPairSheet(found: AgreementView, categories: readonly CategoryView[]): Sheet {
  const names = found.categories.map((id) => categories.find((one) => one.id === id)?.name ?? id);
  return [
    ["first \\ second", ...names],
    ...found.counts.map((row, at) => [names[at] ?? "", ...row.map(cell)]),
  ];
}
