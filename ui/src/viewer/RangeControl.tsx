// The range of a channel: its histogram with the part that is shown, a slider with two thumbs below it, and both values as
// numbers.
import { Box, Slider } from "@mui/material";
import { useMemo } from "react";
import type { ViewerChannel } from "../backend";
import { NumberField } from "../components/NumberField";
import { text } from "../text";
import { apart, type Range, sliderEnds, stepOf, tidy } from "./channels";
import { histogramPath } from "./histogram";
import { sampleText } from "./readout";

const t = text.channelPanel;

interface Props {
  name: string;
  /** As drawn. */
  channel: ViewerChannel;
  /** As saved: a slider does not grow or shrink while it is dragged. */
  saved: ViewerChannel;
  wholeNumbers: boolean;
  onDraft(range: Range): void;
  onDone(): void;
}

export function RangeControl({ name, channel, saved, wholeNumbers, onDraft, onDone }: Props) {
  const ends = sliderEnds(saved);
  const step = stepOf(ends, wholeNumbers);
  const { low, high } = channel;
  const values = [
    Math.max(ends.low, Math.min(low, ends.high)),
    Math.min(ends.high, Math.max(high, ends.low)),
  ];
  const shown = { low: tidy(low, wholeNumbers), high: tidy(high, wholeNumbers) };
  const move = (range: Range) => onDraft(apart(range, { low, high }, step));
  return (
    <Box
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone();
      }}
    >
      <Box sx={{ px: 1 }}>
        <Histogram name={name} channel={channel} ends={ends} />
        <Slider
          size="small"
          disableSwap
          min={ends.low}
          max={ends.high}
          step={step}
          value={values}
          getAriaLabel={(thumb) => (thumb === 0 ? t.lowOf(name) : t.highOf(name))}
          getAriaValueText={sampleText}
          data-testid="channel-range"
          onChange={(_event, next) => {
            const [from = low, to = high] = next as number[];
            // The thumb that rests may stand for a value beyond the slider.
            move({ low: from === values[0] ? low : from, high: to === values[1] ? high : to });
          }}
          onChangeCommitted={onDone}
          sx={{ py: "9px", "& .MuiSlider-thumb": { width: 12, height: 12 } }}
        />
      </Box>
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1 }}>
        <NumberField
          label={t.low}
          value={shown.low}
          min={null}
          max={shown.high}
          whole={wholeNumbers}
          testId="channel-low"
          onChange={(next) => next !== shown.low && move({ low: next, high })}
        />
        <NumberField
          label={t.high}
          value={shown.high}
          min={shown.low}
          max={null}
          whole={wholeNumbers}
          testId="channel-high"
          onChange={(next) => next !== shown.high && move({ low, high: next })}
        />
      </Box>
    </Box>
  );
}

function Histogram({ name, channel, ends }: { name: string; channel: ViewerChannel; ends: Range }) {
  const { histogram, histogramLow, histogramHigh, low, high, color, min, max } = channel;
  // An image of one value is a line.
  const path = useMemo(
    () => histogramPath(histogramHigh > histogramLow ? histogram : [1]),
    [histogram, histogramLow, histogramHigh],
  );
  const whole = ends.high - ends.low;
  const share = (value: number) => Math.min(1, Math.max(0, (value - ends.low) / whole));
  const [from, to] = [share(low), share(high)];
  const left = share(histogramLow);
  const width = Math.max(0.01, share(histogramHigh) - left);
  return (
    <Box
      component="svg"
      role="img"
      aria-label={t.histogram(name, sampleText(min), sampleText(max))}
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      sx={{ display: "block", width: "100%", height: 48, bgcolor: "#1d2023", borderRadius: "4px 4px 0 0" }}
    >
      <g transform={`translate(${left} 0.06) scale(${width} 0.94)`}>
        <path d={path} fill={readable(color)} />
      </g>
      <rect x={0} y={0} width={from} height={1} fill="#1d2023" opacity={0.65} />
      <rect x={to} y={0} width={1 - to} height={1} fill="#1d2023" opacity={0.65} />
    </Box>
  );
}

/** Pure blue and black cannot be seen on the dark ground of the histogram. */
const readable = (color: string) => `color-mix(in srgb, ${color} 72%, #c3c9ce)`;
