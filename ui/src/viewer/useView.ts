// Zoom and place of the image in the viewer. Both are kept from image to image as long as these have the same size.
import { useState } from "react";
import { fitView, type Size, sameSize, settle, type View } from "./geometry";

export type ChangeView = (change: (view: View, image: Size, frame: Size) => View) => void;

/** `image` null: not known yet; `frame`: the free area of the window. */
export function useView(image: Size | null, frame: Size): { view: View | null; change: ChangeView } {
  const [kept, setKept] = useState<{ view: View; image: Size } | null>(null);
  if (!image || frame.width === 0 || frame.height === 0) return { view: null, change: () => {} };
  const size: Size = { width: image.width, height: image.height };
  const now = (known: typeof kept) =>
    known && sameSize(known.image, size) ? settle(known.view, size, frame) : fitView(size, frame);
  return {
    view: now(kept),
    change: (change) => setKept((known) => ({ view: change(now(known), size, frame), image: size })),
  };
}
