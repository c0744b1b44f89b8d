// Draws a chart outside of the window and gives its bytes as an SVG or a PNG. What the file says is in chartFile.ts.
import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { type Drawn, svgFile } from "./chartFile";

/** Pixels of a PNG for each of the chart: sharp in print. */
const SCALE = 3;
/** Browsers refuse canvases beyond this. */
const MOST = 16_000;

function drawn(chart: ReactElement): Drawn {
  const holder = document.createElement("div");
  const root = createRoot(holder);
  flushSync(() => root.render(chart));
  const svg = holder.querySelector("svg");
  const writer = new XMLSerializer();
  const body = [...(svg?.childNodes ?? [])].map((node) => writer.serializeToString(node)).join("");
  const size = (name: string) => Number(svg?.getAttribute(name));
  const [width, height] = [size("width"), size("height")];
  root.unmount();
  return { body, width, height };
}

/** null: this web view cannot make a picture of it. An SVG can always be made. */
export async function chartBytes(chart: ReactElement, ending: "svg" | "png"): Promise<Uint8Array | null> {
  const drawing = drawn(chart);
  return ending === "svg" ? new TextEncoder().encode(svgFile(drawing)) : pngOf(drawing);
}

async function pngOf(drawing: Drawn): Promise<Uint8Array | null> {
  const { width, height } = drawing;
  const scale = Math.min(SCALE, MOST / Math.max(width, height));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgFile(drawing, scale))}`;
  try {
    // Also what is embedded, such as the points of a large map.
    await picture.decode();
  } catch {
    return null;
  }
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
