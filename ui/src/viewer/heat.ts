// What a grid of heat looks like on an image, and where it is strongest. Pure. Values go from -1 (speaks against the
// category) to 1 (speaks for it); each stands for its part of the whole image.
import type { HeatView } from "../backend";
import type { Size } from "./geometry";

type Grid = Pick<HeatView, "width" | "height" | "values">;

/** Pixels of the longer side; a browser enlarges what is as smooth as this without any edges. */
const LONGEST = 512;
/** What is weaker than this share of the strongest says little, and is not drawn. */
export const FAINT = 0.05;
/** Below 1: what is half as strong as the strongest covers more than half as much, and is seen on a bright image too. */
const COVER = 0.75;

/** Towards the strongest. Both run from dark to bright, so that they stand out from black and from white, and orange and
 * blue are told apart with every kind of colour-blindness (Okabe and Ito 2008). */
const FOR = ["#d55e00", "#e69f00", "#ffe94d"];
const AGAINST = ["#0072b2", "#3b9be0", "#8cd0ff"];

/** How finely the heat of an image is drawn, in its shape. */
export function rasterSize(grid: Size, image: Size): Size {
  const scale = LONGEST / Math.max(image.width, image.height);
  const side = (pixels: number, values: number) => Math.max(values, 1, Math.round(pixels * scale));
  return { width: side(image.width, grid.width), height: side(image.height, grid.height) };
}

/** The grid at another size: it goes through its values, and between two of them never beyond either. */
export function spread(grid: Grid, { width, height }: Size): Float32Array {
  const across = new Float32Array(width * grid.height);
  for (let row = 0; row < grid.height; row++) {
    const known = { values: grid.values, start: row * grid.width, step: 1, count: grid.width };
    stretch(known, across, row * width, 1, width);
  }
  const all = new Float32Array(width * height);
  for (let x = 0; x < width; x++)
    stretch({ values: across, start: x, step: width, count: grid.height }, all, x, width, height);
  return all;
}

interface Line {
  values: ArrayLike<number>;
  start: number;
  step: number;
  count: number;
}

/** Monotone cubic interpolation (Fritsch and Butland 1984) from one line of values to another of `count` values. */
function stretch(known: Line, to: Float32Array, start: number, step: number, count: number): void {
  const { values } = known;
  const last = known.count - 1;
  for (let at = 0; at < count; at++) {
    const place = ((at + 0.5) / count) * known.count - 0.5;
    const before = Math.floor(place);
    const t = place - before;
    const value = (index: number) =>
      values[known.start + known.step * Math.min(last, Math.max(0, index))] ?? 0;
    const [a, b, c, d] = [value(before - 1), value(before), value(before + 1), value(before + 2)];
    const [leave, arrive] = [slope(b - a, c - b), slope(c - b, d - c)];
    const rest = 1 - t;
    to[start + step * at] =
      b * (1 + 2 * t) * rest * rest +
      leave * t * rest * rest +
      c * t * t * (3 - 2 * t) -
      arrive * t * t * rest;
  }
}

/** The harmonic mean of the slopes on both sides; level where they part. */
function slope(before: number, after: number): number {
  return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
}

export type Rgba = [red: number, green: number, blue: number, alpha: number];

/** Each from 0 to 255. */
export function colorAt(value: number): Rgba {
  const strength = Math.min(1, Math.abs(value));
  const scale = value < 0 ? AGAINST : FOR;
  const place = strength * (scale.length - 1);
  const at = Math.min(scale.length - 2, Math.floor(place));
  const mixed = [1, 3, 5].map((digit) => {
    const [one, other] = [scale[at], scale[at + 1]].map((color) =>
      Number.parseInt(color?.slice(digit, digit + 2) ?? "", 16),
    ) as [number, number];
    return Math.round(one + (other - one) * (place - at));
  }) as [number, number, number];
  const alpha = Math.max(0, (strength - FAINT) / (1 - FAINT)) ** COVER;
  return [...mixed, Math.round(alpha * 255)];
}

/** So many colours from -1 to 1. */
const STEPS = 510;
let table: Uint32Array | null = null;

/** Red, green, blue and alpha of each value. */
export function painted(values: Float32Array): Uint8ClampedArray<ArrayBuffer> {
  // Four bytes at once: a quarter of a million are drawn while a person waits.
  table ??= new Uint32Array(colorTable().buffer);
  const made = new Uint32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = Math.min(1, Math.max(-1, values[at] ?? 0));
    made[at] = table[Math.round(((value + 1) / 2) * STEPS)] ?? 0;
  }
  return new Uint8ClampedArray(made.buffer);
}

const colorTable = () =>
  Uint8Array.from(Array.from({ length: STEPS + 1 }, (_, step) => colorAt((2 * step) / STEPS - 1)).flat());

/** The colours from one value to another, for a style sheet. */
export function gradient(from: number, to: number): string {
  const stops = Array.from({ length: 21 }, (_, step) => {
    const [red, green, blue, alpha] = colorAt(from + ((to - from) * step) / 20);
    return `rgb(${red} ${green} ${blue} / ${(alpha / 255).toFixed(2)})`;
  });
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

/** Thirds of the image, row by row. */
export const THIRDS = [
  "upperLeft",
  "upper",
  "upperRight",
  "left",
  "middle",
  "right",
  "lowerLeft",
  "lower",
  "lowerRight",
] as const;
export type Third = (typeof THIRDS)[number];

export interface Peak {
  third: Third;
  /** In the unit of `strongest`; above 0. */
  worth: number;
}

/** The places that speak most for and most against the category, if any does. */
export function peaksOf(heat: Grid & Pick<HeatView, "strongest">): {
  for: Peak | null;
  against: Peak | null;
} {
  const peak = (sign: 1 | -1): Peak | null => {
    let [best, most] = [0, 0];
    heat.values.forEach((value, at) => {
      if (value * sign > most) [best, most] = [at, value * sign];
    });
    const worth = most * heat.strongest;
    if (most < FAINT || worth <= 0) return null;
    const third = (at: number, count: number) => Math.min(2, Math.floor(((at + 0.5) / count) * 3));
    const place =
      third(Math.floor(best / heat.width), heat.height) * 3 + third(best % heat.width, heat.width);
    return { third: THIRDS[place] ?? "middle", worth };
  };
  return { for: peak(1), against: peak(-1) };
}

/** How much a change of the log-odds, in nats, says: the grades of Kass and Raftery (JASA 1995, p. 777) for evidence, whose
 * limits are 2, 6 and 10 on twice this scale. */
export function gradeOf(worth: number): "hardly" | "clearly" | "strongly" | "veryStrongly" {
  if (worth < 1) return "hardly";
  if (worth < 3) return "clearly";
  return worth < 5 ? "strongly" : "veryStrongly";
}
