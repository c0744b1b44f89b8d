// Images that are out of the ordinary, for looking at the viewer: very large, one pixel, many channels, a palette,
// fractions, a colour photo, a stack over time, and one that cannot be read.
import type { FakeImage } from "./project";

const KINDS: (Partial<FakeImage> & { name: string })[] = [
  { name: "slide-60000px.tif", width: 60_000, height: 42_000, pixelSize: [0.25, 0.25, null] },
  { name: "one-pixel.png", width: 1, height: 1, channels: 1, bits: 8, pixelSize: [null, null, null] },
  { name: "twelve-channels.ome.tif", width: 900, height: 700, channels: 12 },
  { name: "labels-palette.gif", channels: 1, bits: 8, palette: true, pixelSize: [null, null, null] },
  {
    name: "fractions.tif",
    width: 1024,
    height: 1024,
    channels: 1,
    bits: 32,
    pixelSize: [2.5, 2.5, null],
    fileRange: [0.01, 0.05],
  },
  { name: "histology.jpg", width: 3000, height: 2000, channels: 3, bits: 8, isRgb: true },
  { name: "stack-over-time.ome.tif", slices: 21, times: 8, pixelSize: [0.065, 0.065, 0.3] },
  { name: "damaged.tif", unreadable: true },
];

export function oddImages(firstId: number): FakeImage[] {
  return KINDS.map((kind, index) => ({
    id: firstId + index,
    truth: index % 2 === 0 ? "positive" : "negative",
    categoryId: null,
    origin: null,
    confidence: 0,
    predicted: null,
    partition: "inference",
    missing: false,
    ...kind,
  }));
}
