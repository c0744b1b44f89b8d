// The fake's evaluation: a real confusion matrix of what the fake predicts, with plausible ranges around it.
import type {
  Arrangement,
  EvaluationImages,
  EvaluationSet,
  EvaluationSummary,
  EvaluationView,
  GroupScoresView,
  LossView,
} from "../bindings";
import { around, isRight, type Judged, judge, matrixOf, metricsOf, scoresOf, shareRight } from "./judging";
import { type FakeImage, type FakeProject, UNKNOWN } from "./project";
import { rowOf } from "./row";
import { formulas } from "./settings";

/** The newest evaluation with the images that it is about. */
export interface Evaluated {
  view: EvaluationView;
  judged: Judged[];
}

export const categoriesOf = (project: FakeProject) =>
  project.document.categories.filter(({ id }) => id !== UNKNOWN.id);

export function evaluate(
  project: FakeProject,
  set: EvaluationSet,
  arrangement: Arrangement | null,
): Evaluated {
  const categories = categoriesOf(project);
  const images = imagesOf(project, set, arrangement);
  const judged = judge(images, categories);
  const perCategory = scoresOf(judged, categories);
  const metrics = metricsOf(judged, perCategory);
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? null;
  const learnt = images.filter(({ partition }) => partition === "training").length;
  const view: EvaluationView = {
    set,
    folds: set === "crossValidation" ? 5 : 0,
    modelName: project.model?.name ?? "Simple CNN 1",
    count: judged.length,
    remembered: set === "training" || set === "shown" ? learnt : 0,
    arrangement: null,
    skipped: 0,
    evaluatedAt: new Date().toISOString(),
    categories: categories.map((category) => ({ ...category, exists: true })),
    matrix: matrixOf(judged, categories.length),
    accuracy: shareRight(judged),
    accuracyRange: judged.length === 0 ? null : { low: 0.78, high: 0.97 },
    balancedAccuracy: value("balancedAccuracy"),
    foldAccuracy: set === "crossValidation" ? { mean: 0.92, sd: 0.05, low: 0.86, high: 0.98 } : null,
    calibration: { expectedError: 0.043, brier: 0.121, bins: calibrationBins(judged.length) },
    crossEntropy: value("crossEntropy"),
    macro: {
      precision: value("macroPrecision") ?? 0,
      recall: value("macroRecall") ?? 0,
      f1: value("macroF1") ?? 0,
    },
    metrics,
    resamples: judged.length === 0 ? 0 : 1000,
    resampledBy: set === "crossValidation" ? "well" : null,
    perCategory,
    groupColumns: ["well", "site", "dose µM"],
    notes: perCategory.flatMap(({ notes }) => notes),
    formulas,
  };
  return { view, judged };
}

function imagesOf(project: FakeProject, set: EvaluationSet, arrangement: Arrangement | null): FakeImage[] {
  const labelled = project.document.images.filter(({ categoryId }) => categoryId !== null);
  if (set === "shown" && arrangement) {
    const shown = new Set(project.gallery(arrangement, null).ids);
    return labelled.filter(({ id }) => shown.has(id));
  }
  const partition = set === "test" || set === "validation" ? set : "training";
  return labelled.filter((image) => image.partition === partition);
}

export function summaryOf({ view }: Evaluated): EvaluationSummary {
  const { set, modelName, count, remembered, accuracy, evaluatedAt } = view;
  return { set, modelName, count, remembered, accuracy, evaluatedAt };
}

const valueIn = (project: FakeProject, image: FakeImage, column: string): string =>
  rowOf(project, image).metadata.find(({ name }) => name === column)?.value ?? "";

export function imagesAsked(project: FakeProject, { judged }: Evaluated, which: EvaluationImages): number[] {
  const asked = (one: Judged): boolean => {
    if (which.type === "cell") return one.truth === which.truth && one.prediction === which.prediction;
    if (which.type === "wrong") return !isRight(one);
    return valueIn(project, one.image, which.column) === which.value && !(which.wrong && isRight(one));
  };
  return judged.filter(asked).map(({ image }) => image.id);
}

export function groupsOf(project: FakeProject, { judged }: Evaluated, column: string): GroupScoresView[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const value = valueIn(project, one.image, column);
    groups.set(value, [...(groups.get(value) ?? []), one]);
  }
  const rows = [...groups].map(([value, members]): GroupScoresView => {
    const accuracy = shareRight(members) ?? 0;
    const wrong = members.filter((one) => !isRight(one));
    const [first] = wrong;
    const right = members.length - wrong.length;
    return {
      value,
      count: members.length,
      right,
      accuracy,
      range: around(accuracy, members.length),
      confusion: first ? [first.truth, first.prediction, wrong.length] : null,
    };
  });
  return rows.sort((a, b) => a.accuracy - b.accuracy || b.count - a.count);
}

export function lossesOf({ judged }: Evaluated): LossView[] {
  const all = judged.map((one) => {
    const truthProbability = one.probabilities[one.truth] ?? 1;
    const predictionProbability = one.probabilities[one.prediction] ?? 1;
    const { truth, prediction, image } = one;
    const loss = -Math.log(truthProbability);
    return {
      id: image.id,
      name: image.name,
      truth,
      prediction,
      loss,
      truthProbability,
      predictionProbability,
    };
  });
  return all.sort((a, b) => b.loss - a.loss).slice(0, 100);
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
