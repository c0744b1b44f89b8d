// A chart as an SVG file: complete in itself, on white, in any sans-serif that the reader has. Pure; how a chart gets here
// and becomes a PNG is in drawing.ts.

export interface Drawn {
  /** What stands inside of the svg element, as XML. */
  body: string;
  width: number;
  height: number;
}

/** Written out for each part that was made by itself; the whole says it once. */
const NAMESPACE = / xmlns="http:\/\/www\.w3\.org\/2000\/svg"/g;

/** `scale`: so many pixels for each of the chart, where the file is drawn by pixels. */
export function svgFile({ body, width, height }: Drawn, scale = 1): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    body.replace(NAMESPACE, ""),
    "</svg>",
    "",
  ].join("\n");
}
