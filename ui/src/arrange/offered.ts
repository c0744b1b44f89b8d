// Which columns are offered for what, and how a column is filtered. Pure.
import { isShare } from "../app/arrangement";
import type { Column, ColumnTest, ColumnValuesView } from "../backend";

type Plain = Exclude<Column["type"], "metadata">;

const SORT: Plain[] = [
  "name",
  "category",
  "origin",
  "confidence",
  "margin",
  "entropy",
  "prediction",
  "partition",
  "width",
  "height",
  "channels",
  "slices",
];
const GROUP: Plain[] = [
  "category",
  "prediction",
  "confidence",
  "margin",
  "entropy",
  "origin",
  "partition",
  "width",
  "height",
  "channels",
  "slices",
];
const FILTER: Plain[] = [
  "category",
  "prediction",
  "confidence",
  "margin",
  "entropy",
  "origin",
  "partition",
  "name",
  "width",
  "height",
  "channels",
  "slices",
];

const withMetadata = (types: readonly Plain[], metadata: readonly string[]): Column[] => [
  ...types.map((type) => ({ type })),
  ...metadata.map((data): Column => ({ type: "metadata", data })),
];

export const sortColumns = (metadata: readonly string[]) => withMetadata(SORT, metadata);
export const groupColumns = (metadata: readonly string[]) => withMetadata(GROUP, metadata);
export const filterColumns = (metadata: readonly string[]) => withMetadata(FILTER, metadata);

export type Mode = ColumnTest["type"];

/** So many values are read at a glance; of more numbers, a range is what is wanted. */
export const FEW = 12;

/** How a column may be filtered, the best way first. Few categories need no text, and names are too many for a list. */
export function modesOf(column: Column, { values, more, numeric }: ColumnValuesView): Mode[] {
  if (column.type === "name") return ["contains"];
  if (isShare(column)) return ["range"];
  if (numeric) return values.length + more > FEW ? ["range", "values"] : ["values", "range"];
  return column.type === "metadata" ? ["values", "contains"] : ["values"];
}

/** Values whose title contains what is typed, in any case. */
export function valuesLike<T extends { title: string }>(values: readonly T[], typed: string): T[] {
  const wanted = typed.trim().toLocaleLowerCase("en");
  return values.filter(({ title }) => title.toLocaleLowerCase("en").includes(wanted));
}
