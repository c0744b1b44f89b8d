// A chart of the unit square: axes in percent, grid, the line of guessing, curves, and the point under the pointer. It is
// drawn as SVG with all colours in its attributes, so that it is a file as it stands; there it has its legend inside.
import { type MouseEvent, type ReactNode, useState } from "react";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { percent } from "../text/format";
import { type Near, nearestPoint, pathOf, type Series } from "./curve";

/** Side of the square, and room around it for numbers and names, in px; above, for the largest dot at 100 %. */
const SIDE = 280;
const LEFT = 58;
const ABOVE = 14;
const RIGHT = 26;
const BELOW = 40;
const LEGEND = 240;
const LINE = 20;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Parts of the square that the pointer may miss. */
const REACH = 0.06;

export interface Scale {
  x(share: number): number;
  y(share: number): number;
}

const scale: Scale = {
  x: (share) => LEFT + share * SIDE,
  y: (share) => ABOVE + (1 - share) * SIDE,
};

interface Props {
  title: string;
  xName: string;
  yName: string;
  ink: ChartInk;
  series: readonly Series[];
  /** The line on which both axes are equal. */
  diagonal: boolean;
  /** With title and legend, for a file. */
  asFile?: boolean;
  testId?: string;
  /** Whatever else is drawn, over the curves. */
  children?: (place: Scale) => ReactNode;
}

export function UnitChart(props: Props) {
  const { title, xName, yName, ink, series, diagonal, asFile = false, testId, children } = props;
  const [near, setNear] = useState<Near | null>(null);
  const { x, y } = scale;
  const top = asFile ? 30 : 0;
  const width = LEFT + SIDE + RIGHT + (asFile && series.length > 0 ? LEGEND : 0);
  const height = top + Math.max(ABOVE + SIDE + BELOW, asFile ? ABOVE + series.length * LINE + 8 : 0);
  const words = { fill: ink.muted, fontSize: 11 };
  const onMouseMove = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const across = ((event.clientX - box.left) * width) / box.width;
    const down = ((event.clientY - box.top) * height) / box.height;
    setNear(nearestPoint(series, [(across - LEFT) / SIDE, 1 - (down - top - ABOVE) / SIDE], REACH));
  };
  const reading =
    near && text.charts.point(near.series.name, xName, percent(near.point[0]), yName, percent(near.point[1]));
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={title}
        data-testid={testId}
        data-curves={series.length}
        style={{ display: "block", width: "100%", maxWidth: width * 1.35, height: "auto" }}
        onMouseMove={asFile ? undefined : onMouseMove}
        onMouseLeave={asFile ? undefined : () => setNear(null)}
      >
        {asFile && (
          <text x={LEFT} y={24} fill={ink.text} fontSize={15} fontWeight="bold">
            {title}
          </text>
        )}
        <g transform={`translate(0 ${top})`}>
          {TICKS.map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} stroke={ink.grid} />
              <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} stroke={ink.grid} />
              <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end" {...words}>
                {percent(tick)}
              </text>
              <text x={x(tick)} y={y(0) + 16} textAnchor="middle" {...words}>
                {percent(tick)}
              </text>
            </g>
          ))}
          <text x={x(0.5)} y={y(0) + 34} textAnchor="middle" {...words}>
            {xName}
          </text>
          <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle" {...words}>
            {yName}
          </text>
          {diagonal && (
            <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={ink.muted} strokeDasharray="5 4" />
          )}
          {series.map(
            ({ key, chance, color }) =>
              chance !== null && (
                <line
                  key={key}
                  x1={x(0)}
                  x2={x(1)}
                  y1={y(chance)}
                  y2={y(chance)}
                  stroke={color}
                  strokeOpacity={0.6}
                  strokeDasharray="5 4"
                />
              ),
          )}
          {series.map(({ key, points, steps, color, dash }) => (
            <path
              key={key}
              d={pathOf(points, steps, x, y)}
              fill="none"
              stroke={color}
              strokeWidth={near?.series.key === key ? 3 : 2}
              strokeDasharray={dash || undefined}
              strokeLinejoin="round"
            />
          ))}
          {children?.(scale)}
          {near && (
            <circle
              cx={x(near.point[0])}
              cy={y(near.point[1])}
              r={5}
              fill={near.series.color}
              stroke={ink.ground}
              strokeWidth={2}
            />
          )}
          {asFile && series.map((one, row) => <LegendLine key={one.key} {...{ one, row, ink }} />)}
        </g>
      </svg>
      {!asFile && series.length > 0 && (
        <div
          data-testid={testId && `${testId}-reading`}
          style={{ minHeight: 20, fontSize: 12, color: ink.muted, overflowWrap: "anywhere" }}
        >
          {reading}
        </div>
      )}
    </>
  );
}

function LegendLine({ one, row, ink }: { one: Series; row: number; ink: ChartInk }) {
  const left = LEFT + SIDE + RIGHT;
  const down = ABOVE + 8 + row * LINE;
  return (
    <g>
      <line
        x1={left}
        x2={left + 26}
        y1={down}
        y2={down}
        stroke={one.color}
        strokeWidth={2}
        strokeDasharray={one.dash || undefined}
      />
      <text x={left + 32} y={down + 4} fill={ink.text} fontSize={11}>
        {shortened(one.name)} {one.figure}
      </text>
    </g>
  );
}

/** Names of any length end within the file. */
const shortened = (name: string) => (name.length > 24 ? `${name.slice(0, 22)}…` : name);
