// The fake's plates: wells by the names in a metadata column, with simple statistics. The curve is no fit: its shape is right,
// and it lies where the doses are.
import type { PlateColumns, PlatesView, PlateValue, PlateView, RangeView, WellView } from "../bindings";
import type { PlatesDoor } from "../platesDoor";
import type { Desk } from "./desk";
import { doseResponse, meanOf, sdOf } from "./doses";
import { plateFormulas } from "./plateFormulas";
import type { FakeProject } from "./project";
import { fail } from "./runner";

const NONE: PlateColumns = { plate: null, well: null, row: null, column: null };
/** Rows and columns of the standard plates. */
const SIZES = [
  [8, 12],
  [16, 24],
  [32, 48],
] as const;

export interface FakeWell extends WellView {
  ids: number[];
  metadata: Map<string, string>;
}

interface FakePlate extends Omit<PlateView, "wells"> {
  wells: FakeWell[];
}

/** Such as A01 or AF48. */
function readWell(name: string): { row: number; column: number } | null {
  const [, letters = "", digits] = /^([A-Z]{1,2})0*(\d{1,2})$/i.exec(name.trim()) ?? [];
  if (!digits) return null;
  const row = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return row < 32 && Number(digits) <= 48 ? { row, column: Number(digits) - 1 } : null;
}

const isNone = (columns: PlateColumns) => Object.values(columns).every((name) => name === null);

function found(project: FakeProject, columns: PlateColumns): PlateColumns {
  if (!isNone(columns)) return columns;
  const names = new Set(project.allRows().flatMap(({ metadata }) => metadata.map(({ name }) => name)));
  if (!names.has("well")) return NONE;
  return { ...NONE, plate: names.has("plate") ? "plate" : null, well: "well" };
}

function platesOf(
  project: FakeProject,
  columns: PlateColumns,
  basis: Parameters<PlatesDoor["plates"]>[1],
): FakePlate[] {
  const { well: wellColumn, plate: plateColumn } = found(project, columns);
  const categories = project.document.categories.slice(1).map(({ id }) => id);
  const plates = new Map<string | null, Map<string, FakeWell & { sums: number[]; predicted: number }>>();
  for (const row of project.allRows()) {
    const metadata = new Map(row.metadata.map(({ name, value }) => [name, value]));
    const name = wellColumn === null ? "" : (metadata.get(wellColumn) ?? "").toUpperCase();
    const place = readWell(name);
    if (!place) continue;
    const plateName = plateColumn === null ? null : (metadata.get(plateColumn) ?? null);
    const wells = plates.get(plateName) ?? new Map();
    plates.set(plateName, wells);
    const well = wells.get(name) ?? {
      name,
      ...place,
      images: 0,
      counts: categories.map(() => 0),
      mean: null,
      ids: [],
      metadata,
      sums: categories.map(() => 0),
      predicted: 0,
    };
    wells.set(name, well);
    well.images++;
    well.ids.push(row.id);
    const predicted = row.prediction?.categoryId ?? null;
    const of =
      basis === "label" ? row.categoryId : basis === "prediction" ? predicted : (row.categoryId ?? predicted);
    const at = of === null ? -1 : categories.indexOf(of);
    if (at >= 0) well.counts[at]++;
    if (row.prediction) {
      well.predicted++;
      for (const { categoryId, probability } of row.prediction.probabilities)
        well.sums[categories.indexOf(categoryId)] += probability;
    }
  }
  return [...plates].map(([name, wells]) => {
    const all = [...wells.values()].sort((a, b) => a.row - b.row || a.column - b.column);
    const [rows, columnCount] =
      SIZES.find(([r, c]) => all.every(({ row, column }) => row < r && column < c)) ?? SIZES[2];
    return {
      name,
      rows,
      columns: columnCount,
      wells: all.map(({ sums, predicted, ...well }) => ({
        ...well,
        mean: predicted === 0 ? null : sums.map((sum) => sum / predicted),
      })),
    };
  });
}

export function createFakePlates(desk: Desk): PlatesDoor {
  const worth = (project: FakeProject, value: PlateValue) => {
    const at = project.document.categories.findIndex(({ id }) => id === value.category) - 1;
    if (at < 0) fail("refused", "The category does not exist any more.");
    return ({ counts, mean }: FakeWell): number | null => {
      if (value.type === "probability") return mean?.[at] ?? null;
      if (value.type === "count") return counts[at] ?? 0;
      const all = counts.reduce((sum, count) => sum + count, 0);
      return all === 0 ? null : (counts[at] ?? 0) / all;
    };
  };
  const chosen = (controls: Parameters<PlatesDoor["separation"]>[3], side: "positive" | "negative") =>
    controls.type === "wells"
      ? ({ name }: FakeWell) => controls[side].includes(name)
      : ({ metadata }: FakeWell) => controls[side].includes(metadata.get(controls.column) ?? "");
  const numbers = (wells: FakeWell[], read: (well: FakeWell) => number | null) =>
    wells.map(read).filter((number) => number !== null);

  return {
    async plates(columns, basis): Promise<PlatesView> {
      const project = desk.open();
      const plates = platesOf(project, columns, basis);
      const rows = project.allRows();
      const placed = plates.flatMap(({ wells }) => wells).reduce((sum, { images }) => sum + images, 0);
      const leftOut = found(project, columns).well === null ? 0 : rows.length - placed;
      return {
        columns: found(project, columns),
        choices: [...new Set(rows.flatMap(({ metadata }) => metadata.map(({ name }) => name)))],
        categories: project.document.categories.slice(1),
        plates: plates.map(({ wells, ...plate }) => ({
          ...plate,
          wells: wells.map(({ ids: _ids, metadata: _metadata, ...well }) => well),
        })),
        leftOut,
        formulas: plateFormulas,
        notes: leftOut === 0 ? [] : [`${leftOut} images are left out, for example x.tif: it has no well.`],
      };
    },
    async wellImages(columns, plate, wells) {
      const of = platesOf(desk.open(), columns, "label").filter(({ name }) => name === plate);
      const ids = of.flatMap((one) => one.wells).filter(({ name }) => wells.includes(name));
      return ids.flatMap((well) => well.ids).sort((a, b) => a - b);
    },
    async separation(columns, basis, value, controls, robust) {
      const project = desk.open();
      const read = worth(project, value);
      return platesOf(project, columns, basis).map(({ name, wells }) => {
        const [p, n] = (["positive", "negative"] as const).map((side) =>
          numbers(wells.filter(chosen(controls, side)), read),
        ) as [number[], number[]];
        const enough = p.length > 1 && n.length > 1;
        const apart = enough ? Math.abs(meanOf(p) - meanOf(n)) : 0;
        const spread = robust ? 0.9 : 1;
        return {
          plate: name,
          positiveWells: p.length,
          negativeWells: n.length,
          positive: enough ? meanOf(p) : null,
          negative: enough ? meanOf(n) : null,
          zPrime: apart === 0 ? null : 1 - (3 * spread * (sdOf(p) + sdOf(n))) / apart,
          ssmd: apart === 0 ? null : (meanOf(p) - meanOf(n)) / (spread * Math.hypot(sdOf(p), sdOf(n))),
          reason: enough ? null : "Each kind of control needs at least two wells.",
        };
      });
    },
    async doseResponse(columns, basis, value, dose, group, groupValue, controls) {
      const project = desk.open();
      const read = worth(project, value);
      const wells = platesOf(project, columns, basis).flatMap((plate) => plate.wells);
      const wanted = wells.filter(({ metadata }) => group === null || metadata.get(group) === groupValue);
      const ends: RangeView | null = controls && {
        low: meanOf(numbers(wells.filter(chosen(controls, "negative")), read)),
        high: meanOf(numbers(wells.filter(chosen(controls, "positive")), read)),
      };
      const points = wanted.flatMap((well): [number, number][] => {
        const [text, number] = [well.metadata.get(dose), read(well)];
        const given = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
        return number === null || Number.isNaN(given) ? [] : [[given, number]];
      });
      return doseResponse(points, /\sµM$/.test(dose) ? "µM" : null, ends);
    },
    exportPlates: async (columns, basis, path) => {
      const plates = platesOf(desk.open(), columns, basis);
      return { path, rows: plates.reduce((sum, { wells }) => sum + wells.length, 0) };
    },
  };
}
