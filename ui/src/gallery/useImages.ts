// What gallery and table show of the images in sight: their details, looks and pictures, and which are selected.
import { useMemo, useSyncExternalStore } from "react";
import { useApp, useCore } from "../app/context";
import type { ImageRow } from "../backend";
import { categoryLooks, type TileLook, tileLook } from "./tileLook";

/** With `large` for tiles that a usual thumbnail is too small for. */
export function useImages(large = false) {
  const { rows: cache, backend } = useCore();
  const order = useApp((state) => state.order);
  const selection = useApp((state) => state.selection);
  const token = useApp((state) => state.view?.token ?? "");
  const categories = useApp((state) => state.view?.categories);
  useSyncExternalStore(cache.subscribe, cache.getSnapshot);

  const looks = useMemo(() => categoryLooks(categories ?? []), [categories]);
  // The same row keeps the same look, so that what did not change is not drawn again.
  const lookOf = useMemo(() => {
    const made = new WeakMap<ImageRow, TileLook>();
    return (row: ImageRow): TileLook => {
      const look = made.get(row) ?? tileLook(row, looks);
      made.set(row, look);
      return look;
    };
  }, [looks]);
  const selectedByGroup = useMemo(() => order.countByGroup(selection.ids), [order, selection.ids]);

  /** Nothing but `id` until the details are there. */
  function imageOf(id: number) {
    const row = cache.get(id);
    return {
      id,
      row,
      look: row ? lookOf(row) : null,
      url: row ? backend.thumbUrl(token, row, large) : null,
      selected: selection.ids.has(id),
    };
  }

  /** Of the images that are drawn, the one that the Tab key comes to. */
  function tabStop(start: number, end: number): number | undefined {
    const place = selection.focus === null ? -1 : order.placeOf(selection.focus);
    return place >= start && place < end ? (selection.focus ?? undefined) : order.ids[start];
  }

  return { order, looks, imageOf, tabStop, selectedByGroup };
}
