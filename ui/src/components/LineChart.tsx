// Two or more curves over whole numbers, live. Drawn by uPlot; the reading under the pointer is text beside the title,
// so that it never covers a curve. Points are marked while they are few. It owns no data and knows nothing of what it
// draws.
import { Box, Typography, useTheme } from "@mui/material";
import { useEffect, useMemo, useRef, useState } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { text } from "../text";
import { CurveSample, drawMarks, type Mark } from "./chartMarks";
import {
  type CurvePoint,
  columnsOf,
  MOST_MARKERS,
  markedPoints,
  wholeStep,
  xRange,
  yRangeFromZero,
} from "./curves";

export interface Curve {
  name: string;
  color: string;
  dashed: boolean;
}

interface Props {
  title: string;
  xName: string;
  curves: readonly Curve[];
  points: readonly CurvePoint[];
  /** The last x that is to come, while the chart is empty or still fills. */
  expected: number | null;
  /** Fixed y range; null: from zero to the largest value. */
  yRange: [number, number] | null;
  /** Vertical marks, each at an x with a name. */
  marks: readonly Mark[];
  /** What a screen reader says. */
  summary: string;
  format(value: number | null): string;
  testId: string;
  height?: number;
}

export function LineChart(props: Props) {
  const {
    title,
    xName,
    curves,
    points,
    expected,
    yRange,
    marks,
    summary,
    format,
    testId,
    height = 220,
  } = props;
  const theme = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  // The plot is made once and reads the newest properties through this.
  const latest = useRef({ points, expected, yRange, marks });
  latest.current = { points, expected, yRange, marks };

  const dark = theme.palette.mode === "dark";
  const ink = theme.palette.text.secondary;
  const grid = theme.palette.divider;
  const ground = theme.palette.background.paper;
  const names = curves.map(({ name, color, dashed }) => `${name}|${color}|${dashed}`).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `names` stands for the curves, which are new objects each time
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const colors = curves.map(({ color }) => color);
    const axis = {
      stroke: ink,
      font: "11px Roboto, sans-serif",
      ticks: { show: false },
      grid: { stroke: grid, width: 1 },
    };
    const made = new uPlot(
      {
        width: Math.max(50, element.clientWidth),
        height,
        legend: { show: false },
        padding: [12, 20, 0, 0],
        cursor: {
          y: false,
          drag: { x: false, y: false },
          points: { size: 9, fill: (_self, index) => colors[index - 1] ?? ink },
        },
        scales: {
          x: { time: false, range: () => xRange(latest.current.points, latest.current.expected) },
          y: { range: () => latest.current.yRange ?? yRangeFromZero(latest.current.points) },
        },
        axes: [
          {
            ...axis,
            size: 24,
            label: xName,
            labelSize: 20,
            labelGap: 0,
            labelFont: "11px Roboto, sans-serif",
            splits: (self, _axis, min, max) => {
              const step = wholeStep(max - min, self.width / 60);
              const first = Math.ceil(min / step) * step;
              const splits = min < first ? [Math.round(min)] : [];
              for (let value = first; value <= max; value += step) splits.push(value);
              return splits;
            },
            values: (_self, splits) => splits.map(text.common.count),
          },
          {
            ...axis,
            size: 44,
            values: (_self, splits) => splits.map((value) => String(Number(value.toPrecision(3)))),
          },
        ],
        series: [
          {},
          ...curves.map(({ name, color, dashed }) => ({
            label: name,
            stroke: color,
            width: 2,
            dash: dashed ? [6, 4] : [],
            spanGaps: false,
            points: {
              show: true,
              filter: (self: uPlot, index: number) => markedPoints(self.data[index] ?? []),
              size: dashed ? 7 : 5,
              stroke: color,
              width: 1.5,
              fill: dashed ? ground : color,
            },
          })),
        ],
        hooks: {
          setCursor: [(self) => setHovered(self.cursor.idx ?? null)],
          drawAxes: [(self) => drawMarks(self, latest.current.marks, ink)],
        },
      },
      columnsOf(latest.current.points, curves.length) as uPlot.AlignedData,
      element,
    );
    plot.current = made;
    const observer = new ResizeObserver(() => {
      const width = element.clientWidth;
      if (width > 0) made.setSize({ width, height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [names, dark, height, xName, curves.length, ink, grid, ground]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the ranges and marks are read at drawing and must redraw too
  useEffect(() => {
    plot.current?.setData(columnsOf(points, curves.length) as uPlot.AlignedData);
  }, [points, curves.length, expected, yRange, marks]);

  const shown = (hovered === null ? undefined : points[hovered]) ?? points.at(-1);
  const figures = useMemo(
    () => curves.map((curve, index) => ({ ...curve, value: format(shown?.values[index] ?? null) })),
    [curves, shown, format],
  );
  return (
    <Box component="figure" sx={{ m: 0, minWidth: 0 }} data-testid={testId} data-points={points.length}>
      <Box
        component="figcaption"
        sx={{ display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: 2, mb: 0.5 }}
      >
        <Typography variant="subtitle2" component="span" sx={{ flex: "1 0 auto" }}>
          {title}
        </Typography>
        {shown && (
          <Typography variant="caption" color="textSecondary" data-testid={`${testId}-x`}>
            {xName} {text.common.count(shown.x)}
          </Typography>
        )}
        <Box sx={{ flexBasis: "100%" }} />
        {figures.map(({ name, color, dashed, value }, index) => (
          <Typography
            key={name}
            variant="caption"
            sx={{ display: "inline-flex", alignItems: "center", gap: 0.75 }}
          >
            <CurveSample
              color={color}
              dashed={dashed}
              ground={ground}
              marked={points.length <= MOST_MARKERS}
            />
            {name}
            <Box
              component="span"
              sx={{ fontVariantNumeric: "tabular-nums", fontWeight: 600, minWidth: "2.6em" }}
              data-testid={`${testId}-value-${index}`}
            >
              {shown ? value : ""}
            </Box>
          </Typography>
        ))}
      </Box>
      <Box ref={holder} role="img" aria-label={summary} sx={{ width: "100%", height, overflow: "hidden" }} />
    </Box>
  );
}
