// The curve of a dose response in numbers: the half-maximal dose first, and the rest with their intervals.
import { Box, Typography } from "@mui/material";
import { formulasOf } from "../app/formulas";
import type { DoseCurveView, EstimateView } from "../backend";
import { type Formula, FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { metric } from "../text/format";
import { doseIn, intervalText, tableValue } from "./figures";
import type { ValueKind } from "./wells";

const t = text.plates;

interface Props {
  curve: DoseCurveView;
  kind: ValueKind;
  unit: string | null;
  formulas: readonly Formula[];
}

export function DoseCurve({ curve, kind, unit, formulas }: Props) {
  const dosed = (dose: number) => doseIn(dose, unit);
  const rest: [string, EstimateView, (value: number) => string][] = [
    [t.slope, curve.slope, (value) => metric(value, 2)],
    [t.bottom, curve.bottom, (value) => tableValue(value, kind)],
    [t.top, curve.top, (value) => tableValue(value, kind)],
  ];
  return (
    <Box data-testid="dose-curve">
      <Box sx={{ display: "flex", alignItems: "baseline", columnGap: 1.5, flexWrap: "wrap" }}>
        <Typography
          component="span"
          data-testid="ec50"
          data-selectable
          sx={{ fontSize: 26, fontWeight: 500 }}
        >
          {t.ec50} {dosed(curve.ec50.value)}
        </Typography>
        <Box component="span" sx={{ ml: -1, alignSelf: "center" }}>
          <FormulaButton name={t.ec50} formulas={formulasOf(formulas, "ec50")} />
        </Box>
        <Typography component="span" variant="body2" color="textSecondary">
          {intervalText(curve.ec50, dosed)}
        </Typography>
      </Box>
      {curve.beyondDoses && (
        <Typography variant="body2" color="warning.main" data-testid="ec50-beyond">
          {t.beyond}
        </Typography>
      )}
      <Box
        component="dl"
        sx={{
          display: "grid",
          gridTemplateColumns: "auto auto 1fr",
          columnGap: 1.5,
          rowGap: 0.25,
          alignItems: "center",
          m: 0,
          mt: 0.5,
          fontSize: 13,
          "& dd": { m: 0, fontVariantNumeric: "tabular-nums" },
        }}
      >
        {rest.map(([name, estimate, write]) => [
          <dt key={`${name} name`}>
            {name}{" "}
            {name === t.slope && <FormulaButton name={name} formulas={formulasOf(formulas, "hillSlope")} />}
          </dt>,
          <dd key={`${name} value`}>{write(estimate.value)}</dd>,
          <Box component="dd" key={`${name} interval`} sx={{ color: "text.secondary" }}>
            {intervalText(estimate, write)}
          </Box>,
        ])}
        <dt>{t.rSquared}</dt>
        <dd>{metric(curve.rSquared, 2)}</dd>
      </Box>
    </Box>
  );
}
