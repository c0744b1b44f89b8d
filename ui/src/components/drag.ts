// A press of the left button that may become a drag: followed over the whole window until the button is let go. By mouse
// events: where a web view misses the release of another button, no `pointerdown` ever comes again.

/** Pixels before a press counts as a drag; less is a click. */
const SLACK = 5;

export interface Drag {
  /** Once, when it has gone far enough. */
  begin?(event: MouseEvent): void;
  /** Every move of a drag that has begun. */
  move(event: MouseEvent): void;
  /** The button was let go after a drag. */
  drop(event: MouseEvent): void;
  /** The press is over, whether it was a drag or not, and however it ended; after `drop`. */
  end(dragged: boolean): void;
}

/** Gives the function that ends it early. */
export function followDrag(from: { clientX: number; clientY: number }, drag: Drag): () => void {
  let begun = false;
  const end = () => {
    window.removeEventListener("mousemove", onMove);
    window.removeEventListener("mouseup", onUp);
    window.removeEventListener("blur", end);
    drag.end(begun);
  };
  const onMove = (event: MouseEvent) => {
    // The release was not seen, for example because it happened outside the window.
    if ((event.buttons & 1) === 0) return end();
    if (!begun) {
      if (Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < SLACK) return;
      begun = true;
      drag.begin?.(event);
    }
    drag.move(event);
  };
  const onUp = (event: MouseEvent) => {
    if (event.button !== 0) return;
    if (begun) drag.drop(event);
    end();
  };
  window.addEventListener("mousemove", onMove);
  window.addEventListener("mouseup", onUp);
  window.addEventListener("blur", end);
  return end;
}
