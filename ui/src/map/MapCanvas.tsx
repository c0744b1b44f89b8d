// The points themselves: drawn on a canvas, selected by an outline, looked at one by one under the pointer.
import Add from "@mui/icons-material/Add";
import FitScreen from "@mui/icons-material/FitScreen";
import Remove from "@mui/icons-material/Remove";
import { Box, IconButton, useTheme } from "@mui/material";
import { useEffect, useMemo, useRef, useState } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { EMPTY } from "../app/selection";
import type { MapView } from "../backend";
import { followDrag } from "../components/drag";
import { text } from "../text";
import { type Camera, type Frame, mapX, mapY, moved, whole, zoomed } from "./camera";
import type { ColorGroup } from "./colors";
import { drawMap, drawOutline } from "./draw";
import { idsInside, nearest, type Point } from "./finding";
import { Hovered } from "./Hovered";
import { layersOf, onlyOf } from "./layers";

const t = text.map;
/** One press of a button, or of the wheel by a notch. */
const STEP = 1.5;
/** Pixels around a point that the pointer may miss. */
const REACH = 10;

interface Props {
  map: MapView;
  groups: readonly ColorGroup[];
  /** What the colours go by. */
  by: string;
}

export function MapCanvas({ map, groups, by }: Props) {
  const actions = useActions();
  const { store } = useCore();
  const selected = useApp((state) => state.selection.ids);
  const { palette } = useTheme();
  const holder = useRef<HTMLDivElement>(null);
  const points = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const [frame, setFrame] = useState<Frame>({ width: 0, height: 0 });
  const [camera, setCamera] = useState<Camera | null>(null);
  const [hover, setHover] = useState<{ id: number; left: number; top: number } | null>(null);
  const seen = camera ?? whole(frame);
  const placeOf = useMemo(() => new Map(map.ids.map((id, at) => [id, at])), [map]);
  const shown = useMemo(() => new Set(groups.flatMap(({ ids }) => ids)), [groups]);
  const layers = useMemo(() => layersOf(map, placeOf, groups), [map, placeOf, groups]);
  const chosen = useMemo(() => onlyOf(layers, map, selected), [layers, map, selected]);

  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setFrame({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const ground = palette.background.default;
  const faint = palette.action.disabled;
  const ink = palette.text.primary;
  useEffect(() => {
    const context = sized(points.current, frame);
    if (!context) return;
    const inks = { ground, faint, selected: ink };
    const drawing = { map, layers, chosen, camera: camera ?? whole(frame), frame, inks };
    const request = requestAnimationFrame(() => drawMap(context, drawing));
    return () => cancelAnimationFrame(request);
  }, [map, layers, chosen, camera, frame, ground, faint, ink]);

  const placeIn = (event: { clientX: number; clientY: number }): Point => {
    const box = holder.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };
  const onMap = ({ x, y }: Point): Point => ({ x: mapX(seen, frame, x), y: mapY(seen, frame, y) });
  const under = (event: { clientX: number; clientY: number }): number | null => {
    const place = nearest(map, onMap(placeIn(event)), REACH / seen.scale, (id) => shown.has(id));
    return map.ids[place] ?? null;
  };
  const choose = (ids: readonly number[], add: boolean) =>
    actions.select((now, order) => {
      const here = ids.filter((id) => order.has(id));
      const all = new Set(add ? [...now.ids, ...here] : here);
      const first = here[0] ?? now.focus;
      return { ...EMPTY, ids: all, anchor: first, focus: first };
    });

  const onMouseDown = (event: React.MouseEvent) => {
    if (event.button === 1) return pan(event);
    if (event.button !== 0) return;
    const add = event.ctrlKey || event.metaKey || event.shiftKey;
    const outline = [placeIn(event)];
    setHover(null);
    followDrag(event, {
      move(next) {
        outline.push(placeIn(next));
        const context = sized(above.current, frame);
        if (context) drawOutline(context, frame, outline, palette.primary.main);
      },
      drop() {
        choose(
          idsInside(map, outline.map(onMap)).filter((id) => shown.has(id)),
          add,
        );
        store.setState(({ focusMoves }) => ({ focusMoves: focusMoves + 1 }));
      },
      end(dragged) {
        above.current?.getContext("2d")?.clearRect(0, 0, frame.width, frame.height);
        if (dragged) return;
        const id = under(event);
        if (id !== null || !add) choose(id === null ? [] : [id], add);
        if (id !== null) store.setState(({ focusMoves }) => ({ focusMoves: focusMoves + 1 }));
      },
    });
  };
  const pan = (event: React.MouseEvent) => {
    event.preventDefault();
    let [x, y] = [event.clientX, event.clientY];
    const move = (next: MouseEvent) => {
      const [right, down] = [next.clientX - x, next.clientY - y];
      [x, y] = [next.clientX, next.clientY];
      setCamera((now) => moved(now ?? whole(frame), right, down));
    };
    const end = () => {
      window.removeEventListener("mousemove", move);
      window.removeEventListener("mouseup", end);
    };
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", end);
  };
  const zoom = (factor: number, at: Point = { x: frame.width / 2, y: frame.height / 2 }) =>
    setCamera((now) => zoomed(now ?? whole(frame), frame, factor, at.x, at.y));

  return (
    <Box
      ref={holder}
      sx={{ flex: 1, minHeight: 120, position: "relative", overflow: "hidden", cursor: "crosshair" }}
      data-testid="map-canvas"
      onMouseDown={onMouseDown}
      onMouseMove={(event) => {
        if (event.buttons !== 0) return;
        const id = under(event);
        setHover(id === null ? null : { id, left: placeIn(event).x, top: placeIn(event).y });
      }}
      onMouseLeave={() => setHover(null)}
      onDoubleClick={(event) => {
        const id = under(event);
        if (id !== null) actions.view(id);
      }}
      onWheel={(event) => zoom(STEP ** (-event.deltaY / 100), placeIn(event))}
    >
      <canvas
        ref={points}
        role="img"
        aria-label={t.described(shown.size, map.ids.length, by)}
        style={{ position: "absolute", inset: 0, width: "100%", height: "100%" }}
      />
      <canvas
        ref={above}
        aria-hidden
        style={{ position: "absolute", inset: 0, width: "100%", height: "100%", pointerEvents: "none" }}
      />
      <Box
        sx={{ position: "absolute", right: 8, top: 8, display: "flex", flexDirection: "column", gap: 0.5 }}
        onMouseDown={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        <Tool name={t.zoomIn} testId="map-zoom-in" icon={<Add />} onClick={() => zoom(STEP)} />
        <Tool name={t.zoomOut} testId="map-zoom-out" icon={<Remove />} onClick={() => zoom(1 / STEP)} />
        <Tool name={t.fit} testId="map-fit" icon={<FitScreen />} onClick={() => setCamera(null)} />
      </Box>
      {hover && <Hovered {...hover} frame={frame} />}
    </Box>
  );
}

function Tool(props: { name: string; testId: string; icon: React.ReactNode; onClick(): void }) {
  return (
    <IconButton
      size="small"
      aria-label={props.name}
      title={props.name}
      data-testid={props.testId}
      onClick={props.onClick}
      sx={{ bgcolor: "background.paper", boxShadow: 1, p: 0.5, "&:hover": { bgcolor: "action.selected" } }}
    >
      {props.icon}
    </IconButton>
  );
}

/** The context of a canvas that has as many pixels as the screen has for it. */
function sized(canvas: HTMLCanvasElement | null, { width, height }: Frame) {
  const context = canvas?.getContext("2d");
  if (!canvas || !context || width === 0 || height === 0) return null;
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
