// Dragging over the gallery: a rectangle in content coordinates that selects what it touches, scrolling at the edges.
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Rows } from "../app/rows";
import { autoscroll, indexesIn, type Layout, type Rect, spanned } from "./layout";

/** Pixels before a press counts as a drag; less is a click. */
export const SLACK = 5;

interface Drag {
  pointer: number;
  startX: number;
  startY: number;
  clientX: number;
  clientY: number;
  moved: boolean;
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
  const drag = useRef<Drag | null>(null);
  const frame = useRef(0);
  const justDragged = useRef(false);
  const latest = useRef({ layout, rows, onBand });
  latest.current = { layout, rows, onBand };

  const draw = useCallback(() => {
    const element = scroller.current;
    const current = drag.current;
    if (!element || !current?.moved) return;
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

  const end = useCallback(() => {
    cancelAnimationFrame(frame.current);
    // Lost capture follows a release: by then the drag has ended, and its click is still to come.
    if (!drag.current) return;
    justDragged.current = drag.current.moved;
    drag.current = null;
    setRect(null);
  }, []);
  useEffect(() => end, [end]);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    justDragged.current = false;
    const element = scroller.current;
    if (!element || event.button !== 0 || event.pointerType === "touch") return;
    const box = element.getBoundingClientRect();
    // The scroll bar is not a place to begin a band.
    if (event.clientX - box.left > element.clientWidth) return;
    drag.current = {
      pointer: event.pointerId,
      startX: event.clientX - box.left,
      startY: event.clientY - box.top + element.scrollTop,
      clientX: event.clientX,
      clientY: event.clientY,
      moved: false,
    };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const current = drag.current;
    if (!current || current.pointer !== event.pointerId) return;
    // The release was not seen, for example because it happened outside the window.
    if ((event.buttons & 1) === 0) return end();
    const far = Math.hypot(event.clientX - current.clientX, event.clientY - current.clientY);
    if (!current.moved) {
      if (far < SLACK) return;
      current.moved = true;
      scroller.current?.setPointerCapture(event.pointerId);
      onBegin(event.ctrlKey || event.metaKey || event.shiftKey);
      frame.current = requestAnimationFrame(draw);
    }
    current.clientX = event.clientX;
    current.clientY = event.clientY;
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const current = drag.current;
    if (current?.moved && current.pointer === event.pointerId) {
      // The last move may not have been drawn yet: the band ends where the button was let go.
      current.clientX = event.clientX;
      current.clientY = event.clientY;
      draw();
    }
    end();
  };
  /** True once after a drag: the click that the browser sends after it means nothing. */
  const wasDrag = () => {
    const was = justDragged.current;
    justDragged.current = false;
    return was;
  };
  return {
    rect,
    wasDrag,
    handlers: {
      onPointerDown,
      onPointerMove,
      onPointerUp,
      onPointerCancel: end,
      onLostPointerCapture: end,
    },
  };
}
