// Which row of the gallery holds which images: lines of as many images as there are columns, and with groups a heading
// over each group, which begins a line of its own. Pure; it knows places in the order and no pixels. Every question is
// answered by a binary search over the groups, so that many thousand groups cost nothing while scrolling.

export interface Rows {
  columns: number;
  /** Images. */
  count: number;
  /** Rows of images. */
  lines: number;
  /** Lines and headings together. */
  length: number;
  /** Without groups there is one block, without a heading. */
  headed: boolean;
  blocks: readonly Block[];
}

interface Block {
  /** Place of its first image. */
  start: number;
  count: number;
  /** Lines in the blocks before it. */
  linesBefore: number;
}

export type RowContent =
  | { kind: "heading"; group: number }
  /** Places from `start` to before `end`. */
  | { kind: "line"; group: number; start: number; end: number };

/** `groups` follow each other without gaps; none means that everything is one block. */
export function rowsFor(
  count: number,
  columns: number,
  groups: readonly { start: number; count: number }[],
): Rows {
  const headed = groups.length > 0;
  let lines = 0;
  const blocks = (headed ? groups : [{ start: 0, count }]).map((group) => {
    const block: Block = { start: group.start, count: group.count, linesBefore: lines };
    lines += Math.ceil(group.count / columns);
    return block;
  });
  return { columns, count, lines, length: lines + (headed ? blocks.length : 0), headed, blocks };
}

/** Headings above this row. */
export function headingsBefore(rows: Rows, row: number): number {
  return rows.headed ? lastWhere(rows.blocks, (block, index) => block.linesBefore + index < row) + 1 : 0;
}

/** `row` is 0 to before `length`. */
export function rowAt(rows: Rows, row: number): RowContent {
  const heads = rows.headed ? 1 : 0;
  const group = Math.max(
    0,
    lastWhere(rows.blocks, (block, index) => block.linesBefore + index * heads <= row),
  );
  const block = rows.blocks[group];
  if (!block) return { kind: "line", group: 0, start: 0, end: 0 };
  const within = row - block.linesBefore - (group + 1) * heads;
  if (within < 0) return { kind: "heading", group };
  const start = block.start + within * rows.columns;
  return { kind: "line", group, start, end: Math.min(block.start + block.count, start + rows.columns) };
}

/** The row of the image at this place. */
export function rowOf(rows: Rows, place: number): number {
  const { line, group } = seat(rows, place);
  return line + (rows.headed ? group + 1 : 0);
}

/** Where an image sits when headings do not count. */
export function seat(rows: Rows, place: number): { line: number; column: number; group: number } {
  const group = Math.max(
    0,
    lastWhere(rows.blocks, (block) => block.start <= place),
  );
  const block = rows.blocks[group] ?? { start: 0, linesBefore: 0 };
  const within = place - block.start;
  const line = block.linesBefore + Math.floor(within / rows.columns);
  return { line, column: within % rows.columns, group };
}

/** The image in this line at this column, or the last one of a line that is shorter. */
export function placeAt(rows: Rows, line: number, column: number): number {
  const group = Math.max(
    0,
    lastWhere(rows.blocks, (block) => block.linesBefore <= line),
  );
  const block = rows.blocks[group] ?? { start: 0, count: 0, linesBefore: 0 };
  const within = (line - block.linesBefore) * rows.columns + Math.min(column, rows.columns - 1);
  return block.start + Math.min(within, block.count - 1);
}

/** The last index for which a test holds that holds for all before it; -1 when for none. */
export function lastWhere<T>(items: readonly T[], holds: (item: T, index: number) => boolean): number {
  let low = -1;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T, middle)) low = middle;
    else high = middle;
  }
  return low;
}
