// The fake's search, filter, sort and group: the rules of the contract over details of images. It knows no project;
// what is shown comes in as rows.
import type {
  Arrangement,
  CategoryView,
  Column,
  ColumnFilter,
  ColumnValue,
  ColumnValuesView,
  GalleryGroup,
  ImageRow,
} from "../bindings";

type Categories = readonly Pick<CategoryView, "id" | "name">[];

const MOST_VALUES = 500;
const { compare } = new Intl.Collator("en", { numeric: true, sensitivity: "accent" });
const ORIGINS: Record<string, string> = { person: "Person", accepted: "Accepted" };
const PARTITIONS = ["training", "validation", "test", "inference", "unassigned"];

/** The empty text is no value. */
export function valueIn(row: ImageRow, column: Column, queue: readonly number[] = []): string {
  switch (column.type) {
    case "name":
      return row.name;
    case "category":
      return row.categoryId ?? "unknown";
    case "origin":
      return row.origin ?? "";
    case "partition":
      return row.partition;
    case "prediction":
      return row.prediction?.categoryId ?? "";
    case "confidence":
      return row.prediction ? String(row.prediction.confidence) : "";
    case "margin":
      return row.prediction ? String(2 * row.prediction.confidence - 1) : "";
    case "entropy":
      return row.prediction ? String(2 - 2 * row.prediction.confidence) : "";
    case "queue": {
      const place = queue.indexOf(row.id);
      return place < 0 ? "" : String(place + 1);
    }
    case "metadata":
      return row.metadata.find(({ name }) => name === column.data)?.value ?? "";
    default:
      return String(row[column.type]);
  }
}

const numberOf = (value: string) => (value.trim() === "" ? Number.NaN : Number(value));

/** Categories in the project's order with Unknown last, partitions in theirs, all else in natural order; "" last. */
function comparing(column: Column, categories: Categories): (a: string, b: string) => number {
  const fixed =
    column.type === "category" || column.type === "prediction"
      ? [...categories.slice(1), ...categories.slice(0, 1)].map(({ id }) => id)
      : column.type === "partition"
        ? PARTITIONS
        : null;
  if (fixed) {
    const ranks = new Map(fixed.map((value, rank) => [value, rank]));
    return (a, b) => (ranks.get(a) ?? fixed.length) - (ranks.get(b) ?? fixed.length);
  }
  return (a, b) => {
    const difference = numberOf(a) - numberOf(b);
    return Number.isNaN(difference) ? compare(a, b) : difference;
  };
}

function titleOf(value: string, column: Column, categories: Categories): string {
  if (column.type === "category" || column.type === "prediction")
    return categories.find(({ id }) => id === value)?.name ?? "";
  if (column.type === "origin") return value === "" ? "" : (ORIGINS[value] ?? value);
  return column.type === "partition" ? value.charAt(0).toUpperCase() + value.slice(1) : value;
}

function passes(row: ImageRow, { column, test }: ColumnFilter, queue: readonly number[]): boolean {
  const value = valueIn(row, column, queue);
  if (test.type === "values") return test.data.includes(value);
  if (test.type === "contains") return value.toLowerCase().includes(test.data.toLowerCase());
  const number = numberOf(value);
  return number >= (test.data.low ?? -Infinity) && number <= (test.data.high ?? Infinity);
}

/** Words of a search; `column:word` and `column="two words"` name the column they look into. */
export function searchTest(search: string, categories: Categories): (row: ImageRow) => boolean {
  const words = [...search.matchAll(/(?:([^\s:="]+)[:=])?(?:"([^"]*)"|(\S+))/g)].map((match) => ({
    column: match[1]?.toLowerCase(),
    word: (match[2] ?? match[3] ?? "").toLowerCase(),
  }));
  return (row) => {
    const category = titleOf(row.categoryId ?? "unknown", { type: "category" }, categories);
    const all = [["name", row.name], ["category", category], ...row.metadata.map((m) => [m.name, m.value])];
    return words.every(({ column, word }) =>
      all.some(
        ([name = "", value = ""]) =>
          (column === undefined || name.toLowerCase() === column) && value.toLowerCase().includes(word),
      ),
    );
  };
}

export function arrange(
  shown: readonly ImageRow[],
  { search, filters, sort, group }: Arrangement,
  categories: Categories,
  queue: readonly number[] = [],
): { ids: number[]; groups: GalleryGroup[] } {
  const found = searchTest(search, categories);
  const rows = shown.filter((row) => found(row) && filters.every((filter) => passes(row, filter, queue)));
  if (sort) {
    const order = comparing(sort.column, categories);
    const sign = sort.descending ? -1 : 1;
    const keyed = rows.map((row) => ({ row, key: valueIn(row, sort.column, queue) }));
    keyed.sort((a, b) =>
      a.key === "" || b.key === "" ? Number(a.key === "") - Number(b.key === "") : sign * order(a.key, b.key),
    );
    rows.splice(0, rows.length, ...keyed.map(({ row }) => row));
  }
  if (!group) return { ids: rows.map(({ id }) => id), groups: [] };
  const byValue = new Map<string, ImageRow[]>();
  for (const row of rows) {
    const value = valueIn(row, group);
    const same = byValue.get(value);
    if (same) same.push(row);
    else byValue.set(value, [row]);
  }
  let start = 0;
  const groups = sortedValues([...byValue.keys()], group, categories).map((value) => {
    const count = byValue.get(value)?.length ?? 0;
    start += count;
    return { value, title: titleOf(value, group, categories), start: start - count, count };
  });
  return { ids: groups.flatMap(({ value }) => (byValue.get(value) ?? []).map(({ id }) => id)), groups };
}

function sortedValues(values: string[], column: Column, categories: Categories): string[] {
  const order = comparing(column, categories);
  return values.sort((a, b) => (a === "" || b === "" ? Number(a === "") - Number(b === "") : order(a, b)));
}

export function columnValues(
  rows: readonly ImageRow[],
  column: Column,
  categories: Categories,
): ColumnValuesView {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = valueIn(row, column);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const sorted = sortedValues([...counts.keys()], column, categories);
  const values = sorted.slice(0, MOST_VALUES).map((value): ColumnValue => {
    return { value, title: titleOf(value, column, categories), count: counts.get(value) ?? 0 };
  });
  const numbers = sorted.filter((value) => value !== "").map(numberOf);
  const numeric = numbers.length > 0 && !numbers.some(Number.isNaN);
  const [low, high] = numeric
    ? numbers.reduce(([least, most], n) => [Math.min(least, n), Math.max(most, n)], [Infinity, -Infinity])
    : [null, null];
  return {
    values,
    more: sorted.length - values.length,
    numeric,
    low: low ?? null,
    high: high ?? null,
  };
}

/** In the order in which they first appear. */
export function metadataColumns(rows: readonly ImageRow[]): string[] {
  return [...new Set(rows.flatMap(({ metadata }) => metadata.map(({ name }) => name)))];
}
