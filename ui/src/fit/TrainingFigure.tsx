// Both training curves as one picture, for a file.
import type { EpochMetrics } from "../backend";
import type { ChartInk } from "../components/chartInk";
import type { Mark } from "../components/chartMarks";
import { LinePanel, PANEL } from "../components/LineFigure";
import { text } from "../text";
import { trainingCharts } from "./trainingCurves";

const TOP = 50;

interface Props {
  epochs: readonly EpochMetrics[];
  /** Where later fits began. */
  marks: readonly Mark[];
  /** Below the title: what was fitted, and on what. */
  about: string;
  ink: ChartInk;
}

export function TrainingFigure({ epochs, marks, about, ink }: Props) {
  const { accuracy, loss } = trainingCharts(epochs, "light");
  const [width, height] = [2 * PANEL.width, TOP + PANEL.height];
  const common = { xName: text.fit.epoch, marks, ink };
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{text.files.trainingCurves}</title>
      <text x={20} y={28} fill={ink.text} fontSize={16} fontWeight="bold">
        {text.files.trainingCurves}
      </text>
      <text x={20} y={47} fill={ink.muted} fontSize={11}>
        {about}
      </text>
      <g transform={`translate(0 ${TOP})`}>
        <LinePanel {...accuracy} {...common} />
      </g>
      <g transform={`translate(${PANEL.width} ${TOP})`}>
        <LinePanel {...loss} {...common} />
      </g>
    </svg>
  );
}
