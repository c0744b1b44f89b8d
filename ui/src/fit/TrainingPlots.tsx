// The two charts, live; the same numbers as a table; what the app says of the curves; and how to read them.
import QueryStats from "@mui/icons-material/QueryStats";
import ShowChart from "@mui/icons-material/ShowChart";
import TableRowsOutlined from "@mui/icons-material/TableRowsOutlined";
import {
  Alert,
  type AlertColor,
  AlertTitle,
  Box,
  Button,
  Typography,
  useMediaQuery,
  useTheme,
} from "@mui/material";
import { useMemo, useState } from "react";
import { useApp } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import type { Advice } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { LineChart } from "../components/LineChart";
import { said, text } from "../text";
import { metric } from "../text/format";
import { CurvesHelp } from "./CurvesHelp";
import { EpochTable } from "./EpochTable";
import { curvesOf } from "./progress";
import { QuickResult } from "./QuickResult";
import { TrainingFigure } from "./TrainingFigure";
import { epochSheet, trainingCharts } from "./trainingCurves";

const SEVERITY: Record<Advice["kind"], AlertColor> = {
  overfitting: "warning",
  underfitting: "warning",
  diverged: "error",
  stillImproving: "info",
  noValidation: "warning",
  tooFewValidation: "info",
  good: "success",
};

const threeDecimals = (value: number | null) => (value === null ? text.fit.gap : metric(value));

/** `planned`: how many epochs the settings ask for, which an empty chart shows. `quick`: they ask for Quick, which has none. */
export function TrainingPlots({ planned, quick }: { planned: number; quick: boolean }) {
  const t = text.fit;
  const fit = useApp((state) => state.view?.fit ?? null);
  const model = useApp((state) => state.view?.model?.name);
  const job = useApp((state) => state.job);
  const [asTable, setAsTable] = useState(false);
  const tall = useMediaQuery("(min-height: 1150px)");
  const { mode } = useTheme().palette;
  const curves = useMemo(() => curvesOf(fit, job), [fit, job]);
  const { epochs } = curves;
  const expected = curves.expected ?? (epochs.length === 0 ? planned : null);
  const marks = useMemo(
    () => curves.marks.map(({ epoch, press }) => ({ x: epoch, name: t.press(press) })),
    [curves],
  );
  const { accuracy, loss } = useMemo(() => trainingCharts(epochs, mode), [epochs, mode]);
  const last = epochs.at(-1);
  const summary = (
    title: string,
    a: string,
    av: number | null | undefined,
    b: string,
    bv: number | null | undefined,
  ) =>
    last
      ? t.chartSummary(title, epochs.length, a, threeDecimals(av ?? null), b, threeDecimals(bv ?? null))
      : `${title}: ${t.noCurves}.`;
  const fitting = job?.kind === "fit";
  if (fit?.settings.architecture === "quick" && !fitting) return <QuickResult fit={fit} />;
  if (quick && !fit)
    return <EmptyState icon={<QueryStats />} title={t.quickBeforeTitle} body={t.quickBeforeBody} />;

  const facts = fit ? t.fitFacts(fit.training, fit.validation, said(fit.device)) : "";
  const about = fitting ? "" : [model ? said(model) : "", facts].filter((part) => part !== "").join(" · ");

  return (
    <Box sx={{ p: 2.5, display: "flex", flexDirection: "column", gap: 2 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, minHeight: 31 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
          {fitting || !fit ? (epochs.length === 0 ? t.noCurvesBody : "") : facts}
          {!fitting && fit?.stopped ? ` ${t.stopped}` : ""}
        </Typography>
        <Button
          size="small"
          startIcon={asTable ? <ShowChart /> : <TableRowsOutlined />}
          data-testid="chart-as-table"
          disabled={epochs.length === 0}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t.asCharts : t.asTable}
        </Button>
        <ExportButton
          testId="plots-export"
          disabled={epochs.length === 0}
          tables={[{ id: "epochs", name: text.files.epochs, rows: () => epochSheet(epochs) }]}
          charts={[
            {
              id: "training",
              name: text.files.trainingCurves,
              draw: (ink) => <TrainingFigure {...{ epochs, marks, about, ink }} />,
            },
          ]}
        />
      </Box>
      {asTable && epochs.length > 0 ? (
        <EpochTable epochs={epochs} />
      ) : (
        <Box
          sx={{
            display: "grid",
            gridTemplateColumns: "repeat(auto-fit, minmax(min(430px, 100%), 1fr))",
            gap: 2.5,
          }}
        >
          <LineChart
            {...accuracy}
            xName={t.epoch}
            expected={expected}
            marks={marks}
            summary={summary(
              t.accuracyChart,
              t.accuracy,
              last?.accuracy,
              t.validationAccuracy,
              last?.validationAccuracy,
            )}
            format={threeDecimals}
            testId="chart-accuracy"
            height={tall ? 340 : 220}
          />
          <LineChart
            {...loss}
            xName={t.epoch}
            expected={expected}
            marks={marks}
            summary={summary(t.lossChart, t.loss, last?.loss, t.validationLoss, last?.validationLoss)}
            format={threeDecimals}
            testId="chart-loss"
            height={tall ? 340 : 220}
          />
        </Box>
      )}
      {!fitting &&
        fit?.advice.map((advice) => (
          <Alert key={advice.kind} severity={SEVERITY[advice.kind]} data-testid={`advice-${advice.kind}`}>
            <AlertTitle sx={{ mb: 0 }}>{t.advice[advice.kind]}</AlertTitle>
            {said(advice.message)}
          </Alert>
        ))}
      <CurvesHelp />
    </Box>
  );
}
