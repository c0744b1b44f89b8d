// The ROC or the precision-recall curves of some categories.
import type { CurveKind, CurveView, EvaluationView } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { metric } from "../text/format";
import { DASHES, type Series } from "./curve";
import { UnitChart } from "./UnitChart";

interface Props {
  kind: CurveKind;
  curves: readonly CurveView[];
  categories: EvaluationView["categories"];
  /** Ids of the categories that are drawn, in their order. */
  chosen: readonly string[];
  ink: ChartInk;
  asFile?: boolean;
}

/** The dash of a category goes by its place among those that are drawn, the same in both charts. */
export const dashOf = (chosen: readonly string[], id: string): string =>
  DASHES[Math.max(0, chosen.indexOf(id)) % DASHES.length] ?? "";

export function CurveChart({ kind, curves, categories, chosen, ink, asFile }: Props) {
  const t = text.charts;
  const roc = kind === "roc";
  const series = chosen.flatMap((id): Series[] => {
    const curve = curves.find(({ categoryId }) => categoryId === id);
    const category = categories.find((one) => one.id === id);
    if (!curve || !category) return [];
    return [
      {
        key: id,
        name: category.name,
        color: category.color,
        dash: dashOf(chosen, id),
        points: curve.points,
        steps: !roc,
        figure: metric(curve.area),
        chance: roc ? null : curve.chance,
      },
    ];
  });
  return (
    <UnitChart
      title={roc ? t.roc : t.precisionRecall}
      xName={roc ? t.falsePositives : t.recall}
      yName={roc ? t.truePositives : t.precision}
      ink={ink}
      series={series}
      diagonal={roc}
      asFile={asFile}
      testId={`chart-${kind}`}
    />
  );
}
