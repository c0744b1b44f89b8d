// The whole map as a picture for a file: points in the colours of their groups, what they mean, and by which method images
// were placed. Very many points are pixels in it, since each as a shape would make a file that no program opens.
import { Fragment } from "react";
import type { MapView } from "../backend";
import type { ChartInk } from "../components/chartInk";
import { text } from "../text";
import { type Frame, screenX, screenY, whole } from "./camera";
import type { ColorGroup } from "./colors";
import { drawMap, radiusOf } from "./draw";
import { type Layer, layersOf } from "./layers";

const FRAME: Frame = { width: 520, height: 520 };
const [LEFT, TOP, BELOW, LEGEND] = [44, 66, 64, 280];
const LINE = 18;
/** So many groups have room beside the map. */
const MOST = 28;
/** Above this the points are pixels. */
const MOST_SHAPES = 20_000;
/** Of a picture for each of the drawing. */
const SHARP = 4;

interface Props {
  map: MapView;
  groups: readonly ColorGroup[];
  /** What the colours go by. */
  by: string;
  ink: ChartInk;
}

export function MapChart({ map, groups, by, ink }: Props) {
  const placeOf = new Map(map.ids.map((id, at) => [id, at]));
  const layers = layersOf(map, placeOf, groups);
  const [width, height] = [LEFT + FRAME.width + LEGEND, TOP + FRAME.height + BELOW];
  const words = { fill: ink.muted, fontSize: 11 };
  const axis = (at: number) => text.files.mapAxis[map.method](at);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <title>
        {text.map.described(
          layers.slice(1).reduce((n, l) => n + l.places.length, 0),
          map.ids.length,
          by,
        )}
      </title>
      <text x={LEFT} y={26} fill={ink.text} fontSize={15} fontWeight="bold">
        {text.files.map}
      </text>
      <text x={LEFT} y={46} {...words}>
        {`${text.map.methods[map.method]} · ${text.common.images(map.ids.length)} · ${text.map.color}: ${by}`}
      </text>
      <rect x={LEFT} y={TOP} {...FRAME} fill="none" stroke={ink.grid} />
      <g transform={`translate(${LEFT} ${TOP})`}>
        <Points map={map} layers={layers} ink={ink} />
      </g>
      <text x={LEFT + FRAME.width / 2} y={TOP + FRAME.height + 20} textAnchor="middle" {...words}>
        {axis(1)}
      </text>
      <text
        transform={`translate(${LEFT - 12} ${TOP + FRAME.height / 2}) rotate(-90)`}
        textAnchor="middle"
        {...words}
      >
        {axis(2)}
      </text>
      <text x={LEFT} y={TOP + FRAME.height + 44} {...words}>
        {text.map.methodNotes[map.method]}
      </text>
      <g transform={`translate(${LEFT + FRAME.width + 20} ${TOP + 8})`}>
        <Names groups={groups} left={layers[0]?.places.length ?? 0} ink={ink} />
      </g>
    </svg>
  );
}

function Points({ map, layers, ink }: { map: MapView; layers: readonly Layer[]; ink: ChartInk }) {
  const camera = whole(FRAME);
  const radius = radiusOf(map.ids.length, camera, FRAME);
  if (map.ids.length > MOST_SHAPES) {
    const picture = pictureOf(map, layers, ink);
    return picture && <image href={picture} width={FRAME.width} height={FRAME.height} />;
  }
  return layers.map(({ color, places }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: layers keep their places
    <g key={at} fill={color ?? ink.grid}>
      {Array.from(places, (place) => (
        <circle
          key={place}
          cx={screenX(camera, FRAME, map.x[place] ?? 0).toFixed(1)}
          cy={screenY(camera, FRAME, map.y[place] ?? 0).toFixed(1)}
          r={color === null ? radius * 0.8 : radius}
        />
      ))}
    </g>
  ));
}

/** The points as a PNG, drawn as in the window. */
function pictureOf(map: MapView, layers: readonly Layer[], ink: ChartInk): string | null {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [FRAME.width * SHARP, FRAME.height * SHARP];
  const context = canvas.getContext("2d");
  if (!context) return null;
  const inks = { ground: ink.ground, faint: ink.grid, selected: ink.text };
  drawMap(context, { map, layers, chosen: [], camera: whole(FRAME), frame: FRAME, inks });
  return canvas.toDataURL("image/png");
}

function Names({ groups, left, ink }: { groups: readonly ColorGroup[]; left: number; ink: ChartInk }) {
  const t = text.files;
  const lines = groups.slice(0, MOST).map(({ title, color, ids }) => ({ title, color, count: ids.length }));
  if (left > 0) lines.push({ title: t.notShown, color: ink.grid, count: left });
  const more = groups.length - MOST;
  return (
    <g fontSize={11} fill={ink.text}>
      {lines.map(({ title, color, count }, row) => (
        <Fragment key={title}>
          <circle cx={5} cy={row * LINE} r={5} fill={color} />
          <text x={16} y={row * LINE + 4}>
            {shortened(title)} ({text.common.count(count)})
          </text>
        </Fragment>
      ))}
      {more > 0 && (
        <text x={16} y={lines.length * LINE + 4} fill={ink.muted}>
          {t.moreNames(more)}
        </text>
      )}
    </g>
  );
}

/** Names of any length end within the file. */
const shortened = (name: string) => (name.length > 26 ? `${name.slice(0, 25)}…` : name);
