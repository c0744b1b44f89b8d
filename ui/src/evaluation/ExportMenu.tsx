// What can be taken out of an evaluation: its tables, and its charts.
import { useActions } from "../app/context";
import { ExportButton, type ExportedChart, type ExportedTable } from "../app/ExportButton";
import type { EvaluationTable, EvaluationView } from "../backend";
import { text } from "../text";
import { CurveChart } from "./CurveChart";
import type { Curves } from "./CurvesTab";
import { MatrixChart } from "./MatrixChart";
import { ReliabilityChart } from "./ReliabilityChart";
import { binSheet } from "./sheets";

interface Props {
  evaluation: EvaluationView;
  curves: Curves | null;
  /** Categories whose curves are drawn. */
  chosen: readonly string[];
  /** The column that groups go by. */
  column: string | null;
}

export function ExportMenu({ evaluation, curves, chosen, column }: Props) {
  const actions = useActions();
  const t = text.evaluationFiles;
  const { categories, count } = evaluation;
  const { bins } = evaluation.calibration;
  const unsure = bins.every((bin) => bin.count === 0);
  const table = (of: EvaluationTable, name: string): ExportedTable => ({
    id: of.type,
    name,
    save: () => actions.evaluation.exportTable(of, name),
  });
  const tables = [
    table({ type: "metrics" }, t.metrics),
    table({ type: "matrix" }, t.matrix),
    table({ type: "categories" }, t.categories),
    ...(column === null ? [] : [table({ type: "groups", column }, t.groups(column))]),
    { id: "reliability", name: text.files.reliability, empty: unsure, rows: () => binSheet(bins) },
    table({ type: "images" }, t.images),
  ];
  const curveChart = (kind: "roc" | "precisionRecall"): ExportedChart => ({
    id: kind,
    name: t[kind],
    empty: (curves?.[kind].length ?? 0) === 0,
    draw: (ink) => (
      <CurveChart kind={kind} curves={curves?.[kind] ?? []} asFile {...{ categories, chosen, ink }} />
    ),
  });
  const charts: ExportedChart[] = [
    { id: "matrix", name: t.matrix, draw: (ink) => <MatrixChart {...{ evaluation, ink }} /> },
    curveChart("roc"),
    curveChart("precisionRecall"),
    {
      id: "reliability",
      name: t.reliability,
      empty: unsure,
      draw: (ink) => <ReliabilityChart bins={bins} ink={ink} asFile />,
    },
  ];
  return (
    <ExportButton
      variant="outlined"
      testId="evaluation-export"
      disabled={count === 0}
      tables={tables}
      charts={charts}
    />
  );
}
