// Dragging the selection from one of its images onto a category, which labels it. A drag that begins anywhere else is the
// rubber band's.
import { type PointerEvent, useCallback, useEffect, useRef } from "react";
import { useActions, useCore } from "../app/context";
import { SLACK } from "./useRubberBand";

export function useCarry() {
  const actions = useActions();
  const { store } = useCore();
  /** Ends the drag that goes on. */
  const stop = useRef<(() => void) | null>(null);
  const justCarried = useRef(false);
  useEffect(() => () => stop.current?.(), []);

  const follow = useCallback(
    (pointer: number, fromX: number, fromY: number) => {
      let moved = false;
      const end = () => {
        // The pointer leaves the gallery at once, so that it is followed over the whole window.
        window.removeEventListener("pointermove", move);
        window.removeEventListener("pointerup", drop);
        window.removeEventListener("pointercancel", end);
        justCarried.current = moved;
        stop.current = null;
        store.setState({ carry: null });
      };
      const move = ({ pointerId, buttons, clientX: x, clientY: y }: globalThis.PointerEvent) => {
        if (pointerId !== pointer) return;
        // The release was not seen, for example because it happened outside the window.
        if ((buttons & 1) === 0) return end();
        moved ||= Math.hypot(x - fromX, y - fromY) >= SLACK;
        if (moved) store.setState({ carry: { x, y, over: categoryAt(x, y) } });
      };
      const drop = ({ pointerId, clientX, clientY }: globalThis.PointerEvent) => {
        if (pointerId !== pointer) return;
        const over = moved ? categoryAt(clientX, clientY) : null;
        end();
        if (over !== null) void actions.categorize(over);
      };
      window.addEventListener("pointermove", move);
      window.addEventListener("pointerup", drop);
      window.addEventListener("pointercancel", end);
      stop.current = end;
    },
    [actions, store],
  );

  /** True if the press may become such a drag. */
  const begin = (event: PointerEvent<HTMLElement>): boolean => {
    stop.current?.();
    justCarried.current = false;
    const target = event.target as Element;
    const plain = event.button === 0 && event.pointerType !== "touch" && !event.shiftKey && !event.ctrlKey;
    const image = target.closest<HTMLElement>("[data-id]");
    const chosen = image !== null && store.getState().selection.ids.has(Number(image.dataset.id));
    if (!plain || event.metaKey || !chosen || target.closest("button")) return false;
    follow(event.pointerId, event.clientX, event.clientY);
    return true;
  };
  /** True once after a drag: the click that the browser sends after it means nothing. */
  const wasCarried = () => {
    const was = justCarried.current;
    justCarried.current = false;
    return was;
  };
  return { begin, wasCarried };
}

function categoryAt(x: number, y: number): string | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop]");
  return row?.dataset.drop ?? null;
}
