// The metrics: the telling ones as cards with their 95 % intervals, all of them as a table that opens below, and how the
// intervals were made.
import ExpandMore from "@mui/icons-material/ExpandMore";
import { Box, Button, Paper, Typography } from "@mui/material";
import { useState } from "react";
import { formulasOf } from "../app/formulas";
import type { EvaluationView, MetricView } from "../backend";
import { FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { metric, percent } from "../text/format";
import { plainTable } from "./looks";
import { measureName, rangeText } from "./names";

const CARDS = ["accuracy", "balancedAccuracy", "kappa", "mcc", "macroF1", "crossEntropy"];
/** Averages are read by the name of what they average. */
const TEST_IDS: Record<string, string> = {
  macroF1: "f1",
  macroPrecision: "precision",
  macroRecall: "recall",
};
const testId = (name: string) => `metric-${TEST_IDS[name] ?? name}`;

export function MetricCards({ evaluation }: { evaluation: EvaluationView }) {
  const { metrics, foldAccuracy, resamples, resampledBy } = evaluation;
  const [open, setOpen] = useState(false);
  const t = text.evaluation;
  const carded = CARDS.flatMap((name) => metrics.find((one) => one.name === name) ?? []);
  return (
    <Box component="section" aria-labelledby="metrics-title">
      <Typography variant="subtitle2" component="h3" id="metrics-title" sx={{ mb: 1 }}>
        {t.metrics}
      </Typography>
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: "repeat(auto-fill, minmax(min(195px, 100%), 1fr))",
          gap: 1.25,
        }}
      >
        {carded.map((one) => (
          <Card key={one.name} measured={one} evaluation={evaluation} />
        ))}
      </Box>
      {foldAccuracy && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }} data-testid="fold-accuracy">
          {t.foldMean(percent(foldAccuracy.mean), percent(foldAccuracy.low), percent(foldAccuracy.high))}
        </Typography>
      )}
      {resamples > 0 && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }} data-testid="intervals">
          {t.intervals(resamples, resampledBy)}{" "}
          <FormulaButton
            name={text.groupScores.interval}
            formulas={formulasOf(evaluation.formulas, "bootstrap")}
          />
        </Typography>
      )}
      <Button
        size="small"
        aria-expanded={open}
        data-testid="all-metrics-toggle"
        endIcon={<ExpandMore sx={{ transform: open ? "rotate(180deg)" : "none" }} />}
        onClick={() => setOpen(!open)}
        sx={{ mt: 0.5, ml: -0.5 }}
      >
        {t.allMetrics}
      </Button>
      {open && <AllMetrics evaluation={evaluation} />}
    </Box>
  );
}

/** The interval of the accuracy is known without drawing anew, too. */
const rangeOf = ({ name, range }: MetricView, { accuracyRange }: EvaluationView) =>
  range ?? (name === "accuracy" ? accuracyRange : null);

function Card({ measured, evaluation }: { measured: MetricView; evaluation: EvaluationView }) {
  const name = measureName(measured.name, evaluation);
  const range = rangeOf(measured, evaluation);
  return (
    <Paper variant="outlined" sx={{ px: 1.5, py: 1, minWidth: 0 }}>
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between" }}>
        <Typography variant="body2" sx={{ lineHeight: 1.25, hyphens: "auto" }}>
          {name}
        </Typography>
        <FormulaButton name={name} formulas={formulasOf(evaluation.formulas, measured.name)} />
      </Box>
      <Typography
        data-testid={testId(measured.name)}
        data-selectable
        sx={{ fontSize: 24, fontWeight: 500, lineHeight: 1.2, fontVariantNumeric: "tabular-nums" }}
      >
        {metric(measured.value)}
      </Typography>
      {range && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ lineHeight: 1.3 }}>
          {text.evaluation.between(metric(range.low), metric(range.high))}
        </Typography>
      )}
    </Paper>
  );
}

function AllMetrics({ evaluation }: { evaluation: EvaluationView }) {
  const { metrics, formulas } = evaluation;
  return (
    <Box component="table" data-testid="all-metrics" data-selectable sx={plainTable}>
      <thead>
        <tr>
          {text.evaluation.metricColumns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {metrics.map((one) => {
          const name = measureName(one.name, evaluation);
          return (
            <tr key={one.name} data-testid={`metric-row-${one.name}`}>
              <th scope="row">
                {name} <FormulaButton name={name} formulas={formulasOf(formulas, one.name)} />
              </th>
              <td>{metric(one.value)}</td>
              <td>{rangeText(rangeOf(one, evaluation))}</td>
            </tr>
          );
        })}
      </tbody>
    </Box>
  );
}
