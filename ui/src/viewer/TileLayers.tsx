// The drawn image: layers of tiles over each other, the newest above those that were there before.
import { Alert, Box, Button, LinearProgress } from "@mui/material";
import { memo, useMemo, useState } from "react";
import { useCore } from "../app/context";
import { text } from "../text";
import type { Size, View } from "./geometry";
import {
  again,
  arrived,
  complete,
  type Layer,
  type Layers,
  NO_LAYERS,
  type Source,
  settled,
  top,
  want,
} from "./layers";
import { cornerOf, drawnSize, levelFor, type TileBox, tilesInSight } from "./tiles";

interface Props {
  source: Omit<Source, "level">;
  size: Size;
  view: View;
  frame: Size;
  /** The thumbnail, until the first tiles are there. */
  preview: string | null;
}

export function TileLayers({ source, size, view, frame, preview }: Props) {
  const [layers, setLayers] = useState<Layers>(NO_LAYERS);
  const boxesOf = (layer: Layer | undefined) =>
    layer ? tilesInSight(view, size, frame, layer.source.level) : [];
  const done = (layer: Layer | undefined) =>
    complete(
      layer,
      boxesOf(layer).map(({ key }) => key),
    );

  const level = levelFor(view.zoom, size, window.devicePixelRatio);
  let next = want(layers, { ...source, level }, !done(top(layers)));
  const busy = !done(top(next));
  if (!busy) next = settled(next);
  // Set while drawing, so that not a single frame asks for tiles of a level that is not wanted any more.
  if (next !== layers) setLayers(next);

  const newest = top(next);
  const failed = boxesOf(newest).some(({ key }) => newest?.failed.has(key));
  const corner = cornerOf(view, frame);
  const drawn = drawnSize(view, size);
  return (
    <>
      <div
        data-testid="viewer-picture"
        data-level={newest?.source.level}
        data-busy={busy || undefined}
        style={{
          position: "absolute",
          left: 0,
          top: 0,
          ...drawn,
          transform: `translate(${corner.left}px, ${corner.top}px)`,
          overflow: "hidden",
          background: "#000",
        }}
      >
        {preview && busy && next.drawn.length === 1 && (
          <img
            src={preview}
            alt=""
            draggable={false}
            style={{ position: "absolute", width: "100%", height: "100%" }}
          />
        )}
        {next.drawn.map((layer) => (
          <div key={layer.key} style={{ position: "absolute", inset: 0 }}>
            {boxesOf(layer)
              .filter(({ key }) => (layer === newest ? !layer.failed.has(key) : layer.loaded.has(key)))
              .map((box) => (
                <Tile
                  key={box.key}
                  layer={layer.key}
                  source={layer.source}
                  box={box}
                  crisp={layer.source.level === 0 && view.zoom > 1}
                  onArrived={setLayers}
                />
              ))}
          </div>
        ))}
      </div>
      {busy && <SlowBar />}
      {failed && (
        <Alert
          severity="warning"
          sx={{ position: "absolute", left: 16, top: 16 }}
          action={
            <Button color="inherit" size="small" onClick={() => setLayers(again)}>
              {text.viewer.retry}
            </Button>
          }
        >
          {text.viewer.tilesFailed}
        </Alert>
      )}
    </>
  );
}

interface TileProps {
  layer: string;
  source: Source;
  box: TileBox;
  crisp: boolean;
  onArrived(change: (layers: Layers) => Layers): void;
}

const Tile = memo(
  function Tile({ layer, source, box, crisp, onArrived }: TileProps) {
    const { backend } = useCore();
    const { column, row, key } = box;
    const url = useMemo(
      () => backend.tileUrl(source.token, { ...source, column, row }, source.channels),
      [backend, source, column, row],
    );
    return (
      <img
        src={url}
        alt=""
        draggable={false}
        // A picture that has come is on the screen in the same frame in which the one below it goes.
        decoding="sync"
        onLoad={() => onArrived((layers) => arrived(layers, layer, key, true))}
        onError={() => onArrived((layers) => arrived(layers, layer, key, false))}
        style={{
          position: "absolute",
          left: box.left,
          top: box.top,
          width: box.width,
          height: box.height,
          imageRendering: crisp ? "pixelated" : "auto",
        }}
      />
    );
  },
  (before, after) =>
    before.source === after.source &&
    before.crisp === after.crisp &&
    before.box.key === after.box.key &&
    before.box.left === after.box.left &&
    before.box.top === after.box.top &&
    before.box.width === after.box.width &&
    before.box.height === after.box.height,
);

/** Seen only when it takes longer than a moment. */
export function SlowBar() {
  return (
    <Box
      sx={{
        position: "absolute",
        left: 0,
        right: 0,
        top: 0,
        opacity: 0,
        animation: "viewer-slow 0s 500ms forwards",
        "@keyframes viewer-slow": { to: { opacity: 1 } },
      }}
    >
      <LinearProgress aria-hidden sx={{ height: 3 }} />
    </Box>
  );
}
