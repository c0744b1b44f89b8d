// An element that shows another image now: the focus was meant for the one that it showed.
import { type RefObject, useLayoutEffect, useRef } from "react";

export function useReused(element: RefObject<HTMLElement | null>, id: number): void {
  const shown = useRef(id);
  useLayoutEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && element.current?.contains(focused)) focused.blur();
  }, [element, id]);
}
