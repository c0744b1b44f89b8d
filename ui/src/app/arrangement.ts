// What a person asked to see, in which order and groups: changes of an arrangement, and the words for it. Pure; it
// searches and sorts nothing itself, that is the backend's.
import type {
  Arrangement,
  CategoryView,
  Column,
  ColumnFilter,
  ColumnTest,
  GalleryGroup,
  SortBy,
} from "../backend";
import { text } from "../text";
import { percent, plain } from "../text/format";

export const EMPTY_ARRANGEMENT: Arrangement = { search: "", filters: [], sort: null, group: null };

/** One text for each column, also for the name of a metadata column that is called like one of ours. */
export function columnKey(column: Column): string {
  return column.type === "metadata" ? `metadata:${column.data}` : column.type;
}

export function sameColumn(one: Column | null, other: Column | null): boolean {
  return one === other || (one !== null && other !== null && columnKey(one) === columnKey(other));
}

export function columnTitle(column: Column): string {
  return column.type === "metadata" ? column.data : text.columns[column.type];
}

/** Everything in the order of import, without groups. */
export function isPlain(arrangement: Arrangement): boolean {
  return !isNarrowed(arrangement) && arrangement.sort === null && arrangement.group === null;
}

/** Whether both show the same; in which order filters were chosen does not matter. */
export function sameArrangement(one: Arrangement, other: Arrangement): boolean {
  const told = ({ search, filters, sort, group }: Arrangement) =>
    JSON.stringify([
      search.trim(),
      filters.map(({ column, test }) => JSON.stringify([columnKey(column), test.type, test.data])).sort(),
      sort && [columnKey(sort.column), sort.descending],
      group && columnKey(group),
    ]);
  return told(one) === told(other);
}

/** Whether search or filters may leave something out. */
export function isNarrowed({ search, filters }: Arrangement): boolean {
  return search.trim() !== "" || filters.length > 0;
}

export function filterOf({ filters }: Arrangement, column: Column): ColumnTest | null {
  return filters.find((filter) => sameColumn(filter.column, column))?.test ?? null;
}

/** A column has one filter at most, which keeps its place among the others; a test that lets all pass takes it away. */
export function withFilter(
  { filters }: Arrangement,
  column: Column,
  test: ColumnTest | null,
): ColumnFilter[] {
  const wanted = test !== null && !isOpen(test) ? { column, test } : null;
  const known = filters.some((filter) => sameColumn(filter.column, column));
  if (!known) return wanted ? [...filters, wanted] : [...filters];
  return filters.flatMap((filter) => (sameColumn(filter.column, column) ? (wanted ?? []) : filter));
}

function isOpen(test: ColumnTest): boolean {
  if (test.type === "values") return test.data.length === 0;
  if (test.type === "contains") return test.data.trim() === "";
  return test.data.low === null && test.data.high === null;
}

const QUEUE: Column = { type: "queue" };

/** The images of the queue in their order; other filters stay. */
export function withQueue(arrangement: Arrangement): Arrangement {
  const inIt: ColumnTest = { type: "range", data: { low: 1, high: null } };
  const filters = withFilter(arrangement, QUEUE, inIt);
  return { ...arrangement, filters, sort: { column: QUEUE, descending: false } };
}

/** The filters that keep what is in the queue. */
export function queueFilters({ filters }: Arrangement): ColumnFilter[] {
  return filters.filter(({ column }) => sameColumn(column, QUEUE));
}

/** The filters that a person chose one by one. */
export function ownFilters({ filters }: Arrangement): ColumnFilter[] {
  return filters.filter(({ column }) => !sameColumn(column, QUEUE));
}

/** All images again, in the order of import if they were in that of the queue. */
export function withoutQueue(arrangement: Arrangement): Arrangement {
  const sort = sameColumn(arrangement.sort?.column ?? null, QUEUE) ? null : arrangement.sort;
  return { ...arrangement, sort, filters: withFilter(arrangement, QUEUE, null) };
}

/** By a click on a header: ascending, then descending, then in the order of import again. */
export function nextSort(sort: SortBy | null, column: Column): SortBy | null {
  if (!sort || !sameColumn(sort.column, column)) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

type Categories = readonly Pick<CategoryView, "id" | "name">[];

/** A value as a person reads it; "" is none. */
export function valueTitle(column: Column, value: string, categories: Categories): string {
  if (value === "") return nothingTitle(column);
  switch (column.type) {
    case "category":
    case "prediction":
      return categories.find(({ id }) => id === value)?.name ?? text.arrange.deletedCategory;
    case "partition":
      return (text.partition as Record<string, string>)[value] ?? value;
    case "origin":
      return value === "person" ? text.arrange.byPerson : text.arrange.byAcceptance;
    default:
      return value;
  }
}

/** A group as a person reads it: its value, or from where to where the shares in it lie. */
export function groupTitle(
  column: Column,
  { value, title }: Pick<GalleryGroup, "value" | "title">,
  categories: Categories,
): string {
  return isShare(column) && value !== "" ? title : valueTitle(column, value, categories);
}

function nothingTitle(column: Column): string {
  if (column.type === "origin") return text.arrange.noLabel;
  // All shares are a prediction's.
  const predicted = column.type === "prediction" || isShare(column);
  return predicted ? text.arrange.noPrediction : text.arrange.noValue;
}

/** Whether numbers of a column are shares of 1, which people read and type in percent. */
export function isShare({ type }: Column): boolean {
  return type === "confidence" || type === "margin" || type === "entropy";
}

/** A number of a column as a person reads it. */
export function numberTitle(column: Column, value: number): string {
  return isShare(column) ? percent(value) : plain(value);
}

/** A filter in words, for its chip. */
export function filterTitle({ column, test }: ColumnFilter, categories: Categories): string {
  return text.filters.chip(columnTitle(column), testTitle(column, test, categories));
}

function testTitle(column: Column, test: ColumnTest, categories: Categories): string {
  const f = text.filters;
  if (test.type === "contains") return f.holds(test.data);
  if (test.type === "values") {
    const [first = "", second] = test.data.slice(0, 2).map((value) => valueTitle(column, value, categories));
    if (second === undefined) return first;
    return test.data.length === 2 ? f.two(first, second) : f.many(first, test.data.length - 1);
  }
  const { low, high } = test.data;
  if (low !== null && high !== null) return f.between(numberTitle(column, low), numberTitle(column, high));
  return low !== null ? f.atLeast(numberTitle(column, low)) : f.atMost(numberTitle(column, high ?? 0));
}
