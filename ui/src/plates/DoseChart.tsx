// Values by dose in the panel; the table has the same in numbers.
import { Box, Typography, useTheme } from "@mui/material";
import type { DoseView } from "../backend";
import { inkOf } from "../components/chartInk";
import { text } from "../text";
import { DoseDrawing } from "./DoseDrawing";
import { doseScale } from "./doseScale";
import type { ValueKind } from "./wells";

const t = text.plates;

export function DoseChart({ found, kind }: { found: DoseView; kind: ValueKind }) {
  const { palette } = useTheme();
  if (!doseScale(found.rows.map(({ dose }) => dose))) return null;
  return (
    <Box>
      <DoseDrawing found={found} kind={kind} ink={inkOf(palette)} />
      <Typography variant="caption" color="textSecondary" component="p">
        {found.curve ? t.chartLegendCurve : t.chartLegend}
      </Typography>
    </Box>
  );
}
