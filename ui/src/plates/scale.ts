// The colours of wells: viridis of matplotlib without its darkest part, which rises in lightness and is told apart by the
// colour-blind too. Pure.
import type { ValueKind } from "./wells";

/** From low to high, at even distances. */
export const STOPS = ["#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"] as const;

const channels = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** `share` 0 is low and 1 is high; beyond them the colour stays. */
export function colorAt(share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const below = Math.min(STOPS.length - 2, Math.floor(place));
  const [low, high] = [channels(STOPS[below] ?? STOPS[0]), channels(STOPS[below + 1] ?? STOPS[0])];
  const mixed = low.map((value, at) => Math.round(value + ((high[at] ?? value) - value) * (place - below)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

export const GRADIENT = `linear-gradient(to right, ${STOPS.join(", ")})`;

/** Values to write at the scale, from 0 to `highest`. */
export function legendTicks(highest: number, kind: ValueKind): number[] {
  if (kind !== "count") return [0, 0.25, 0.5, 0.75, 1];
  const step = Math.max(1, Math.ceil(highest / 4));
  const ticks = [0];
  for (let value = step; value < highest; value += step) ticks.push(value);
  // Two numbers beside each other would run together.
  if (ticks.length > 1 && highest - (ticks.at(-1) ?? 0) < step / 2) ticks.pop();
  return [...ticks, highest];
}
