// A scale bar of a round length: 1, 2 or 5 times a power of ten, in nm, µm or mm.
import { text } from "../text";
import { withSign } from "../text/format";

export interface ScaleBar {
  /** CSS pixels. */
  width: number;
  label: string;
}

/** The longest round length that fits; null where the pixel size (µm) is not known. */
export function scaleBar(pixelSize: number | null, zoom: number, widest: number): ScaleBar | null {
  if (pixelSize === null || !(pixelSize > 0) || !Number.isFinite(pixelSize)) return null;
  const longest = (widest / zoom) * pixelSize;
  const power = 10 ** Math.floor(Math.log10(longest));
  const length = power * (longest >= 5 * power ? 5 : longest >= 2 * power ? 2 : 1);
  return { width: (length / pixelSize) * zoom, label: lengthText(length) };
}

export function lengthText(micrometres: number): string {
  const number = (value: number) => withSign(String(Number(value.toPrecision(4))));
  if (micrometres < 1) return text.viewer.nanometres(number(micrometres * 1000));
  if (micrometres < 1000) return text.viewer.micrometres(number(micrometres));
  return text.viewer.millimetres(number(micrometres / 1000));
}
