// What each well of a plate shows: its colour and its words. Pure.
import type { PlateView, WellView } from "../backend";
import { text } from "../text";
import { metric } from "../text/format";
import { shortValue } from "./figures";
import { colorAt } from "./scale";
import { type ValueKind, wellValue } from "./wells";

const t = text.plates;

export interface Shows {
  kind: ValueKind;
  /** The place of the category. */
  at: number;
  category: string;
  /** The value with the last colour. */
  highest: number;
}

export interface Painted {
  /** null: images, but no value. */
  color: string | null;
  /** What is read of it after its name. */
  words: string;
}

export function paint(well: WellView, { kind, at, category, highest }: Shows): Painted {
  const value = wellValue(well, kind, at);
  const said = value === null ? t.noValue : shortValue(value, kind);
  return {
    color: value === null ? null : colorAt(value / highest),
    words: `${t.imagesIn(well.images)}, ${t.of(category, said)}`,
  };
}

/** By the names of wells. */
export function paintAll(plate: PlateView, shows: Shows): Map<string, Painted> {
  return new Map(plate.wells.map((well) => [well.name, paint(well, shows)]));
}

/** The lines of a tooltip: each category with its images and mean probability. */
export function linesOf(
  well: WellView,
  categories: readonly { name: string }[],
): { name: string; count: number; mean: string | null }[] {
  return categories.map(({ name }, at) => {
    const mean = well.mean?.[at] ?? null;
    return { name, count: well.counts[at] ?? 0, mean: mean === null ? null : metric(mean, 2) };
  });
}
