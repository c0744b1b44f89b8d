// One plate, or all plates small beside each other, as a picture for a file: wells in the colours of their values, names of
// rows and columns, controls, and the scale.
import type { PlateView } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { noValueColor } from "./gridStyle";
import { type Painted, paintAll, type Shows } from "./painting";
import { ScaleLegend, Sign } from "./ScaleLegend";
import { rowName, wellName } from "./wells";

export interface NamedPlate {
  plate: PlateView;
  title: string;
}

interface Props {
  plates: readonly NamedPlate[];
  shows: Shows;
  /** Below the title: what the colours are of. */
  about: string;
  /** "+" and "−" of control wells. */
  marks: ReadonlyMap<string, string>;
  ink: ChartInk;
}

const MARGIN = 16;
const TOP = 64;
const LEGEND = 78;
const LEAST = 440;
/** Between small plates, and above each for its name. */
const GAP = 24;
const NAME = 22;

/** The side of a well in px, by the columns of its plate; of several plates all are small. */
function sideOf({ columns }: PlateView, small: boolean): number {
  if (small) return columns > 24 ? 5 : columns > 12 ? 9 : 15;
  return columns > 24 ? 15 : columns > 12 ? 24 : 40;
}

export function PlateChart({ plates, shows, about, marks, ink }: Props) {
  const small = plates.length > 1;
  const places = placed(plates, small);
  const width = Math.max(LEAST, 2 * MARGIN + Math.max(...places.map(({ left, wide }) => left + wide)));
  const under = TOP + Math.max(...places.map(({ top, high }) => top + high));
  const height = under + LEGEND;
  const title = small ? text.files.allPlates : (plates[0]?.title ?? "");
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>{title}</title>
      <text x={MARGIN} y={26} fill={ink.text} fontSize={15} fontWeight="bold">
        {title}
      </text>
      <text x={MARGIN} y={45} fill={ink.muted} fontSize={11}>
        {about}
      </text>
      {places.map(({ plate, title: name, left, top, side }) => (
        <g key={`${left} ${top}`} transform={`translate(${MARGIN + left} ${TOP + top})`}>
          {small && (
            <text y={-7} fill={ink.text} fontSize={11}>
              {shortened(name, (plate.columns * side) / 6)}
            </text>
          )}
          {!small && <Names plate={plate} side={side} ink={ink} />}
          <g transform={small ? undefined : `translate(${HEAD} ${HEAD})`}>
            <Wells
              plate={plate}
              side={side}
              painted={paintAll(plate, shows)}
              marks={small ? NONE : marks}
              ink={ink}
            />
          </g>
        </g>
      ))}
      <g transform={`translate(${MARGIN} ${under + 20})`}>
        <ScaleLegend shows={shows} marked={!small && marks.size > 0} ink={ink} />
      </g>
    </svg>
  );
}

/** Room for the names of rows and columns. */
const HEAD = 24;
const NONE: ReadonlyMap<string, string> = new Map();

/** Where each plate lies: about as many beside as below each other. */
function placed(plates: readonly NamedPlate[], small: boolean) {
  const across = Math.ceil(Math.sqrt(plates.length));
  const sizes = plates.map(({ plate }) => {
    const side = sideOf(plate, small);
    const head = small ? 0 : HEAD;
    return { side, wide: plate.columns * side + head, high: plate.rows * side + head };
  });
  const [wide, high] = [Math.max(...sizes.map((s) => s.wide)), Math.max(...sizes.map((s) => s.high))];
  return plates.map((one, at) => ({
    ...one,
    ...(sizes[at] ?? { side: 1, wide, high }),
    left: (at % across) * (wide + GAP),
    top: Math.floor(at / across) * (high + GAP + NAME) + (small ? NAME - 8 : 0),
  }));
}

function Names({ plate: { rows, columns }, side, ink }: { plate: PlateView; side: number; ink: ChartInk }) {
  const size = side < 20 ? 8 : 11;
  return (
    <g fill={ink.muted} fontSize={size} textAnchor="middle">
      {Array.from({ length: columns }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
        <text key={at} x={HEAD + (at + 0.5) * side} y={HEAD - 8}>
          {side >= 20 || at % 2 === 0 ? at + 1 : ""}
        </text>
      ))}
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
        <text key={at} x={HEAD / 2} y={HEAD + (at + 0.5) * side + size / 3}>
          {rowName(at)}
        </text>
      ))}
    </g>
  );
}

interface WellsProps {
  plate: PlateView;
  side: number;
  painted: ReadonlyMap<string, Painted>;
  marks: ReadonlyMap<string, string>;
  ink: ChartInk;
}

function Wells({ plate: { rows, columns }, side, painted, marks, ink }: WellsProps) {
  const thin = side < 12 ? 0.5 : 1;
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const name = wellName({ row, column });
    const look = painted.get(name);
    const [x, y] = [(column + 0.5) * side, (row + 0.5) * side];
    const mark = marks.get(name);
    return (
      <g key={name}>
        {look ? (
          <circle
            cx={x}
            cy={y}
            r={side * 0.44}
            fill={look.color ?? noValueColor("light")}
            stroke={ink.muted}
            strokeWidth={thin}
          />
        ) : (
          <circle
            cx={x}
            cy={y}
            r={side * 0.44}
            fill="none"
            stroke={ink.grid}
            strokeWidth={thin}
            strokeDasharray="2 2"
          />
        )}
        {mark && <Sign sign={mark} {...{ x, y, ink }} size={side * 0.45} />}
      </g>
    );
  });
}

const shortened = (name: string, letters: number) =>
  name.length > letters ? `${name.slice(0, Math.max(1, Math.floor(letters) - 1))}…` : name;
