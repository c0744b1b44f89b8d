// Wells of a plate: their names, what one is worth, and where the arrow keys lead. Pure.
import type { PlatesView, PlateValue, PlateView, WellView } from "../backend";

export interface Place {
  /** From 0. */
  row: number;
  /** From 0. */
  column: number;
}

/** What the colour of a well says. */
export type ValueKind = PlateValue["type"];

/** A to Z, then AA to AF of plates with 1,536 wells. */
export function rowName(row: number): string {
  const letter = (at: number) => String.fromCharCode(65 + at);
  return row < 26 ? letter(row) : `${letter(Math.floor(row / 26) - 1)}${letter(row % 26)}`;
}

export const wellName = ({ row, column }: Place): string =>
  `${rowName(row)}${String(column + 1).padStart(2, "0")}`;

/** null: its images say nothing about it. `at` is the place of the category. */
export function wellValue(well: WellView, kind: ValueKind, at: number): number | null {
  if (kind === "probability") return well.mean?.[at] ?? null;
  const count = well.counts[at] ?? 0;
  if (kind === "count") return count;
  const all = well.counts.reduce((sum, of) => sum + of, 0);
  return all === 0 ? null : count / all;
}

/** The upper end of the colours: of shares 1, of counts the largest on any plate. */
export function highestValue(plates: readonly PlateView[], kind: ValueKind, at: number): number {
  if (kind !== "count") return 1;
  let most = 1;
  for (const { wells } of plates)
    for (const well of wells) most = Math.max(most, wellValue(well, kind, at) ?? 0);
  return most;
}

export function wellsByName(plate: PlateView): Map<string, WellView> {
  return new Map(plate.wells.map((well) => [wellName(well), well]));
}

export const imagesOf = ({ plates }: Pick<PlatesView, "plates">): number =>
  plates.reduce((sum, { wells }) => sum + wells.reduce((of, { images }) => of + images, 0), 0);

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Where a key leads from a well; null for keys that do not lead anywhere. */
export function moved(from: Place, key: string, far: boolean, size: PlateView): Place | null {
  const keep = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  if (key === "Home") return { row: far ? 0 : from.row, column: 0 };
  if (key === "End") return { row: far ? size.rows - 1 : from.row, column: size.columns - 1 };
  if (key === "PageUp") return { row: 0, column: from.column };
  if (key === "PageDown") return { row: size.rows - 1, column: from.column };
  const step = STEPS[key];
  if (!step) return null;
  return { row: keep(from.row + step[0], size.rows), column: keep(from.column + step[1], size.columns) };
}
