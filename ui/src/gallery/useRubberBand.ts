// Dragging over the gallery: a rectangle in content coordinates that selects what it touches, scrolling at the edges.
import { type MouseEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Rows } from "../app/rows";
import { followDrag } from "../components/drag";
import { autoscroll, indexesIn, type Layout, type Rect, spanned } from "./layout";

/** Where a band began, in the content, and where the pointer is, in the window. */
interface Band {
  startX: number;
  startY: number;
  clientX: number;
  clientY: number;
}

interface Options {
  scroller: RefObject<HTMLElement | null>;
  layout: Layout;
  rows: Rows;
  onBegin(add: boolean): void;
  onBand(indexes: number[]): void;
}

export function useRubberBand({ scroller, layout, rows, onBegin, onBand }: Options) {
  const [rect, setRect] = useState<Rect | null>(null);
  const band = useRef<Band | null>(null);
  const frame = useRef(0);
  const stop = useRef<(() => void) | null>(null);
  const justDragged = useRef(false);
  const latest = useRef({ layout, rows, onBand });
  latest.current = { layout, rows, onBand };

  const draw = useCallback(() => {
    const element = scroller.current;
    const current = band.current;
    if (!element || !current) return;
    const box = element.getBoundingClientRect();
    const step = autoscroll(current.clientY, box.top, box.bottom);
    if (step !== 0) element.scrollTop += step;
    const x = Math.min(element.clientWidth, Math.max(0, current.clientX - box.left));
    const y = Math.min(element.scrollHeight, Math.max(0, current.clientY - box.top + element.scrollTop));
    const next = spanned(current.startX, current.startY, x, y);
    setRect(next);
    latest.current.onBand(indexesIn(latest.current.layout, latest.current.rows, next));
    frame.current = requestAnimationFrame(draw);
  }, [scroller]);

  useEffect(() => () => stop.current?.(), []);

  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    justDragged.current = false;
    stop.current?.();
    const element = scroller.current;
    if (!element || event.button !== 0) return;
    const box = element.getBoundingClientRect();
    // The scroll bar is not a place to begin a band.
    if (event.clientX - box.left > element.clientWidth) return;
    const startX = event.clientX - box.left;
    const startY = event.clientY - box.top + element.scrollTop;
    const follow = ({ clientX, clientY }: globalThis.MouseEvent) => {
      band.current = { startX, startY, clientX, clientY };
    };
    stop.current = followDrag(event, {
      begin({ ctrlKey, metaKey, shiftKey }) {
        onBegin(ctrlKey || metaKey || shiftKey);
        frame.current = requestAnimationFrame(draw);
      },
      move: follow,
      drop(last) {
        // The last move may not have been drawn yet: the band ends where the button was let go.
        follow(last);
        draw();
      },
      end(dragged) {
        cancelAnimationFrame(frame.current);
        stop.current = null;
        band.current = null;
        justDragged.current = dragged;
        setRect(null);
      },
    });
  };
  /** True once after a drag: the click that the browser sends after it means nothing. */
  const wasDrag = () => {
    const was = justDragged.current;
    justDragged.current = false;
    return was;
  };
  return { rect, wasDrag, onMouseDown };
}
