// What is told of one image, as rows of name and value; what a file does not say, or what is the usual case, is left out.
import type { ImageRow } from "../backend";
import { text } from "../text";
import { withSign } from "../text/format";

const t = text.info;

/** Four digits are more than a stage or a lens is calibrated to. */
const size = (micrometres: number) => withSign(String(Number(micrometres.toPrecision(4))));

/** The file's own facts, before partition and label. */
export function fileFacts(row: ImageRow): [string, string][] {
  const [x = null, y = null, z = null] = row.pixelSize;
  const plane = [x, y].filter((side) => side !== null);
  const facts: ([string, string] | null)[] = [
    row.files > 1 ? [t.files, t.filesOf(row.files)] : null,
    [t.size, t.pixels(row.width, row.height)],
    plane.length > 0 ? [t.pixelSize, t.micrometres(plane.map(size).join(" × "))] : null,
    [t.channels, channels(row)],
    row.slices > 1
      ? [t.slices, z === null ? text.common.count(row.slices) : t.slicesApart(row.slices, size(z))]
      : null,
    row.times > 1 ? [t.times, text.common.count(row.times)] : null,
    [t.bits, String(row.bits)],
  ];
  return facts.filter((fact) => fact !== null);
}

/** A channel without a name has its number. */
function channels(row: ImageRow): string {
  if (row.channelNames.every((name) => name === null)) return text.common.count(row.channels);
  const names = Array.from(
    { length: row.channels },
    (_, index) => row.channelNames[index] ?? String(index + 1),
  );
  return t.channelsNamed(row.channels, names.join(", "));
}
