// Values by dose as an SVG: wells as dots, means with their intervals, the curve and its half-maximal dose. In a file it has
// title, names of both axes and legend inside.
import type { DoseView } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { plain } from "../text/format";
import { type DoseScale, doseScale, valueAxis } from "./doseScale";
import { doseIn, doseText } from "./figures";
import type { ValueKind } from "./wells";

const t = text.plates;
/** Room around the curve, in units of the drawing: on the screen, which is as wide as the panel, and in a file. */
const SCREEN = { wide: 400, high: 250, left: 44, right: 10, above: 18, below: 40 };
const FILE = { wide: 560, high: 440, left: 64, right: 20, above: 76, below: 100 };

interface Props {
  found: DoseView;
  kind: ValueKind;
  ink: ChartInk;
  /** For a file: below the title, and the name of the values. */
  file?: { about: string; valueName: string };
}

/** Nothing where no dose has a place. */
export function DoseDrawing({ found, kind, ink, file }: Props) {
  const { rows, points, curve, unit } = found;
  const scale = doseScale(rows.map(({ dose }) => dose));
  if (!scale) return null;
  const { wide, high, left, right, above, below } = file ? FILE : SCREEN;
  const axis = valueAxis(found, kind !== "count");
  const across = wide - left - right;
  const up = high - above - below;
  const x = (dose: number) => {
    const share = scale.x(dose);
    return share === null ? null : left + share * across;
  };
  const y = (value: number) => {
    const share = (value - axis.low) / (axis.high - axis.low);
    return above + (1 - Math.min(1, Math.max(0, share))) * up;
  };
  const words = { fill: ink.muted, fontSize: 11 };
  const half = curve && x(curve.ec50.value);
  const inside = half !== null && half >= left && half <= wide - right;
  const ec50 = curve ? doseIn(curve.ec50.value, unit) : null;
  const line = curve?.line.flatMap(([dose, value]) => {
    const at = x(dose);
    return at === null ? [] : [`${at.toFixed(1)},${y(value).toFixed(1)}`];
  });
  return (
    <svg
      role="img"
      data-testid={file ? undefined : "dose-chart"}
      viewBox={`0 0 ${wide} ${high}`}
      {...(file
        ? { width: wide, height: high }
        : { style: { width: "100%", display: "block", fontFamily: "inherit" } })}
    >
      <title>{t.chartAbout(rows.length, ec50)}</title>
      {file && (
        <g>
          <text x={20} y={28} fill={ink.text} fontSize={15} fontWeight="bold">
            {t.dose}
          </text>
          <text x={20} y={47} {...words}>
            {file.about}
          </text>
          <text transform={`translate(16 ${above + up / 2}) rotate(-90)`} textAnchor="middle" {...words}>
            {file.valueName}
          </text>
        </g>
      )}
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={wide - right} y1={y(tick)} y2={y(tick)} stroke={ink.grid} />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end" {...words}>
            {plain(Number(tick.toPrecision(6)))}
          </text>
        </g>
      ))}
      <Doses scale={scale} x={x} top={above} bottom={above + up} ink={ink} />
      <text x={left + across / 2} y={above + up + 34} textAnchor="middle" {...words}>
        {t.doseHead(unit)}
      </text>
      {/* Of wells that are equal one dot is enough. */}
      {[...new Map(points.map((point) => [point.join(" "), point]))].map(([key, [dose, value]]) => {
        const place = x(dose);
        return (
          place !== null && (
            <circle key={key} cx={place} cy={y(value)} r={2.5} fill={ink.line} opacity={0.35} />
          )
        );
      })}
      {line && <polyline points={line.join(" ")} fill="none" stroke={ink.line} strokeWidth={2} />}
      {inside && half !== null && (
        <g>
          <line x1={half} x2={half} y1={above} y2={above + up} stroke={ink.text} strokeDasharray="4 3" />
          <text
            x={half}
            y={above - 5}
            textAnchor={half > wide - 90 ? "end" : half < left + 60 ? "start" : "middle"}
            fontSize={11}
            fill={ink.text}
          >
            {t.ec50} {ec50}
          </text>
        </g>
      )}
      {rows.map(({ dose, mean, range }) => {
        const at = x(dose);
        if (at === null) return null;
        return (
          <g key={dose} stroke={ink.text} strokeWidth={1.5}>
            {range && <line x1={at} x2={at} y1={y(range.low)} y2={y(range.high)} />}
            <circle cx={at} cy={y(mean)} r={4.5} fill={ink.ground} />
          </g>
        );
      })}
      {file && <Legend left={left} top={high - 46} fitted={curve !== null} ink={ink} />}
    </svg>
  );
}

interface DosesProps {
  scale: DoseScale;
  x(dose: number): number | null;
  top: number;
  bottom: number;
  ink: ChartInk;
}

function Doses({ scale, x, top, bottom, ink }: DosesProps) {
  return scale.ticks.map((tick) => (
    <g key={tick}>
      <line x1={x(tick) ?? 0} x2={x(tick) ?? 0} y1={top} y2={bottom} stroke={ink.grid} />
      <text x={x(tick) ?? 0} y={bottom + 15} textAnchor="middle" fill={ink.muted} fontSize={11}>
        {doseText(tick)}
      </text>
    </g>
  ));
}

function Legend({ left, top, fitted, ink }: { left: number; top: number; fitted: boolean; ink: ChartInk }) {
  const f = text.files;
  const words = { fill: ink.text, fontSize: 11 };
  return (
    <g>
      <circle cx={left + 13} cy={top} r={2.5} fill={ink.line} opacity={0.35} />
      <text x={left + 32} y={top + 4} {...words}>
        {f.oneWell}
      </text>
      <g stroke={ink.text} strokeWidth={1.5}>
        <line x1={left + 173} x2={left + 173} y1={top - 9} y2={top + 9} />
        <circle cx={left + 173} cy={top} r={4.5} fill={ink.ground} />
      </g>
      <text x={left + 192} y={top + 4} {...words}>
        {f.meanOfWells}
      </text>
      {fitted && (
        <g>
          <line x1={left} x2={left + 26} y1={top + 24} y2={top + 24} stroke={ink.line} strokeWidth={2} />
          <text x={left + 32} y={top + 28} {...words}>
            {f.fittedCurve}
          </text>
        </g>
      )}
    </g>
  );
}
