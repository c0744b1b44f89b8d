// The colours of a chart besides those of its curves: of the theme in the window, and of the light one in files.
import type { Palette } from "@mui/material";
import { makeTheme } from "../app/theme";

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

/** On paper and on slides. */
export const fileInk = (): ChartInk => ({
  ...inkOf(makeTheme("light", true).palette),
  // Programs for drawing do not know colours that let others through.
  grid: "#dde1e5",
});
