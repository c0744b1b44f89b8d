// The address of a tile behind its scheme: every part of it that changes the picture is in it, so that the web view's
// cache keeps each apart.
import type { Shown, TilePlace } from "./backend";
import { stackWord } from "./stackWord";

export function tilePath(token: string, place: TilePlace, channels: readonly Shown[]): string {
  const { id, slice, time, level, column, row } = place;
  return `${token}/${id}/${stackWord(slice)}/${time}/${level}/${column}/${row}?c=${channels.map(shownWord).join(",")}`;
}

/** "-" is hidden; else colour, low and high, with "p" where the file's palette gives the colours. */
function shownWord({ visible, color, low, high, palette }: Shown): string {
  if (!visible) return "-";
  return `${color.replace("#", "")}:${low}:${high}${palette ? ":p" : ""}`;
}
