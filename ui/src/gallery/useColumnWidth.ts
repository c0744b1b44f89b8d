// Changing the width of a column of the table by dragging its edge or by arrow keys. The new width is kept in the
// state at once, so that the column follows the pointer.
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useActions } from "../app/context";
import { clampWidth, NARROWEST, type TableColumn, WIDEST } from "../app/tableColumns";

/** Pixels of one press of an arrow key. */
const STEP = 16;

export function useColumnWidth({ key, width }: TableColumn) {
  const { arrange } = useActions();
  const drag = useRef<{ pointer: number; from: number; width: number } | null>(null);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { pointer: event.pointerId, from: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const now = drag.current;
    if (now?.pointer !== event.pointerId) return;
    arrange.resizeColumn(key, clampWidth(now.width + event.clientX - now.from));
  };
  const end = () => {
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === "ArrowRight" ? STEP : event.key === "ArrowLeft" ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    arrange.resizeColumn(key, clampWidth(width + step));
  };
  return {
    width,
    handlers: {
      "aria-valuemin": NARROWEST,
      "aria-valuemax": WIDEST,
      onPointerDown,
      onPointerMove,
      onPointerUp: end,
      onPointerCancel: end,
      onKeyDown,
      onDoubleClick: () => arrange.resizeColumn(key, null),
    },
  };
}
