// Which points of the map have which colour, made once for as long as the colours stay: a hundred thousand points are
// then only walked through for each frame. Pure.
import type { MapView } from "../backend";
import type { ColorGroup } from "./colors";

/** Points of one colour by their places in the map's lists. */
export interface Layer {
  /** null: what the gallery leaves out. It stays in sight, so that the map keeps its shape. */
  color: string | null;
  places: Uint32Array;
}

/** From the lowest to the uppermost. */
export function layersOf(
  map: Pick<MapView, "ids">,
  placeOf: ReadonlyMap<number, number>,
  groups: readonly ColorGroup[],
): Layer[] {
  const shown = new Uint8Array(map.ids.length);
  const layers = groups.map(({ ids, color }) => {
    const places = ids.map((id) => placeOf.get(id)).filter((place) => place !== undefined);
    for (const place of places) shown[place] = 1;
    return { color, places: Uint32Array.from(places) };
  });
  const rest = Uint32Array.from(map.ids.keys()).filter((place) => shown[place] === 0);
  return [{ color: null, places: rest }, ...layers];
}

/** The same with the points of these images alone. */
export function onlyOf(
  layers: readonly Layer[],
  map: Pick<MapView, "ids">,
  selected: ReadonlySet<number>,
): Layer[] {
  if (selected.size === 0) return [];
  const chosen = layers.map(({ color, places }) => ({
    color,
    places: places.filter((place) => selected.has(map.ids[place] ?? -1)),
  }));
  return chosen.filter(({ places }) => places.length > 0);
}
