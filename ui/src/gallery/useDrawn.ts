// What is drawn of the rows: lines of images by the slot of their element, and headings by themselves.
import { type Rows, rowAt } from "../app/rows";
import type { RowsInSight } from "./useRowsInSight";
import { useSlots } from "./useSlots";

interface DrawnHeading {
  index: number;
  group: number;
}

/** Rows of images by slot, and the headings among the rows to draw. Lines of other `columns` have other elements. */
export function useDrawn(
  rows: Rows,
  { drawn: [first, last] }: RowsInSight,
  columns: number,
): [readonly number[], DrawnHeading[]] {
  const lines: number[] = [];
  const headings: DrawnHeading[] = [];
  for (let index = first; index <= last; index++) {
    const content = rowAt(rows, index);
    if (content.kind === "heading") headings.push({ index, group: content.group });
    else lines.push(index);
  }
  const slots = useSlots(lines, rows.length, columns);
  return [slots, headings];
}

/** The places in a row of images; none in a heading, which a slot that nobody needs may hold once groups have changed. */
export function lineAt(rows: Rows, index: number): { start: number; end: number } {
  const content = rowAt(rows, index);
  return content.kind === "line" ? content : { start: 0, end: 0 };
}
