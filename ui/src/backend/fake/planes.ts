// Raw samples of the fake's images: a field of 512 × 512 pixels for each channel, repeated over larger images. It knows
// nothing of colours and ranges.
import type { SliceView } from "../bindings";
import { cellsOf } from "./cells";
import { focusOf } from "./pictures";
import type { FakeImage } from "./project";
import { seeded } from "./random";

export const FIELD = 512;
const FLOOR = 110;

export const widthOf = (image: FakeImage) => image.width ?? FIELD;
export const heightOf = (image: FakeImage) => image.height ?? FIELD;
export const channelsOf = (image: FakeImage) => image.channels ?? 2;
export const bitsOf = (image: FakeImage) => image.bits ?? 16;

const fields = new Map<string, Float32Array>();

function fieldOf(image: FakeImage, channel: number): Float32Array {
  const key = `${image.id}/${image.truth}/${channel}`;
  const known = fields.get(key);
  if (known) return known;
  const made = drawField(image, channel);
  // A few images are looked at in turn; the oldest field is forgotten.
  if (fields.size > 40) fields.delete(fields.keys().next().value ?? "");
  fields.set(key, made);
  return made;
}

function drawField(image: FakeImage, channel: number): Float32Array {
  const random = seeded(image.id * 31 + channel);
  const field = new Float32Array(FIELD * FIELD);
  for (let at = 0; at < field.length; at++) field[at] = FLOOR + random() * 60;
  // Further channels are the first two of other fields.
  const cells = cellsOf(image.id + (channel >> 1) * 1000, image.truth === "positive");
  for (const cell of cells) {
    const cos = Math.cos((cell.turn * Math.PI) / 180);
    const sin = Math.sin((cell.turn * Math.PI) / 180);
    const left = Math.max(0, Math.floor((cell.x - 40) * 2));
    const top = Math.max(0, Math.floor((cell.y - 40) * 2));
    for (let y = top; y < Math.min(FIELD, top + 160); y++) {
      for (let x = left; x < Math.min(FIELD, left + 160); x++) {
        const dx = x / 2 - cell.x;
        const dy = y / 2 - cell.y;
        const along = dx * cos + dy * sin;
        const across = dy * cos - dx * sin;
        const at = y * FIELD + x;
        const noise = 0.85 + 0.3 * random();
        if (channel % 2 === 0) {
          const inside = 1 - (along / 9) ** 2 - (across / 7) ** 2;
          if (inside > 0) field[at] = (field[at] ?? 0) + 1500 * Math.sqrt(inside) * noise;
        } else {
          const inside = 1 - (along / cell.long) ** 2 - (across / cell.wide) ** 2;
          if (inside > 0) field[at] = (field[at] ?? 0) + 2200 * cell.bright * Math.min(1, inside * 3) * noise;
          for (const dot of cell.dots) {
            const near = 1 - ((along - dot.x) ** 2 + (across - dot.y) ** 2) / dot.radius ** 2;
            if (near > 0) field[at] = (field[at] ?? 0) + 1900 * near * noise;
          }
        }
      }
    }
  }
  return field;
}

/** The sample of a channel at a pixel of the image. */
export function sampler(image: FakeImage, channel: number, slice: SliceView, time: number) {
  const field = fieldOf(image, channel);
  const focus = focusOf(slice, image.slices ?? 1) * (1 - 0.05 * time);
  const bits = bitsOf(image);
  const width = widthOf(image);
  return (x: number, y: number): number => {
    const raw = field[(y % FIELD) * FIELD + (x % FIELD)] ?? 0;
    // A slow fall of the light, so that fields of a large image are told apart.
    const value = FLOOR + (raw - FLOOR) * focus * (1 - (0.5 * x) / width);
    if (bits === 32) return value / 4095;
    return bits === 8 ? Math.min(255, value / 12) | 0 : value | 0;
  };
}
