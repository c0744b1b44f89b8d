// The columns of the table: which there are, which are shown, and how wide they are. Pure.
import type { Column } from "../backend";
import { text } from "../text";
import { columnKey, columnTitle } from "./arrangement";
import type { TableState } from "./state";

export interface TableColumn {
  key: string;
  title: string;
  /** By what the column sorts, filters and groups; null is the picture. */
  column: Column | null;
  /** Pixels. */
  width: number;
  /** Numbers stand at the right. */
  numeric: boolean;
}

export const NARROWEST = 48;
export const WIDEST = 900;
export const PICTURE_WIDTH = 60;

const WIDTHS: Partial<Record<Column["type"], number>> = {
  name: 230,
  category: 210,
  partition: 110,
  prediction: 210,
  confidence: 110,
  width: 120,
  channels: 100,
  slices: 90,
};
const NUMERIC = new Set<Column["type"]>(["confidence", "width", "channels", "slices"]);
/** The width stands for the size: what it sorts and filters by. */
const PLAIN: Column["type"][] = [
  "name",
  "category",
  "partition",
  "prediction",
  "confidence",
  "width",
  "channels",
  "slices",
];

/** All columns in their order. Predictions have none before there are any. */
export function allColumns(metadata: readonly string[], predictions: boolean): TableColumn[] {
  const columns: Column[] = [
    ...PLAIN.filter((type) => predictions || (type !== "prediction" && type !== "confidence")).map(
      (type) => ({ type }) as Column,
    ),
    ...metadata.map((data): Column => ({ type: "metadata", data })),
  ];
  const picture = {
    key: "picture",
    title: text.table.picture,
    column: null,
    width: PICTURE_WIDTH,
    numeric: false,
  };
  return [
    picture,
    ...columns.map((column) => ({
      key: columnKey(column),
      title: column.type === "width" ? text.table.size : columnTitle(column),
      column,
      width: WIDTHS[column.type] ?? 130,
      numeric: NUMERIC.has(column.type),
    })),
  ];
}

/** The columns that are shown, as wide as a person made them. */
export function shownColumns(all: readonly TableColumn[], { hidden, widths }: TableState): TableColumn[] {
  return all
    .filter(({ key }) => !hidden.includes(key))
    .map((column) => ({ ...column, width: widths[column.key] ?? column.width }));
}
