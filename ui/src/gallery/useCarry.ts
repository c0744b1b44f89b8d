// Dragging the selection from one of its images onto a category, which labels it. A drag that begins anywhere else is the
// rubber band's.
import { type MouseEvent, useEffect, useRef } from "react";
import { useActions, useCore } from "../app/context";
import { followDrag } from "../components/drag";

export function useCarry() {
  const actions = useActions();
  const { store } = useCore();
  /** Ends the drag that goes on. */
  const stop = useRef<(() => void) | null>(null);
  const justCarried = useRef(false);
  useEffect(() => () => stop.current?.(), []);

  /** True if the press may become such a drag. */
  const begin = (event: MouseEvent<HTMLElement>): boolean => {
    stop.current?.();
    justCarried.current = false;
    const target = event.target as Element;
    const plain = event.button === 0 && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    const image = target.closest<HTMLElement>("[data-id]");
    const chosen = image !== null && store.getState().selection.ids.has(Number(image.dataset.id));
    if (!plain || !chosen || target.closest("button")) return false;
    stop.current = followDrag(event, {
      move: ({ clientX: x, clientY: y }) => store.setState({ carry: { x, y, over: categoryAt(x, y) } }),
      drop({ clientX, clientY }) {
        const over = categoryAt(clientX, clientY);
        if (over !== null) void actions.categorize(over);
      },
      end(dragged) {
        stop.current = null;
        justCarried.current = dragged;
        store.setState({ carry: null });
      },
    });
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
