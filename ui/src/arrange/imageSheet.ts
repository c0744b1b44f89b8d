// The images that the gallery shows, in their order, as a table for a file: the columns that the table shows, with their
// plain values.
import { cell, type Sheet } from "../app/sheet";
import type { TableColumn } from "../app/tableColumns";
import type { Backend, CategoryView, Column, ImageRow } from "../backend";

/** So many rows are asked for at once. */
const CHUNK = 2000;

const HEADS: Partial<Record<Column["type"], string[]>> = {
  name: ["file"],
  partition: ["partition"],
  prediction: ["predicted"],
  confidence: ["confidence"],
  width: ["width", "height"],
  channels: ["channels"],
  slices: ["slices"],
};

/** Metadata columns keep their names. */
const headsOf = (column: Column): string[] =>
  column.type === "metadata" ? [column.data] : (HEADS[column.type] ?? [column.type]);

export async function imageSheet(
  backend: Pick<Backend, "imageRows">,
  ids: readonly number[],
  shown: readonly TableColumn[],
  categories: readonly CategoryView[],
): Promise<Sheet> {
  const columns = shown.flatMap(({ column }) => column ?? []);
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  const sheet: Sheet = [columns.flatMap(headsOf)];
  for (let at = 0; at < ids.length; at += CHUNK)
    for (const row of await backend.imageRows(ids.slice(at, at + CHUNK)))
      sheet.push(columns.flatMap((column) => cellsOf(row, column, names)));
  return sheet;
}

function cellsOf(row: ImageRow, column: Column, names: ReadonlyMap<string, string>): string[] {
  const named = (id: string | null | undefined) => (id ? (names.get(id) ?? "") : "");
  switch (column.type) {
    case "name":
      return [row.name];
    case "category":
      return [named(row.categoryId)];
    case "partition":
      return [row.partition];
    case "prediction":
      return [named(row.prediction?.categoryId)];
    case "confidence":
      return [cell(row.prediction?.confidence)];
    case "width":
      return [cell(row.width), cell(row.height)];
    case "channels":
      return [cell(row.channels)];
    case "slices":
      return [cell(row.slices)];
    case "metadata":
      return [row.metadata.find(({ name }) => name === column.data)?.value ?? ""];
    default:
      // Such as the order of a queue, for which the table has no column.
      return [""];
  }
}
