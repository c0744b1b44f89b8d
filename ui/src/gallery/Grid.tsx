// The drawn part of the gallery: rows in sight, their tiles, the rubber band, and the details of one image.
import { Box } from "@mui/material";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type FocusEvent,
  type MouseEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useActions, useApp, useCore } from "../app/context";
import { EMPTY, type Selection, selectBand, selectOne, selectRange, toggle } from "../app/selection";
import { FIRST_SLICE } from "../app/stack";
import type { ImageRow } from "../backend";
import { text } from "../text";
import { InfoPopover } from "./InfoPopover";
import { GAP, layoutFor, PADDING, rowCount } from "./layout";
import { Tile } from "./Tile";
import { categoryLooks, type TileLook, tileLook } from "./tileLook";
import { useRubberBand } from "./useRubberBand";
import "./gallery.css";

export function Grid() {
  const actions = useActions();
  const { rows: cache, backend, store } = useCore();
  const ids = useApp((state) => state.gallery.ids);
  const selection = useApp((state) => state.selection);
  const focusMoves = useApp((state) => state.focusMoves);
  const tileSize = useApp((state) => state.tileSize);
  const token = useApp((state) => state.view?.token ?? "");
  const stack = useApp((state) => state.view?.stack ?? FIRST_SLICE);
  const categories = useApp((state) => state.view?.categories);
  const infoRequest = useApp((state) => state.infoRequest);
  useSyncExternalStore(cache.subscribe, cache.getSnapshot);

  const scroller = useRef<HTMLDivElement>(null);
  const width = useClientWidth(scroller);
  const layout = useMemo(() => layoutFor(width, tileSize), [width, tileSize]);
  const looks = useMemo(() => categoryLooks(categories ?? []), [categories]);
  // The same row keeps the same look, so that tiles which did not change are not drawn again.
  const lookOf = useMemo(() => {
    const made = new WeakMap<ImageRow, TileLook>();
    return (row: ImageRow): TileLook => {
      const look = made.get(row) ?? tileLook(row, looks);
      made.set(row, look);
      return look;
    };
  }, [looks]);
  const [info, setInfo] = useState<{ id: number; anchor: Element } | null>(null);

  const virtualizer = useVirtualizer({
    count: width === 0 ? 0 : rowCount(layout, ids.length),
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.height,
    gap: GAP,
    paddingStart: PADDING,
    paddingEnd: PADDING,
    // A row that is scrolled to keeps its margin, where the frame of the focus is drawn.
    scrollPaddingStart: PADDING,
    scrollPaddingEnd: PADDING,
    overscan: 2,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout makes the measured rows worthless
  useLayoutEffect(() => virtualizer.measure(), [layout, virtualizer]);

  const drawn = virtualizer.getVirtualItems();
  const first = (drawn[0]?.index ?? 0) * layout.columns;
  const last = Math.min(ids.length, ((drawn.at(-1)?.index ?? -1) + 1) * layout.columns);
  useEffect(() => cache.want(ids.slice(first, last)), [cache, ids, first, last]);

  useEffect(() => {
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (layout.height + GAP)));
    store.setState({ grid: { columns: layout.columns, pageRows } });
  }, [store, layout]);

  // Only a focus that was moved by key, or by a click elsewhere, is followed; a click in the gallery stays in place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `focusMoves` is what says that the focus is to be followed
  useEffect(() => {
    if (focusMoves === 0 || selection.focus === null) return;
    const index = ids.indexOf(selection.focus);
    if (index < 0) return;
    virtualizer.scrollToIndex(Math.floor(index / layout.columns), { align: "auto" });
    const id = selection.focus;
    const frame = requestAnimationFrame(() =>
      tileElement(scroller.current, id)?.focus({ preventScroll: true }),
    );
    return () => cancelAnimationFrame(frame);
  }, [focusMoves]);

  useEffect(() => {
    if (!infoRequest) return;
    const anchor = tileElement(scroller.current, infoRequest.id);
    if (anchor) setInfo({ id: infoRequest.id, anchor });
  }, [infoRequest]);

  const bandBase = useRef<Selection>(EMPTY);
  const band = useRubberBand({
    scroller,
    layout,
    count: ids.length,
    onBegin: (add) => {
      bandBase.current = add ? store.getState().selection : EMPTY;
    },
    onBand: (indexes) => {
      const banded = indexes.map((index) => ids[index]).filter((id) => id !== undefined);
      actions.select(() => selectBand(bandBase.current, banded));
    },
  });

  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (band.wasDrag()) return;
    const target = event.target as Element;
    const infoButton = target.closest("[data-info]");
    const tile = target.closest<HTMLElement>("[data-id]");
    if (infoButton && tile) {
      setInfo({ id: Number(tile.dataset.id), anchor: tile });
      return;
    }
    if (!tile) {
      // A click beside the tiles takes the selection away, as in a file manager.
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey)
        actions.select((now) => ({ ...EMPTY, focus: now.focus }));
      return;
    }
    const id = Number(tile.dataset.id);
    const adds = event.ctrlKey || event.metaKey;
    tile.focus({ preventScroll: true });
    actions.select((now, order) =>
      event.shiftKey ? selectRange(now, order, id, adds) : adds ? toggle(now, id) : selectOne(id),
    );
  };

  // The Tab key brings the focus into the gallery: arrows and the space bar go on from there.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const id = Number((event.target as Element).closest<HTMLElement>("[data-id]")?.dataset.id ?? Number.NaN);
    if (!Number.isNaN(id) && id !== selection.focus) actions.select((now) => ({ ...now, focus: id }));
  };

  const inSight = ids.slice(first, last);
  const tabStop =
    selection.focus !== null && inSight.includes(selection.focus) ? selection.focus : inSight[0];
  const infoRow = info ? cache.get(info.id) : undefined;
  return (
    <>
      {/* The window's key listener does by key what clicks do here. */}
      <Box
        ref={scroller}
        role="grid"
        aria-label={text.gallery.label}
        aria-multiselectable
        aria-rowcount={rowCount(layout, ids.length)}
        aria-colcount={layout.columns}
        data-testid="gallery"
        onClick={onClick}
        onFocus={onFocus}
        {...band.handlers}
        sx={{
          flex: 1,
          minHeight: 0,
          overflowY: "scroll",
          overflowX: "hidden",
          position: "relative",
          touchAction: "pan-y",
        }}
      >
        <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
          {drawn.map(({ index: rowIndex, start }) => (
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            // biome-ignore lint/a11y/useFocusableInteractive: its cells have the focus
            <div
              key={rowIndex}
              role="row"
              aria-rowindex={rowIndex + 1}
              style={{
                position: "absolute",
                left: PADDING,
                top: 0,
                transform: `translateY(${start}px)`,
                display: "flex",
                gap: GAP,
              }}
            >
              {ids.slice(rowIndex * layout.columns, (rowIndex + 1) * layout.columns).map((id, column) => {
                const row = cache.get(id);
                return (
                  <Tile
                    key={id}
                    id={id}
                    row={row}
                    look={row ? lookOf(row) : null}
                    url={row ? backend.thumbUrl(token, row, stack) : null}
                    selected={selection.ids.has(id)}
                    tabbable={id === tabStop}
                    column={column}
                    width={layout.tile}
                    height={layout.height}
                    infoOpen={info?.id === id}
                  />
                );
              })}
            </div>
          ))}
          {band.rect && (
            <div
              className="band"
              style={{
                left: band.rect.left,
                top: band.rect.top,
                width: band.rect.right - band.rect.left,
                height: band.rect.bottom - band.rect.top,
              }}
            />
          )}
        </div>
      </Box>
      {info && infoRow && (
        <InfoPopover row={infoRow} anchor={info.anchor} looks={looks} onClose={() => setInfo(null)} />
      )}
    </>
  );
}

function tileElement(grid: HTMLElement | null, id: number): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-id="${id}"]`) ?? null;
}

function useClientWidth(ref: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}
