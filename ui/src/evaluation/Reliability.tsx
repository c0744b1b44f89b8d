// How far the confidence can be taken at its word: the diagram and the two numbers that sum it up.
import { Box, Typography, useTheme } from "@mui/material";
import { formulasOf } from "../app/formulas";
import type { EvaluationView } from "../backend";
import { inkOf } from "../components/chartInk";
import { FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { metric, percent } from "../text/format";
import { HINT } from "./looks";
import { ReliabilityChart } from "./ReliabilityChart";

export function Reliability({ evaluation }: { evaluation: EvaluationView }) {
  const { bins, expectedError, brier } = evaluation.calibration;
  const { palette } = useTheme();
  const t = text.charts;
  const formulas = (name: string) => formulasOf(evaluation.formulas, name);
  const empty = bins.every(({ count }) => count === 0);
  return (
    <Box
      component="section"
      aria-labelledby="reliability-title"
      data-testid="reliability"
      sx={{ minWidth: 0 }}
    >
      <Typography variant="subtitle2" component="h3" id="reliability-title">
        {t.reliability}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1, minHeight: HINT }}>
        {empty ? t.noReliability : t.reliabilityHint}
      </Typography>
      {!empty && (
        <>
          <ReliabilityChart bins={bins} ink={inkOf(palette)} />
          <Box sx={{ display: "flex", flexWrap: "wrap", columnGap: 4, rowGap: 1, mt: 1 }}>
            <Figure
              name={t.expectedError}
              value={expectedError === null ? text.evaluation.undefinedValue : percent(expectedError)}
              formulas={formulas("expectedCalibrationError")}
            />
            <Figure name={t.brier} value={metric(brier)} formulas={formulas("brier")} />
          </Box>
          <Typography variant="caption" color="textSecondary">
            {t.tooSure}
          </Typography>
        </>
      )}
    </Box>
  );
}

interface FigureProps {
  name: string;
  value: string;
  formulas: EvaluationView["formulas"];
}

function Figure({ name, value, formulas }: FigureProps) {
  return (
    <Box>
      <Box sx={{ display: "flex", alignItems: "center", gap: 0.5 }}>
        <Typography variant="body2">{name}</Typography>
        <FormulaButton name={name} formulas={formulas} />
      </Box>
      <Typography data-selectable sx={{ fontSize: 18, fontWeight: 500, fontVariantNumeric: "tabular-nums" }}>
        {value}
      </Typography>
    </Box>
  );
}
