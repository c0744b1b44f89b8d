// The colours of a chart in a file, which is on paper and on slides: those of the light theme, whatever the window has.
import { type ChartInk, inkOf } from "../components/chartInk";
import { makeTheme } from "./theme";

export const fileInk = (): ChartInk => ({
  ...inkOf(makeTheme("light", true).palette),
  // Programs for drawing do not know colours that let others through.
  grid: "#dde1e5",
});
