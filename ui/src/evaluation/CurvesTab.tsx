// ROC, precision and recall, and reliability. With many categories the worst are drawn, and a list says which.
import { Box, Typography, useTheme } from "@mui/material";
import { formulasOf } from "../app/formulas";
import type { CurveKind, CurveView, EvaluationView } from "../backend";
import { inkOf } from "../components/chartInk";
import { FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { CategoryChoice } from "./CategoryChoice";
import { CurveChart } from "./CurveChart";
import { HINT } from "./looks";
import { Reliability } from "./Reliability";

export interface Curves {
  roc: readonly CurveView[];
  precisionRecall: readonly CurveView[];
}

/** Of a curve, and of the area below it. */
const FORMULAS: Record<CurveKind, string[]> = {
  roc: ["rocCurve", "rocAuc"],
  precisionRecall: ["prCurve", "averagePrecision"],
};

interface Props {
  evaluation: EvaluationView;
  curves: Curves | null;
  chosen: readonly string[];
  onChoose(ids: string[]): void;
}

export function CurvesTab({ evaluation, curves, chosen, onChoose }: Props) {
  const { palette } = useTheme();
  const t = text.charts;
  const ink = inkOf(palette);
  const { categories } = evaluation;
  const chart = (kind: CurveKind, title: string, hint: string) => (
    <Box component="section" aria-labelledby={`${kind}-title`} sx={{ minWidth: 0 }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 0.5 }}>
        <Typography variant="subtitle2" component="h3" id={`${kind}-title`}>
          {title}
        </Typography>
        <FormulaButton
          name={title}
          formulas={FORMULAS[kind].flatMap((name) => formulasOf(evaluation.formulas, name))}
        />
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1, minHeight: HINT }}>
        {hint}
      </Typography>
      <CurveChart kind={kind} curves={curves?.[kind] ?? []} {...{ categories, chosen, ink }} />
    </Box>
  );
  const some = curves !== null && curves.roc.length + curves.precisionRecall.length > 0;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 3 }}>
      {curves !== null && !some && <Typography color="textSecondary">{t.none}</Typography>}
      {some && <CategoryChoice {...{ categories, curves, chosen, onChoose }} />}
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: "repeat(auto-fit, minmax(min(320px, 100%), 1fr))",
          alignItems: "start",
          gap: 4,
        }}
      >
        {some && chart("roc", t.roc, t.rocHint)}
        {some && chart("precisionRecall", t.precisionRecall, t.precisionRecallHint)}
        <Reliability evaluation={evaluation} />
      </Box>
    </Box>
  );
}
