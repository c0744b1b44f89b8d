// Layers of tiles over each other: what is wanted now, and below it what was drawn before, which stays until all of the
// new tiles in sight have come. Pure. A change of ranges or slice waits for the one before it, so that something is
// seen while a slider is dragged, however long a tile takes.
import type { Shown, SliceView } from "../backend";

export interface Source {
  /** The project and the image: layers of another picture are never shown. */
  token: string;
  id: number;
  slice: SliceView;
  time: number;
  level: number;
  channels: readonly Shown[];
}

export interface Layer {
  key: string;
  source: Source;
  /** Tiles that have come, by their keys. */
  loaded: ReadonlySet<string>;
  failed: ReadonlySet<string>;
}

export interface Layers {
  /** The lowest first; the last one is being loaded or complete. */
  drawn: readonly Layer[];
  /** What follows when the last one is complete. */
  waiting: Source | null;
}

export const NO_LAYERS: Layers = { drawn: [], waiting: null };
/** Below the newest. */
const KEPT = 2;

export const top = (layers: Layers): Layer | undefined => layers.drawn.at(-1);

const lookOf = ({ slice, time, channels }: Source) => JSON.stringify([slice, time, channels]);
const keyOf = (source: Source) => `${source.token}/${source.id}/${source.level}/${lookOf(source)}`;
const samePicture = (one: Source, other: Source) => one.token === other.token && one.id === other.id;

/** `busy`: tiles in sight of the last layer are still missing. */
export function want(layers: Layers, source: Source, busy: boolean): Layers {
  const key = keyOf(source);
  const newest = top(layers);
  if (!newest || !samePicture(newest.source, source)) {
    return { drawn: [{ key, source, loaded: new Set(), failed: new Set() }], waiting: null };
  }
  if (newest.key === key) return layers.waiting === null ? layers : { ...layers, waiting: null };
  if (layers.waiting && keyOf(layers.waiting) === key) return layers;
  const sameLevel = newest.source.level === source.level;
  if (busy && sameLevel && lookOf(newest.source) !== lookOf(source)) return { ...layers, waiting: source };
  const known = layers.drawn.find((layer) => layer.key === key);
  const below = layers.drawn.filter((layer) => layer !== known && layer.loaded.size > 0);
  // The lowest covers most, the highest is nearest to what is wanted.
  const kept = below.length <= KEPT ? below : [below[0], below.at(-1)].filter((layer) => layer !== undefined);
  return {
    drawn: [...kept, known ?? { key, source, loaded: new Set(), failed: new Set() }],
    waiting: null,
  };
}

export function arrived(layers: Layers, layerKey: string, tileKey: string, good: boolean): Layers {
  const add = (keys: ReadonlySet<string>) => new Set(keys).add(tileKey);
  const drawn = layers.drawn.map((layer) =>
    layer.key !== layerKey
      ? layer
      : good
        ? { ...layer, loaded: add(layer.loaded) }
        : { ...layer, failed: add(layer.failed) },
  );
  return { ...layers, drawn };
}

/** All tiles in sight have come, or never will. */
export function complete(layer: Layer | undefined, inSight: readonly string[]): boolean {
  return layer !== undefined && inSight.every((key) => layer.loaded.has(key) || layer.failed.has(key));
}

/**
 * The last layer is complete: those below go, but for the coarsest of the same look, over which one can move on while
 * finer tiles come. What waited is next.
 */
export function settled(layers: Layers): Layers {
  const newest = top(layers);
  if (!newest) return layers;
  const ground = layers.drawn
    .filter(({ source }) => source.level > newest.source.level && lookOf(source) === lookOf(newest.source))
    .toSorted((a, b) => b.source.level - a.source.level)[0];
  const kept = ground ? [ground, newest] : [newest];
  const same = kept.length === layers.drawn.length && kept.every((layer, at) => layer === layers.drawn[at]);
  const next = same ? layers : { ...layers, drawn: kept };
  return next.waiting ? want({ ...next, waiting: null }, next.waiting, false) : next;
}

/** Tiles that failed are asked for again. */
export function again(layers: Layers): Layers {
  return { ...layers, drawn: layers.drawn.map((layer) => ({ ...layer, failed: new Set<string>() })) };
}
