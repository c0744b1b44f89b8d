// What the fake answers about its evaluation: curves, groups, images, tables, and two models held against each other.
import type { Backend } from "../backend";
import type { ComparedView, ComparisonView, EvaluationTable, PairView } from "../bindings";
import type { Desk } from "./desk";
import { categoriesOf, type Evaluated, evaluate, groupsOf, imagesAsked, lossesOf } from "./evaluation";
import { curvesOf, isRight, type Judged, judge, shareRight } from "./judging";
import type { FakeProject } from "./project";
import { count, fail, type Runner } from "./runner";

type Evaluations = Pick<
  Backend,
  | "startEvaluate"
  | "evaluation"
  | "evaluationCurves"
  | "evaluationGroups"
  | "evaluationLosses"
  | "evaluationImages"
  | "keptModels"
  | "startCompare"
  | "comparison"
  | "startReport"
  | "exportEvaluation"
  | "saveChart"
  | "exportTable"
>;

/** Another model than the one that predicts. */
const EARLIER = "m0";

export function createFakeEvaluations(desk: Desk, runner: Runner): Evaluations {
  const newest = (): Evaluated =>
    desk.open().evaluated ?? fail("refused", "There is no evaluation yet. Evaluate the model first.");
  return {
    startEvaluate: async (set, arrangement, onEvent) => {
      const target = desk.open();
      if (!target.model) fail("refused", "There is no model yet. Fit the classifier first.");
      return runner.run("evaluate", "Evaluate", onEvent, async (send) => {
        await runner.steps(send, 12, "images", "Evaluating");
        target.evaluated = evaluate(target, set ?? target.evaluationSets()[0] ?? "validation", arrangement);
        target.comparison = null;
        target.revision++;
        return {
          summary: `Evaluated on ${count(target.evaluated.judged.length, "image")}.`,
          added: 0,
          skipped: [],
          notes: [],
        };
      });
    },
    evaluation: async () => desk.open().evaluated?.view ?? null,
    evaluationCurves: async (kind) => curvesOf(newest().judged, newest().view.categories, kind),
    evaluationGroups: async (column) => groupsOf(desk.open(), newest(), column),
    evaluationLosses: async () => lossesOf(newest()),
    evaluationImages: async (which) => imagesAsked(desk.open(), newest(), which),
    keptModels: async () => {
      const { model } = desk.open();
      if (!model) return [];
      const categories = model.categories.map(({ name }) => name);
      const { id, name, architecture, fittedAt } = model;
      const earlier = { id: EARLIER, name: "Compact CNN 1", architecture: "Compact CNN" };
      return [
        { id, name, architecture, fittedAt, current: true, categories },
        { ...earlier, fittedAt: "2026-11-27T15:20:00Z", current: false, categories },
      ];
    },
    startCompare: async (models, onEvent) => {
      const target = desk.open();
      if (new Set(models).size < 2) fail("refused", "Choose two different models or more to compare.");
      return runner.run("compare", "Compare models", onEvent, async (send) => {
        await runner.steps(send, newest().judged.length, "images", "Predicting");
        target.comparison = compare(target, newest(), models);
        target.revision++;
        return { summary: "The models were compared.", added: 0, skipped: [], notes: [] };
      });
    },
    comparison: async () => desk.open().comparison,
    startReport: async (path, onEvent) =>
      runner.run("report", "Write the report", onEvent, async (send) => {
        await runner.steps(send, 6, "pages", "Drawing");
        return { summary: `The report was written to ${path}.`, added: 0, skipped: [], notes: [] };
      }),
    exportEvaluation: async (table, path) => ({ path, rows: rowsOf(desk.open(), newest(), table) }),
    saveChart: async () => null,
    exportTable: async (rows, path) => ({ path, rows: rows.length - 1 }),
  };
}

function rowsOf(project: FakeProject, evaluated: Evaluated, table: EvaluationTable): number {
  const { view, judged } = evaluated;
  if (table.type === "metrics") return view.metrics.length;
  if (table.type === "images") return judged.length;
  if (table.type === "groups") return groupsOf(project, evaluated, table.column).length;
  return view.categories.length;
}

function compare(project: FakeProject, { judged }: Evaluated, models: readonly string[]): ComparisonView {
  const images = judged.map(({ image }) => image);
  const all = models.map((id) => judge(images, categoriesOf(project), id === EARLIER ? 1 : 0));
  const pairs = all.flatMap((one, first) =>
    all.slice(first + 1).map((other, step) => paired([first, first + 1 + step], one, other)),
  );
  return {
    models: models.map((id, at) => compared(project, id, all[at] ?? [])),
    count: images.length,
    leftOut: 0,
    pairs: pairs.map((pair) => ({ ...pair, adjustedP: pair.p && Math.min(1, pair.p * pairs.length) })),
    notes: [],
  };
}

function paired(
  [first, second]: [number, number],
  one: readonly Judged[],
  other: readonly Judged[],
): PairView {
  const both = one.map((answer, index) => {
    const against = other[index] ?? answer;
    return { id: answer.image.id, first: isRight(answer), second: isRight(against) };
  });
  const onlyFirst = both.filter((pair) => pair.first && !pair.second).map(({ id }) => id);
  const onlySecond = both.filter((pair) => !pair.first && pair.second).map(({ id }) => id);
  const difference = (shareRight(other) ?? 0) - (shareRight(one) ?? 0);
  const alone = onlyFirst.length + onlySecond.length;
  const p = alone === 0 ? null : Math.min(1, 2 * 0.5 ** Math.abs(onlyFirst.length - onlySecond.length));
  return {
    first,
    second,
    bothRight: both.filter((pair) => pair.first && pair.second).length,
    bothWrong: both.filter((pair) => !pair.first && !pair.second).length,
    onlyFirst,
    onlySecond,
    p,
    adjustedP: p,
    difference,
    range: { low: difference - 0.06, high: difference + 0.06 },
  };
}

function compared({ model }: FakeProject, id: string, judged: readonly Judged[]): ComparedView {
  const accuracy = shareRight(judged) ?? 0;
  return {
    id,
    name: id === EARLIER ? "Compact CNN 1" : (model?.name ?? ""),
    accuracy,
    balancedAccuracy: accuracy,
    kappa: 2 * accuracy - 1,
    crossEntropy: 1.2 - accuracy,
  };
}
