// Numbers of the line below the image: sample values, places and sizes.
import type { ViewerImage } from "../backend";
import { text } from "../text";
import { withSign } from "../text/format";
import type { Size } from "./geometry";
import { lengthText } from "./scaleBar";

/** A raw sample: whole numbers as they are, others to five digits. */
export function sampleText(value: number): string {
  if (!Number.isFinite(value)) return text.viewer.noNumber;
  return Number.isInteger(value) ? String(value) : withSign(String(Number(value.toPrecision(5))));
}

export function zoomText(zoom: number): string {
  const percent = zoom * 100;
  return text.viewer.zoom(
    percent >= 10 ? String(Math.round(percent)) : withSign(String(Number(percent.toPrecision(2)))),
  );
}

/** The image's size in pixels and, where the file tells it, in µm. */
export function sizeText(size: Size, pixelSize: ViewerImage["pixelSize"]): string {
  const pixels = text.info.pixels(size.width, size.height);
  const [x, y] = pixelSize;
  if (x === null || y === null) return text.viewer.sizeUnknown(pixels);
  return text.viewer.size(pixels, lengthText(size.width * x), lengthText(size.height * y));
}
