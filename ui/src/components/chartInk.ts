// The colours of a chart besides those of its curves, from the palette of a theme.
import type { Palette } from "@mui/material";

export interface ChartInk {
  text: string;
  muted: string;
  grid: string;
  ground: string;
  line: string;
}

export const inkOf = ({ text, divider, background, primary }: Palette): ChartInk => ({
  text: text.primary,
  muted: text.secondary,
  grid: divider,
  ground: background.paper,
  line: primary.main,
});
