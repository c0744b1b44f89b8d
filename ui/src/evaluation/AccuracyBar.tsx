// A share as a bar from 0 to 1 with its interval as a whisker. The number stands beside it, so that it is not read out.
import { useTheme } from "@mui/material";

const WIDTH = 140;
const HEIGHT = 16;

interface Props {
  accuracy: number;
  range: { low: number; high: number };
}

export function AccuracyBar({ accuracy, range }: Props) {
  const { palette } = useTheme();
  const x = (share: number) => share * (WIDTH - 2) + 1;
  const [low, high] = [x(range.low), x(range.high)];
  const middle = HEIGHT / 2;
  const whisker = { stroke: palette.text.primary, strokeWidth: 1.5 };
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true" style={{ flexShrink: 0 }}>
      <rect x={1} y={3} width={WIDTH - 2} height={HEIGHT - 6} rx={2} fill={palette.divider} />
      <rect
        x={1}
        y={3}
        width={x(accuracy) - 1}
        height={HEIGHT - 6}
        rx={2}
        fill={palette.primary.main}
        fillOpacity={0.6}
      />
      <line x1={low} x2={high} y1={middle} y2={middle} {...whisker} />
      <line x1={low} x2={low} y1={middle - 4} y2={middle + 4} {...whisker} />
      <line x1={high} x2={high} y1={middle - 4} y2={middle + 4} {...whisker} />
    </svg>
  );
}
