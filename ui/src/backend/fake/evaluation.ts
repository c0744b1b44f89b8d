// The fake's evaluation: a real confusion matrix of what the fake predicts, with plausible ranges around it.
import type { EvaluationSet, EvaluationView } from "../bindings";
import { predictImage } from "./learning";
import { type FakeImage, type FakeProject, UNKNOWN } from "./project";
import { formulas } from "./settings";

export function evaluate(project: FakeProject, set: EvaluationSet): EvaluationView {
  const categories = project.document.categories.filter(({ id }) => id !== UNKNOWN.id);
  const place = new Map(categories.map(({ id }, index) => [id, index]));
  const matrix = categories.map(() => categories.map(() => 0));
  const imageIds: number[][][] = categories.map(() => categories.map(() => []));
  const partition = set === "crossValidation" ? "training" : set;
  const validation = project.document.images.filter(
    (image) => image.partition === partition && image.categoryId,
  );
  for (const image of validation) {
    const guess: FakeImage = { ...image };
    predictImage(guess);
    const row = place.get(image.categoryId ?? "") ?? 0;
    const column = place.get(guess.predicted ?? "") ?? 0;
    const cells = matrix[row];
    if (cells) cells[column] = (cells[column] ?? 0) + 1;
    imageIds[row]?.[column]?.push(image.id);
  }
  const at = (row: number, column: number) => matrix[row]?.[column] ?? 0;
  const notes: string[] = [];
  const perCategory = categories.map((category, k) => {
    const support = categories.reduce((sum, _, column) => sum + at(k, column), 0);
    const called = categories.reduce((sum, _, row) => sum + at(row, k), 0);
    const precision = called === 0 ? 0 : at(k, k) / called;
    const recall = support === 0 ? 0 : at(k, k) / support;
    const own =
      called === 0
        ? [`Nothing was predicted as “${category.name}”: its precision is undefined and counted as 0.`]
        : [];
    notes.push(...own);
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    return { categoryId: category.id, precision, recall, f1, support, notes: own };
  });
  const mean = (pick: (row: (typeof perCategory)[number]) => number) =>
    perCategory.reduce((sum, row) => sum + pick(row), 0) / Math.max(1, perCategory.length);
  const right = categories.reduce((sum, _, k) => sum + at(k, k), 0);
  return {
    set,
    folds: set === "crossValidation" ? 5 : 0,
    modelName: project.model?.name ?? "Simple CNN 1",
    count: validation.length,
    skipped: 0,
    evaluatedAt: new Date().toISOString(),
    categories: categories.map((category) => ({ ...category, exists: true })),
    matrix,
    imageIds,
    accuracy: validation.length === 0 ? null : right / validation.length,
    accuracyRange: validation.length === 0 ? null : { low: 0.78, high: 0.97 },
    balancedAccuracy: validation.length === 0 ? null : mean((row) => row.recall),
    foldAccuracy: set === "crossValidation" ? { mean: 0.92, sd: 0.05, low: 0.86, high: 0.98 } : null,
    calibration: { expectedError: 0.043, brier: 0.121, bins: calibrationBins(validation.length) },
    crossEntropy: 0.214,
    macro: {
      precision: mean((row) => row.precision),
      recall: mean((row) => row.recall),
      f1: mean((row) => row.f1),
    },
    perCategory,
    notes,
    formulas,
  };
}

/** Five bins, of which the upper three hold the images: a little surer than right. */
function calibrationBins(images: number): EvaluationView["calibration"]["bins"] {
  const shares = [0, 0, 0.1, 0.3, 0.6];
  return shares.map((share, bin) => {
    const count = Math.round(share * images);
    const confidence = count === 0 ? 0 : (bin + 0.6) / 5;
    const accuracy = count === 0 ? 0 : Math.max(0, confidence - 0.05);
    const half = count === 0 ? 1 : 0.4 / Math.sqrt(count);
    const low = Math.max(0, accuracy - half);
    return {
      from: bin / 5,
      to: (bin + 1) / 5,
      count,
      confidence,
      accuracy,
      low,
      high: Math.min(1, accuracy + half),
    };
  });
}
