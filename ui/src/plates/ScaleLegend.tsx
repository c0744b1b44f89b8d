// What the colours of wells mean, in a chart for a file: the scale with its numbers, wells without a value or images, signs.
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { shortValue } from "./figures";
import { noValueColor } from "./gridStyle";
import type { Shows } from "./painting";
import { legendTicks, STOPS } from "./scale";

const t = text.plates;
const WIDE = 200;

export function ScaleLegend({ shows, marked, ink }: { shows: Shows; marked: boolean; ink: ChartInk }) {
  const { kind, highest } = shows;
  const words = { fill: ink.text, fontSize: 11 };
  return (
    <g>
      <defs>
        <linearGradient id="values">
          {STOPS.map((color, at) => (
            <stop key={color} offset={at / (STOPS.length - 1)} stopColor={color} />
          ))}
        </linearGradient>
      </defs>
      <rect x={8} width={WIDE} height={10} fill="url(#values)" stroke={ink.grid} />
      {legendTicks(highest, kind).map((tick) => (
        <text key={tick} x={8 + (tick / highest) * WIDE} y={25} textAnchor="middle" {...words}>
          {shortValue(tick, kind)}
        </text>
      ))}
      <circle cx={WIDE + 44} cy={5} r={6} fill={noValueColor("light")} stroke={ink.muted} />
      <text x={WIDE + 56} y={9} {...words}>
        {t.noValue}
      </text>
      <circle cx={WIDE + 44} cy={25} r={6} fill="none" stroke={ink.muted} strokeDasharray="2 2" />
      <text x={WIDE + 56} y={29} {...words}>
        {t.noImages}
      </text>
      {marked &&
        [
          ["+", t.positiveControl],
          ["−", t.negativeControl],
        ].map(([sign = "", name], at) => (
          <g key={sign}>
            <Sign sign={sign} x={8 + at * 150} y={47} size={14} ink={ink} />
            <text x={20 + at * 150} y={51} {...words}>
              {name}
            </text>
          </g>
        ))}
    </g>
  );
}

/** On a ground of its own, so that it is read on every colour. */
export function Sign(props: { sign: string; x: number; y: number; size: number; ink: ChartInk }) {
  const { sign, x, y, size, ink } = props;
  return (
    <g>
      <circle cx={x} cy={y} r={size * 0.55} fill={ink.ground} />
      <text x={x} y={y + size * 0.35} fontSize={size} fontWeight="bold" textAnchor="middle" fill={ink.text}>
        {sign}
      </text>
    </g>
  );
}
