// The curve of a look for a learning rate as a picture for a file, with names and numbers at both axes. A loss that is
// far above its beginning leaves the picture at the top.
import type { RateCurve } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { plain } from "../text/format";
import { drawn } from "./rateCurve";

const SIZE = { width: 460, height: 260 };
const [LEFT, TOP, RIGHT, BELOW] = [64, 62, 20, 46];

/** Nothing where there is no curve. */
export function RateChart({ rates, about, ink }: { rates: RateCurve; about: string; ink: ChartInk }) {
  const curve = drawn(rates, SIZE);
  if (!curve) return null;
  const t = text.files;
  const { width, height } = SIZE;
  const words = { fill: ink.muted, fontSize: 11 };
  const [wide, high] = [LEFT + width + RIGHT, TOP + height + BELOW];
  return (
    <svg viewBox={`0 0 ${wide} ${high}`} width={wide} height={high}>
      <title>{t.rates}</title>
      <text x={20} y={26} fill={ink.text} fontSize={15} fontWeight="bold">
        {t.rates}
      </text>
      <text x={20} y={45} {...words}>
        {about}
      </text>
      <g transform={`translate(${LEFT} ${TOP})`}>
        {curve.losses.map(({ y, loss }) => (
          <g key={loss}>
            <line x1={0} x2={width} y1={y} y2={y} stroke={ink.grid} />
            <text x={-6} y={y + 4} textAnchor="end" {...words}>
              {plain(loss)}
            </text>
          </g>
        ))}
        {curve.decades.map(({ x, name }) => (
          <g key={name}>
            <line x1={x} x2={x} y1={0} y2={height} stroke={ink.grid} />
            <text x={x} y={height + 16} textAnchor="middle" {...words}>
              {name}
            </text>
          </g>
        ))}
        <text x={width / 2} y={height + 36} textAnchor="middle" {...words}>
          {text.fit.learningRate}
        </text>
        <text transform={`translate(${16 - LEFT} ${height / 2}) rotate(-90)`} textAnchor="middle" {...words}>
          {t.smoothedLoss}
        </text>
        {curve.mark !== null && rates.suggested !== null && (
          <g>
            <line
              x1={curve.mark}
              x2={curve.mark}
              y1={0}
              y2={height}
              stroke={ink.line}
              strokeDasharray="4 3"
            />
            <text
              x={curve.mark}
              y={-5}
              textAnchor={curve.mark > width / 2 ? "end" : "start"}
              fill={ink.line}
              fontSize={11}
            >
              {t.suggested(plain(rates.suggested))}
            </text>
          </g>
        )}
        <clipPath id="inside">
          <rect width={width} height={height} />
        </clipPath>
        <polyline
          points={curve.whole}
          clipPath="url(#inside)"
          fill="none"
          stroke={ink.text}
          strokeWidth={1.5}
        />
      </g>
    </svg>
  );
}
