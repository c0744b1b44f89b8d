// Follows the focus where it was moved by key, or by a click elsewhere; a click in the gallery stays in place. It
// also tells how far a page goes, begins at the top when something else was asked for, and shows the image with the focus
// when gallery and table take each other's place.
import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { useApp, useCore } from "../app/context";
import type { Order } from "../app/order";
import { type Rows, rowOf } from "../app/rows";
import type { Heights } from "./layout";
import type { RowsInSight } from "./useRowsInSight";

export function elementOf(grid: HTMLElement | null, id: number): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
}

export function useFollowedFocus(
  scroller: RefObject<HTMLElement | null>,
  order: Order,
  rows: Rows,
  heights: Heights,
  { width, height, scrollTo }: RowsInSight,
): void {
  const { store } = useCore();
  const focusMoves = useApp((state) => state.focusMoves);
  const measured = width > 0;

  const pageRows = Math.max(1, Math.floor((height - heights.cover) / (heights.line + heights.gap)));
  useEffect(() => {
    if (measured) store.setState({ grid: { columns: rows.columns, pageRows } });
  }, [store, measured, rows.columns, pageRows]);

  // Another question is answered from its beginning; the same one, after a label was given, stays where it is read.
  const arrangement = useApp((state) => state.arrangement);
  const answered = useRef(arrangement);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answer comes after the question
  useLayoutEffect(() => {
    if (answered.current === arrangement) return;
    answered.current = arrangement;
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [order]);

  const followed = useRef(focusMoves);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `focusMoves` is what says that the focus is to be followed
  useEffect(() => {
    const { focus } = store.getState().selection;
    const place = focus === null ? -1 : order.placeOf(focus);
    if (!measured || focus === null || place < 0) return;
    scrollTo(rowOf(rows, place));
    if (followed.current === focusMoves) return;
    followed.current = focusMoves;
    const frame = requestAnimationFrame(() =>
      elementOf(scroller.current, focus)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [focusMoves, measured]);
}
