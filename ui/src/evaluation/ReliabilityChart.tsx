// For each range of confidence the share that was right, with its interval, against the line on which both are equal; a
// dot is larger the more images are in it.
import type { EvaluationView } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { percent } from "../text/format";
import { UnitChart } from "./UnitChart";

interface Props {
  bins: EvaluationView["calibration"]["bins"];
  ink: ChartInk;
  asFile?: boolean;
}

export function ReliabilityChart({ bins, ink, asFile }: Props) {
  const t = text.charts;
  const filled = bins.filter(({ count }) => count > 0);
  const most = Math.max(1, ...filled.map(({ count }) => count));
  return (
    <UnitChart
      title={text.evaluationFiles.reliability}
      xName={t.confidence}
      yName={t.shareRight}
      ink={ink}
      series={[]}
      diagonal
      asFile={asFile}
      testId="chart-reliability"
    >
      {({ x, y }) =>
        filled.map(({ from, to, count, confidence, accuracy, low, high }) => (
          <g key={from} stroke={ink.line} fill={ink.line}>
            <title>{t.bin(percent(from), percent(to), count, percent(confidence), percent(accuracy))}</title>
            <line
              x1={x(confidence)}
              x2={x(confidence)}
              y1={y(low)}
              y2={y(high)}
              strokeWidth={2}
              strokeOpacity={0.5}
            />
            <circle cx={x(confidence)} cy={y(accuracy)} r={3 + 6 * Math.sqrt(count / most)} />
          </g>
        ))
      }
    </UnitChart>
  );
}
