// What clicks on images mean, in the gallery and in the table: select, open, show details; and that the Tab key brings
// the focus to an image. Images carry `data-id`; controls of their own carry `data-own-keys`.
import type { FocusEvent, MouseEvent } from "react";
import { useActions, useCore } from "../app/context";
import { EMPTY, selectOne, selectRange, toggle } from "../app/selection";

const adds = (event: MouseEvent) => event.ctrlKey || event.metaKey;

function imageAt(target: EventTarget): { id: number; element: HTMLElement } | null {
  const element = (target as Element).closest<HTMLElement>("[data-id]");
  return element ? { id: Number(element.dataset.id), element } : null;
}

export function usePointing(showInfo: (id: number, anchor: Element) => void) {
  const actions = useActions();
  const { store } = useCore();

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    if (target.closest("[data-own-keys]")) return;
    const image = imageAt(target);
    if (!image) {
      // A click beside the images takes the selection away, as in a file manager.
      if (!event.shiftKey && !adds(event)) actions.select((now) => ({ ...EMPTY, focus: now.focus }));
      return;
    }
    const { id, element } = image;
    if (target.closest("[data-info]")) return showInfo(id, element);
    element.focus({ preventScroll: true });
    actions.select((now, order) =>
      event.shiftKey
        ? selectRange(now, order, id, adds(event))
        : adds(event)
          ? toggle(now, id)
          : selectOne(id),
    );
  };

  const onDoubleClick = (event: MouseEvent<HTMLElement>) => {
    const target = event.target as Element;
    const image = imageAt(target);
    const plain = !event.shiftKey && !adds(event);
    if (image && plain && !target.closest("[data-info], [data-own-keys]")) actions.view(image.id);
  };

  // The Tab key brings the focus into the gallery: arrows and the space bar go on from there.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const image = imageAt(event.target);
    if (image && image.id !== store.getState().selection.focus)
      actions.select((now) => ({ ...now, focus: image.id }));
  };

  return { onClick, onDoubleClick, onFocus };
}
