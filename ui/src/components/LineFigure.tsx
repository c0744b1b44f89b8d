// Curves over whole numbers as a drawing for a file: the dashes, points and marks of LineChart, with names and axes inside.
import { text } from "../text";
import { plain } from "../text/format";
import type { ChartInk } from "./chartInk";
import type { Mark } from "./chartMarks";
import {
  type CurvePoint,
  columnsOf,
  MOST_MARKERS,
  markedPoints,
  pathsOf,
  wholeStep,
  xRange,
  yRangeFromZero,
} from "./curves";
import type { Curve } from "./LineChart";
import { roundTicks } from "./ticks";

/** In px: the whole, and the room around the curves. */
export const PANEL = { width: 480, height: 330 };
const [LEFT, RIGHT, ABOVE, BELOW] = [56, 18, 74, 44];
const ACROSS = PANEL.width - LEFT - RIGHT;
const DOWN = PANEL.height - ABOVE - BELOW;
/** Of a letter of 11 px, about. */
const LETTER = 5.8;

export interface LinePanelProps {
  title: string;
  xName: string;
  curves: readonly Curve[];
  points: readonly CurvePoint[];
  /** null: from zero to the largest value. */
  yRange: readonly [number, number] | null;
  marks: readonly Mark[];
  ink: ChartInk;
}

/** As large as `PANEL`. */
export function LinePanel({ title, xName, curves, points, yRange, marks, ink }: LinePanelProps) {
  const [from, to] = xRange(points, null);
  const [low, high] = yRange ?? yRangeFromZero(points);
  const x = (value: number) => LEFT + ((value - from) / (to - from)) * ACROSS;
  const y = (value: number) => ABOVE + (1 - (value - low) / (high - low)) * DOWN;
  const words = { fill: ink.muted, fontSize: 11 };
  const step = wholeStep(to - from, 8);
  const epochs = [...new Set([from, ...roundEpochs(from, to, step)])];
  return (
    <g>
      <text x={LEFT} y={22} fill={ink.text} fontSize={14} fontWeight="bold">
        {title}
      </text>
      <Legend curves={curves} marked={points.length <= MOST_MARKERS} ink={ink} />
      {roundTicks(low, high, 8).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={LEFT + ACROSS} y1={y(tick)} y2={y(tick)} stroke={ink.grid} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" {...words}>
            {plain(tick)}
          </text>
        </g>
      ))}
      {epochs.map((epoch) => (
        <g key={epoch}>
          <line x1={x(epoch)} x2={x(epoch)} y1={ABOVE} y2={ABOVE + DOWN} stroke={ink.grid} />
          <text x={x(epoch)} y={ABOVE + DOWN + 16} textAnchor="middle" {...words}>
            {text.common.count(epoch)}
          </text>
        </g>
      ))}
      <text x={LEFT + ACROSS / 2} y={ABOVE + DOWN + 35} textAnchor="middle" {...words}>
        {xName}
      </text>
      {marks.map((mark) => {
        const at = x(mark.x);
        const leftwards = at + mark.name.length * LETTER > LEFT + ACROSS;
        return (
          <g key={mark.x}>
            <line x1={at} x2={at} y1={ABOVE} y2={ABOVE + DOWN} stroke={ink.muted} strokeDasharray="2 3" />
            <text
              x={leftwards ? at - 3 : at + 3}
              y={ABOVE - 4}
              fill={ink.muted}
              fontSize={10}
              textAnchor={leftwards ? "end" : "start"}
            >
              {mark.name}
            </text>
          </g>
        );
      })}
      {curves.map((curve, at) => (
        <Line
          key={curve.name}
          curve={curve}
          column={columnsOf(points, curves.length)[at + 1] ?? []}
          {...{ points, x, y, ink }}
        />
      ))}
    </g>
  );
}

interface LineProps {
  curve: Curve;
  points: readonly CurvePoint[];
  column: readonly (number | null)[];
  x(value: number): number;
  y(value: number): number;
  ink: ChartInk;
}

function Line({ curve, points, column, x, y, ink }: LineProps) {
  const places = points.map((point, at) => {
    const value = column[at] ?? null;
    return value === null ? null : ([x(point.x), y(value)] as const);
  });
  return (
    <g fill="none" stroke={curve.color}>
      <path
        d={pathsOf(places)}
        strokeWidth={2}
        strokeLinejoin="round"
        strokeDasharray={curve.dashed ? "6 4" : undefined}
      />
      {markedPoints(column).map((at) => (
        <Dot key={at} curve={curve} place={places[at] ?? null} ink={ink} />
      ))}
    </g>
  );
}

/** Full, or hollow beside a dashed curve. */
function Dot({
  curve,
  place,
  ink,
}: {
  curve: Curve;
  place: readonly [number, number] | null;
  ink: ChartInk;
}) {
  if (!place) return null;
  return (
    <circle
      cx={place[0].toFixed(1)}
      cy={place[1].toFixed(1)}
      r={curve.dashed ? 3.2 : 2.8}
      fill={curve.dashed ? ink.ground : curve.color}
      stroke={curve.color}
      strokeWidth={1.5}
    />
  );
}

function Legend({ curves, marked, ink }: { curves: readonly Curve[]; marked: boolean; ink: ChartInk }) {
  const before = (at: number) =>
    curves.slice(0, at).reduce((sum, { name }) => sum + 52 + name.length * LETTER, LEFT);
  return curves.map((curve, at) => {
    const left = before(at);
    return (
      <g key={curve.name}>
        <line
          x1={left}
          x2={left + 26}
          y1={42}
          y2={42}
          stroke={curve.color}
          strokeWidth={2}
          strokeDasharray={curve.dashed ? "6 4" : undefined}
        />
        {marked && <Dot curve={curve} place={[left + 13, 42]} ink={ink} />}
        <text x={left + 32} y={46} fill={ink.text} fontSize={11}>
          {curve.name}
        </text>
      </g>
    );
  });
}

function roundEpochs(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step) * step;
  const all = Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step);
  // The first epoch is written too, and two numbers beside each other would run together.
  return all.filter((epoch) => epoch === from || epoch - from >= step / 2);
}
