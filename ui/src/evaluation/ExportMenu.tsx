// What can be taken out of an evaluation: tables as CSV, charts as SVG and PNG. Charts in a file are light, whatever the
// theme of the window.
import type { ReactElement } from "react";
import { useActions } from "../app/context";
import type { EvaluationTable, EvaluationView } from "../backend";
import { MenuButton, type MenuEntry } from "../components/MenuButton";
import { text } from "../text";
import { CurveChart } from "./CurveChart";
import type { Curves } from "./CurvesTab";
import { type ChartInk, fileInk } from "./chartInk";
import { chartBytes } from "./drawing";
import { MatrixChart } from "./MatrixChart";
import { ReliabilityChart } from "./ReliabilityChart";

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
  const { categories } = evaluation;
  const table = (of: EvaluationTable, name: string): MenuEntry => ({
    label: t.table(name),
    testId: `export-${of.type}`,
    act: () => actions.evaluation.exportTable(of, name),
  });
  const charts: [string, string, boolean, (ink: ChartInk) => ReactElement][] = [
    ["matrix", t.matrix, true, (ink) => <MatrixChart {...{ evaluation, ink }} />],
    ...(["roc", "precisionRecall"] as const).map((kind): (typeof charts)[number] => [
      kind,
      t[kind],
      (curves?.[kind].length ?? 0) > 0,
      (ink) => (
        <CurveChart kind={kind} curves={curves?.[kind] ?? []} asFile {...{ categories, chosen, ink }} />
      ),
    ]),
    [
      "reliability",
      t.reliability,
      evaluation.calibration.bins.some(({ count }) => count > 0),
      (ink) => <ReliabilityChart bins={evaluation.calibration.bins} ink={ink} asFile />,
    ],
  ];
  const entries: MenuEntry[] = [
    { heading: t.tables },
    table({ type: "metrics" }, t.metrics),
    table({ type: "matrix" }, t.matrix),
    table({ type: "categories" }, t.categories),
    ...(column === null ? [] : [table({ type: "groups", column }, t.groups(column))]),
    table({ type: "images" }, t.images),
    "line",
    { heading: t.charts },
    ...charts.flatMap(([id, name, possible, draw]) =>
      (["svg", "png"] as const).map((ending) => ({
        label: t.as(name, ending.toUpperCase()),
        disabled: !possible,
        testId: `export-chart-${id}-${ending}`,
        act: () => actions.evaluation.saveChart(name, ending, () => chartBytes(draw(fileInk()), ending)),
      })),
    ),
  ];
  return (
    <MenuButton
      size="small"
      variant="outlined"
      label={t.menu}
      testId="evaluation-export"
      disabled={evaluation.count === 0}
      entries={entries}
    />
  );
}
