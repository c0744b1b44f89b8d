// Which image follows which in the viewer, also when the one that is shown has left the gallery, because its category
// is hidden or another search was made.

export interface Neighbours {
  /** From 0; null when the image is not in the gallery. */
  place: number | null;
  count: number;
  previous: number | null;
  next: number | null;
}

/** `order`: ids of the gallery; `last`: where the image was when it was last there. */
export function neighboursOf(order: readonly number[], place: number, last: number): Neighbours {
  const count = order.length;
  // Where it was there is now the image that followed it.
  const [before, after] = place >= 0 ? [place - 1, place + 1] : [last - 1, last];
  return {
    place: place >= 0 ? place : null,
    count,
    previous: order[Math.min(before, count - 1)] ?? null,
    next: order[after] ?? null,
  };
}
