// The points of the map as a table for a file: the image, where it lies, and the group of its colour.
import { cell, type Sheet } from "../app/sheet";
import type { Backend, MapView } from "../backend";
import type { ColorGroup } from "./colors";

/** So many names are asked for at once. */
const CHUNK = 2000;

/** `by`: what the groups go by, for the header. An image that the gallery leaves out has no group. */
export async function pointSheet(
  backend: Pick<Backend, "imageRows">,
  map: MapView,
  groups: readonly ColorGroup[],
  by: string,
): Promise<Sheet> {
  const names = new Map<number, string>();
  for (let at = 0; at < map.ids.length; at += CHUNK)
    for (const { id, name } of await backend.imageRows(map.ids.slice(at, at + CHUNK))) names.set(id, name);
  const groupOf = new Map(groups.flatMap(({ title, ids }) => ids.map((id) => [id, title] as const)));
  return [
    ["file", "x", "y", by],
    ...map.ids.map((id, at) => [
      names.get(id) ?? "",
      cell(map.x[at]),
      cell(map.y[at]),
      groupOf.get(id) ?? "",
    ]),
  ];
}
