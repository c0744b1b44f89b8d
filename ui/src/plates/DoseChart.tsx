// Values by dose: wells as dots, means with their intervals, the curve and its half-maximal dose. The table has the same in
// numbers.
import { Box, Typography, useTheme } from "@mui/material";
import type { DoseView } from "../backend";
import { text } from "../text";
import { plain } from "../text/format";
import { doseScale, valueAxis } from "./doseScale";
import { doseText } from "./figures";
import type { ValueKind } from "./wells";

const t = text.plates;
/** In units of the drawing, which is as wide as the panel. */
const [WIDE, HIGH] = [400, 250];
const [LEFT, RIGHT, ABOVE, BELOW] = [44, 10, 18, 40];

export function DoseChart({ found, kind }: { found: DoseView; kind: ValueKind }) {
  const { palette } = useTheme();
  const { rows, points, curve, unit } = found;
  const scale = doseScale(rows.map(({ dose }) => dose));
  if (!scale) return null;
  const axis = valueAxis(found, kind !== "count");
  const across = WIDE - LEFT - RIGHT;
  const up = HIGH - ABOVE - BELOW;
  const x = (dose: number) => {
    const share = scale.x(dose);
    return share === null ? null : LEFT + share * across;
  };
  const y = (value: number) => {
    const share = (value - axis.low) / (axis.high - axis.low);
    return ABOVE + (1 - Math.min(1, Math.max(0, share))) * up;
  };
  const words = { fill: palette.text.secondary, fontSize: 11 };
  const grid = { stroke: palette.divider, strokeWidth: 1 };
  const ink = palette.primary.main;
  const half = curve && x(curve.ec50.value);
  const inside = half !== null && half >= LEFT && half <= WIDE - RIGHT;
  const ec50 = curve ? `${doseText(curve.ec50.value)}${unit === null ? "" : ` ${unit}`}` : null;
  const line = curve?.line.flatMap(([dose, value]) => {
    const at = x(dose);
    return at === null ? [] : [`${at.toFixed(1)},${y(value).toFixed(1)}`];
  });
  return (
    <Box>
      <svg
        role="img"
        data-testid="dose-chart"
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        style={{ width: "100%", display: "block", fontFamily: "inherit" }}
      >
        <title>{t.chartAbout(rows.length, ec50)}</title>
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDE - RIGHT} y1={y(tick)} y2={y(tick)} {...grid} />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" {...words}>
              {plain(Number(tick.toPrecision(6)))}
            </text>
          </g>
        ))}
        {scale.ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick) ?? 0} x2={x(tick) ?? 0} y1={ABOVE} y2={ABOVE + up} {...grid} />
            <text x={x(tick) ?? 0} y={ABOVE + up + 15} textAnchor="middle" {...words}>
              {doseText(tick)}
            </text>
          </g>
        ))}
        <text x={LEFT + across / 2} y={HIGH - 6} textAnchor="middle" {...words}>
          {t.doseHead(unit)}
        </text>
        {/* Of wells that are equal one dot is enough. */}
        {[...new Map(points.map((point) => [point.join(" "), point]))].map(([key, [dose, value]]) => {
          const place = x(dose);
          return (
            place !== null && <circle key={key} cx={place} cy={y(value)} r={2.5} fill={ink} opacity={0.35} />
          );
        })}
        {line && <polyline points={line.join(" ")} fill="none" stroke={ink} strokeWidth={2} />}
        {inside && half !== null && (
          <g>
            <line
              x1={half}
              x2={half}
              y1={ABOVE}
              y2={ABOVE + up}
              stroke={palette.text.primary}
              strokeDasharray="4 3"
            />
            <text
              x={half}
              y={ABOVE - 5}
              textAnchor={half > WIDE - 90 ? "end" : half < LEFT + 60 ? "start" : "middle"}
              fontSize={11}
              fill={palette.text.primary}
            >
              {t.ec50} {ec50}
            </text>
          </g>
        )}
        {rows.map(({ dose, mean, range }) => {
          const at = x(dose);
          if (at === null) return null;
          return (
            <g key={dose} stroke={palette.text.primary} strokeWidth={1.5}>
              {range && <line x1={at} x2={at} y1={y(range.low)} y2={y(range.high)} />}
              <circle cx={at} cy={y(mean)} r={4.5} fill={palette.background.paper} />
            </g>
          );
        })}
      </svg>
      <Typography variant="caption" color="textSecondary" component="p">
        {curve ? t.chartLegendCurve : t.chartLegend}
      </Typography>
    </Box>
  );
}
