// The order of a table by one of its columns. What has no value comes last in both directions; rows that are level keep
// their order. Pure.
export interface SortedBy<Column extends string> {
  column: Column;
  descending: boolean;
}

/** The same column again turns the order round; another begins as suits it: names from A, numbers from the smallest. */
export function nextSort<Column extends string>(now: SortedBy<Column>, column: Column): SortedBy<Column> {
  return { column, descending: now.column === column ? !now.descending : false };
}

export function sorted<Row>(
  rows: readonly Row[],
  value: (row: Row) => number | string | null,
  descending: boolean,
): Row[] {
  const turn = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "string" || typeof b === "string")
      return turn * String(a).localeCompare(String(b), undefined, { numeric: true });
    return turn * (a - b);
  });
}
