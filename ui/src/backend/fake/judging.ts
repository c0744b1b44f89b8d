// What the fake's models say of labelled images, and the scores that follow from it: real counts, plausible intervals.
import type { CategoryScoresView, CurveKind, CurveView, MetricView, RangeView } from "../bindings";
import { predictImage } from "./learning";
import type { FakeImage } from "./project";
import { seeded } from "./random";

/** One image and the probabilities of all categories, by their places. */
export interface Judged {
  image: FakeImage;
  truth: number;
  prediction: number;
  probabilities: number[];
}

interface Category {
  id: string;
  name: string;
}

/** `model` 0 is the one that predicts; another number is another model, somewhat worse. */
export function judge(images: readonly FakeImage[], categories: readonly Category[], model = 0): Judged[] {
  const place = new Map(categories.map(({ id }, index) => [id, index]));
  return images.map((image) => {
    const guess: FakeImage = { ...image };
    predictImage(guess);
    let prediction = place.get(guess.predicted ?? "") ?? 0;
    if (model > 0 && seeded(image.id * 17 + model)() < 0.08)
      prediction = (prediction + 1) % categories.length;
    const rest = (1 - guess.confidence) / Math.max(1, categories.length - 1);
    const probabilities = categories.map((_, index) => (index === prediction ? guess.confidence : rest));
    return { image, truth: place.get(image.categoryId ?? "") ?? 0, prediction, probabilities };
  });
}

export const isRight = ({ truth, prediction }: Judged): boolean => truth === prediction;

export function shareRight(judged: readonly Judged[]): number | null {
  return judged.length === 0 ? null : judged.filter(isRight).length / judged.length;
}

export function matrixOf(judged: readonly Judged[], categories: number): number[][] {
  const matrix = Array.from({ length: categories }, () => Array.from({ length: categories }, () => 0));
  for (const { truth, prediction } of judged) {
    const row = matrix[truth];
    if (row) row[prediction] = (row[prediction] ?? 0) + 1;
  }
  return matrix;
}

/** An interval as wide as so few images make it. */
export function around(value: number, count: number, least = 0): RangeView {
  const half = 0.6 / Math.sqrt(Math.max(1, count));
  return { low: Math.max(least, value - half), high: Math.min(1, value + half * 0.7) };
}

export function scoresOf(judged: readonly Judged[], categories: readonly Category[]): CategoryScoresView[] {
  return categories.map((category, k) => {
    const support = judged.filter(({ truth }) => truth === k).length;
    const called = judged.filter(({ prediction }) => prediction === k).length;
    const right = judged.filter((one) => one.truth === k && isRight(one)).length;
    const precision = called === 0 ? 0 : right / called;
    const recall = support === 0 ? 0 : right / support;
    const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    const some = support > 0 && support < judged.length;
    return {
      categoryId: category.id,
      precision,
      recall,
      f1,
      precisionRange: called === 0 ? null : around(precision, called),
      recallRange: support === 0 ? null : around(recall, support),
      f1Range: support === 0 ? null : around(f1, support),
      area: some ? areaOf(pointsOf(judged, k, "roc")) : null,
      averagePrecision: some ? areaOf(pointsOf(judged, k, "precisionRecall")) : null,
      support,
      notes:
        called === 0
          ? [`Nothing was predicted as “${category.name}”: its precision is undefined and counted as 0.`]
          : [],
    };
  });
}

export function metricsOf(judged: readonly Judged[], scores: readonly CategoryScoresView[]): MetricView[] {
  const n = judged.length;
  const mean = (pick: (row: CategoryScoresView) => number) =>
    scores.reduce((sum, row) => sum + pick(row), 0) / Math.max(1, scores.length);
  const weighted = (pick: (row: CategoryScoresView) => number) =>
    scores.reduce((sum, row) => sum + pick(row) * row.support, 0) / Math.max(1, n);
  const accuracy = shareRight(judged) ?? 0;
  const loss =
    judged.reduce((sum, one) => sum - Math.log(one.probabilities[one.truth] ?? 1), 0) / Math.max(1, n);
  const values: [string, number, number][] = [
    ["accuracy", accuracy, 0],
    ["balancedAccuracy", mean(({ recall }) => recall), 0],
    ["kappa", 2 * accuracy - 1, -1],
    ["mcc", 2 * accuracy - 0.99, -1],
    ["crossEntropy", loss, 0],
    ["brier", 0.121, 0],
    ["macroPrecision", mean(({ precision }) => precision), 0],
    ["macroRecall", mean(({ recall }) => recall), 0],
    ["macroF1", mean(({ f1 }) => f1), 0],
    ["weightedPrecision", weighted(({ precision }) => precision), 0],
    ["weightedRecall", weighted(({ recall }) => recall), 0],
    ["weightedF1", weighted(({ f1 }) => f1), 0],
    ["rocAuc", mean(({ area }) => area ?? 0), 0],
    ["averagePrecision", mean(({ averagePrecision }) => averagePrecision ?? 0), 0],
  ];
  return values.map(([name, value, least]) => ({
    name,
    value: n === 0 ? null : value,
    range: n === 0 ? null : around(value, n, least),
  }));
}

export function curvesOf(
  judged: readonly Judged[],
  categories: readonly Category[],
  kind: CurveKind,
): CurveView[] {
  return categories.flatMap(({ id }, k) => {
    const support = judged.filter(({ truth }) => truth === k).length;
    if (support === 0 || support === judged.length) return [];
    const points = pointsOf(judged, k, kind);
    const chance = kind === "roc" ? 0.5 : support / judged.length;
    return [{ categoryId: id, points, area: areaOf(points), chance }];
  });
}

/** The images from the surest on, each a step. */
function pointsOf(judged: readonly Judged[], k: number, kind: CurveKind): [number, number][] {
  const probability = (one: Judged) => one.probabilities[k] ?? 0;
  const sorted = [...judged].sort((a, b) => probability(b) - probability(a));
  const all = judged.filter(({ truth }) => truth === k).length;
  let found = 0;
  const points: [number, number][] = [kind === "roc" ? [0, 0] : [0, 1]];
  sorted.forEach((one, index) => {
    if (one.truth === k) found++;
    const wrong = index + 1 - found;
    points.push(
      kind === "roc"
        ? [wrong / Math.max(1, judged.length - all), found / all]
        : [found / all, found / (index + 1)],
    );
  });
  return points;
}

/** By trapezoids. */
function areaOf(points: readonly [number, number][]): number {
  return points.reduce((sum, [x, y], index) => {
    const [before, height] = points[index - 1] ?? [x, y];
    return sum + ((x - before) * (y + height)) / 2;
  }, 0);
}
