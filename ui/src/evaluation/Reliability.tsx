// How far the confidence can be taken at its word: for each range of confidence the share that was right, with its
// interval, against the line on which both are equal; a dot is larger the more images are in it.
import { Box, Typography, useTheme } from "@mui/material";
import type { EvaluationView } from "../backend";
import { text } from "../text";
import { metric, percent } from "../text/format";
import { FormulaButton } from "./MetricCards";

/** Side of the square plot, and room around it for numbers and names, in px; above, for the largest dot at 100 %. */
const SIDE = 200;
const LEFT = 58;
const ABOVE = 12;
const BELOW = 36;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

export function Reliability({ evaluation }: { evaluation: EvaluationView }) {
  const { bins, expectedError, brier } = evaluation.calibration;
  const { palette } = useTheme();
  const t = text.evaluation;
  const filled = bins.filter(({ count }) => count > 0);
  if (filled.length === 0) return null;
  const most = Math.max(...filled.map(({ count }) => count));
  const x = (share: number) => LEFT + share * SIDE;
  const y = (share: number) => ABOVE + (1 - share) * SIDE;
  const grid = { stroke: palette.divider, strokeWidth: 1 };
  const words = { fill: palette.text.secondary, fontSize: 11 };
  const formulas = (name: string) => evaluation.formulas.filter((formula) => formula.name === name);
  return (
    <Box component="section" aria-labelledby="reliability-title" data-testid="reliability">
      <Typography variant="subtitle2" component="h3" id="reliability-title">
        {t.reliability}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {t.reliabilityHint}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 2, alignItems: "flex-start" }}>
        <svg width={LEFT + SIDE + 24} height={ABOVE + SIDE + BELOW} role="img">
          <title>{t.reliability}</title>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} {...grid} />
              <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} {...grid} />
              <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end" {...words}>
                {percent(tick)}
              </text>
              <text x={x(tick)} y={y(0) + 15} textAnchor="middle" {...words}>
                {percent(tick)}
              </text>
            </g>
          ))}
          <text x={x(0.5)} y={y(0) + 31} textAnchor="middle" {...words}>
            {t.confidence}
          </text>
          <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle" {...words}>
            {t.shareRight}
          </text>
          <line
            x1={x(0)}
            y1={y(0)}
            x2={x(1)}
            y2={y(1)}
            stroke={palette.text.secondary}
            strokeDasharray="5 4"
          />
          {filled.map(({ from, to, count, confidence, accuracy, low, high }) => (
            <g key={from} stroke={palette.primary.main} fill={palette.primary.main}>
              <title>
                {t.bin(percent(from), percent(to), count, percent(confidence), percent(accuracy))}
              </title>
              <line
                x1={x(confidence)}
                x2={x(confidence)}
                y1={y(low)}
                y2={y(high)}
                strokeWidth={2}
                opacity={0.5}
              />
              <circle cx={x(confidence)} cy={y(accuracy)} r={3 + 6 * Math.sqrt(count / most)} />
            </g>
          ))}
        </svg>
        <Box sx={{ minWidth: 140, flex: 1 }}>
          <Figure
            name={t.expectedError}
            value={expectedError === null ? text.evaluation.undefinedValue : percent(expectedError)}
            formulas={formulas("expectedCalibrationError")}
          />
          <Figure name={t.brier} value={metric(brier)} formulas={formulas("brier")} />
          <Typography variant="caption" color="textSecondary">
            {t.tooSure}
          </Typography>
        </Box>
      </Box>
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
    <Box sx={{ mb: 1 }}>
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
