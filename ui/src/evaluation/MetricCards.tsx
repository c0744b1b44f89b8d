// The metrics, each with its formula, meaning and source in a tooltip that opens by pointer and by key.
import InfoOutlined from "@mui/icons-material/InfoOutlined";
import { Box, IconButton, Paper, Tooltip, Typography } from "@mui/material";
import type { EvaluationView } from "../backend";
import { said, text } from "../text";
import { metric, percent } from "../text/format";

type Formula = EvaluationView["formulas"][number];

/** Metrics of all images, and those that are averaged over the categories. */
const OF_ALL = ["accuracy", "balancedAccuracy", "crossEntropy"] as const;
const AVERAGED = ["precision", "recall", "f1"] as const;

export function MetricCards({ evaluation }: { evaluation: EvaluationView }) {
  const { macro, formulas, accuracyRange, foldAccuracy } = evaluation;
  const t = text.evaluation;
  const of = (...names: Formula["name"][]) =>
    names.flatMap((name) => formulas.find((formula) => formula.name === name) ?? []);
  return (
    <Box component="section" aria-labelledby="metrics-title">
      <Typography variant="subtitle2" component="h3" id="metrics-title" sx={{ mb: 1 }}>
        {t.metrics}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: 1.25 }}>
        {OF_ALL.map((id) => (
          <Card
            key={id}
            id={id}
            hint={
              id === "accuracy" && accuracyRange
                ? t.between(percent(accuracyRange.low), percent(accuracyRange.high))
                : ""
            }
            value={evaluation[id]}
            formulas={of(id)}
          />
        ))}
        {AVERAGED.map((id) => (
          <Card key={id} id={id} hint={t.macroHint} value={macro[id]} formulas={of(id, "macro")} />
        ))}
      </Box>
      {foldAccuracy && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }} data-testid="fold-accuracy">
          {t.foldMean(percent(foldAccuracy.mean), percent(foldAccuracy.low), percent(foldAccuracy.high))}
        </Typography>
      )}
    </Box>
  );
}

interface CardProps {
  id: (typeof OF_ALL | typeof AVERAGED)[number];
  hint?: string;
  value: number | null;
  formulas: Formula[];
}

function Card({ id, hint, value, formulas }: CardProps) {
  const name = text.evaluation[id];
  return (
    <Paper variant="outlined" sx={{ px: 1.5, py: 1, minWidth: 0 }}>
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between" }}>
        <Typography variant="body2" sx={{ lineHeight: 1.25, hyphens: "auto" }}>
          {name}
        </Typography>
        <FormulaButton name={name} formulas={formulas} />
      </Box>
      <Typography
        data-testid={`metric-${id}`}
        data-selectable
        sx={{ fontSize: 24, fontWeight: 500, lineHeight: 1.2, fontVariantNumeric: "tabular-nums" }}
      >
        {metric(value)}
      </Typography>
      {hint && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ lineHeight: 1.3 }}>
          {hint}
        </Typography>
      )}
    </Paper>
  );
}

export function FormulaButton({ name, formulas }: { name: string; formulas: Formula[] }) {
  const t = text.evaluation;
  if (formulas.length === 0) return null;
  return (
    <Tooltip
      enterDelay={100}
      enterTouchDelay={0}
      title={
        <Box sx={{ p: 0.5, display: "flex", flexDirection: "column", gap: 1 }}>
          {formulas.map(({ name: id, formula, meaning, source }) => (
            <Box key={id}>
              <Box sx={{ fontFamily: "'DejaVu Serif', 'Times New Roman', serif", fontSize: 15, mb: 0.25 }}>
                {said(formula)}
              </Box>
              <Box sx={{ fontSize: 12.5 }}>{said(meaning)}</Box>
              <Box sx={{ fontSize: 11, opacity: 0.75 }}>{`${t.source}: ${source}`}</Box>
            </Box>
          ))}
        </Box>
      }
    >
      <IconButton size="small" aria-label={t.formulaOf(name)} sx={{ p: 0.25 }}>
        <InfoOutlined sx={{ fontSize: 17 }} />
      </IconButton>
    </Tooltip>
  );
}
