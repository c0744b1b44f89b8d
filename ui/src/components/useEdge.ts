// The edge of a column or a panel: dragged with the mouse, moved by arrow keys, and put back by a double click.
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { followDrag } from "./drag";

/** Pixels of one press of an arrow key. */
const STEP = 16;

export interface Edge {
  /** Pixels. */
  width: number;
  min: number;
  max: number;
  /** What the edge widens when it goes to the right: what is left of it, or what is right of it. */
  side?: "left" | "right";
  /** null gives the usual width back. */
  onChange(width: number | null): void;
}

/** A whole number of pixels that can be seen. */
export function clampWidth(width: number, min: number, max: number): number {
  return Math.round(Math.min(max, Math.max(min, width)));
}

/** Attributes and handlers of an element with the role `separator`. */
export function useEdge({ width, min, max, side = "left", onChange }: Edge) {
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const sign = side === "left" ? 1 : -1;
  const set = (next: number) => onChange(clampWidth(next, min, max));

  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const from = event.clientX;
    stop.current?.();
    stop.current = followDrag(event, {
      move: ({ clientX }) => set(width + sign * (clientX - from)),
      drop() {},
      end() {
        stop.current = null;
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    set(width + sign * step);
  };
  return {
    "aria-valuenow": width,
    "aria-valuemin": min,
    "aria-valuemax": max,
    onMouseDown,
    onKeyDown,
    onDoubleClick: () => onChange(null),
  };
}
