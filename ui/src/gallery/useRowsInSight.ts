// Which rows are in sight while a person scrolls, and scrolling to a row. A redraw is asked for only when other rows
// come into sight; what is answered is a few binary searches, however many rows there are.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Rows } from "../app/rows";
import { contentHeight, type Heights, rowsIn, scrollFor } from "./layout";

/** Rows that are drawn beyond both edges, so that none is missing while the next ones are being drawn. */
const SPARE = 2;

interface View {
  top: number;
  width: number;
  height: number;
  forward: boolean;
}

export interface RowsInSight {
  /** Inside the scroll bar; 0 until it was measured. */
  width: number;
  height: number;
  forward: boolean;
  /** First and last row that are seen. */
  seen: [number, number];
  /** First and last row to draw. */
  drawn: [number, number];
  scrollTo(row: number): void;
}

/** `layOut` is asked at each drawing, and may lay rows out by the width. */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  layOut: (width: number) => { rows: Rows; heights: Heights },
): RowsInSight & { rows: Rows; heights: Heights } {
  const [view, setView] = useState<View>({ top: 0, width: 0, height: 0, forward: true });
  const { rows, heights } = layOut(view.width);
  const latest = useRef({ rows, heights });
  latest.current = { rows, heights };

  const look = useCallback(
    (now: View): View => {
      const element = scroller.current;
      if (!element) return now;
      const { scrollTop: top, clientWidth: width, clientHeight: height } = element;
      const next = { top, width, height, forward: top === now.top ? now.forward : top > now.top };
      return isSame(latest.current, now, next) ? now : next;
    },
    [scroller],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setView(look);
    const resized = () => setView(look);
    // Drawn in the same frame: rows that come a frame late are seen as a flicker.
    const scrolled = () => flushSync(() => setView(look));
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", scrolled);
    };
  }, [scroller, look]);

  // Fewer rows may have moved the scroll bar without an event of its own.
  const tall = contentHeight(rows, heights);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is the reason to look again
  useEffect(() => setView(look), [tall, look]);

  const scrollTo = useCallback(
    (row: number) => {
      const element = scroller.current;
      if (!element) return;
      const { scrollTop, clientHeight } = element;
      element.scrollTop = scrollFor(
        latest.current.rows,
        latest.current.heights,
        row,
        scrollTop,
        clientHeight,
      );
      setView(look);
    },
    [scroller, look],
  );

  const seen = seenIn({ rows, heights }, view);
  const drawn: [number, number] = [
    Math.max(0, seen[0] - SPARE),
    view.width === 0 ? -1 : Math.min(rows.length - 1, seen[1] + SPARE),
  ];
  return {
    rows,
    heights,
    width: view.width,
    height: view.height,
    forward: view.forward,
    seen,
    drawn,
    scrollTo,
  };
}

interface Laid {
  rows: Rows;
  heights: Heights;
}

function seenIn({ rows, heights }: Laid, { top, height }: View): [number, number] {
  return rowsIn(rows, heights, top + heights.cover, top + height);
}

function isSame(laid: Laid, one: View, other: View): boolean {
  if (one.width !== other.width || one.height !== other.height) return false;
  const [first, last] = seenIn(laid, one);
  const [otherFirst, otherLast] = seenIn(laid, other);
  return first === otherFirst && last === otherLast;
}
