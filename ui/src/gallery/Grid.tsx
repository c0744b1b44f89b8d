// The drawn part of the gallery: the rows in sight with their tiles and headings, and the rubber band.
import { Box } from "@mui/material";
import { type MouseEvent, useCallback, useMemo, useRef } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { rowAt } from "../app/rows";
import { EMPTY, type Selection, selectBand } from "../app/selection";
import { text } from "../text";
import { GroupHeading } from "./GroupHeading";
import { contentHeight, GAP, heightsOf, layoutFor, PADDING, topOf } from "./layout";
import { Tile } from "./Tile";
import { useFollowedFocus } from "./useFollowedFocus";
import { useImages } from "./useImages";
import { useInfo } from "./useInfo";
import { usePointing } from "./usePointing";
import { useRowsInSight } from "./useRowsInSight";
import { useRubberBand } from "./useRubberBand";
import { useSight } from "./useSight";
import "./gallery.css";

export function Grid() {
  const actions = useActions();
  const { store } = useCore();
  const { order, looks, imageOf, tabStop, selectedByGroup } = useImages();
  const tileSize = useApp((state) => state.tileSize);

  const scroller = useRef<HTMLDivElement>(null);
  const layoutOf = useCallback((width: number) => layoutFor(width, tileSize), [tileSize]);
  const sight = useRowsInSight(scroller, (width) => {
    const made = layoutOf(width);
    return { rows: order.rows(made.columns), heights: heightsOf(made) };
  });
  const { rows, heights } = sight;
  const layout = useMemo(() => layoutOf(sight.width), [layoutOf, sight.width]);
  const [start, end] = useSight(order, rows, sight);
  useFollowedFocus(scroller, order, rows, heights, sight);
  const info = useInfo(scroller, looks);
  const pointing = usePointing(info.show);

  const bandBase = useRef<Selection>(EMPTY);
  const band = useRubberBand({
    scroller,
    layout,
    rows,
    onBegin: (add) => {
      bandBase.current = add ? store.getState().selection : EMPTY;
    },
    onBand: (places) => {
      const banded = places.map((place) => order.ids[place]).filter((id) => id !== undefined);
      actions.select(() => selectBand(bandBase.current, banded));
    },
  });
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (!band.wasDrag()) pointing.onClick(event);
  };

  const [first, last] = sight.drawn;
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  const stop = tabStop(start, end);
  return (
    <>
      {/* The window's key listener does by key what clicks do here. */}
      <Box
        ref={scroller}
        role="grid"
        aria-label={text.gallery.label}
        aria-multiselectable
        aria-rowcount={rows.length}
        aria-colcount={layout.columns}
        data-testid="gallery"
        {...pointing}
        onClick={onClick}
        {...band.handlers}
        sx={{
          flex: 1,
          minHeight: 0,
          overflowY: "scroll",
          overflowX: "hidden",
          position: "relative",
          touchAction: "pan-y",
          // What is drawn anew above must not move what is seen.
          overflowAnchor: "none",
        }}
      >
        <div role="presentation" style={{ height: contentHeight(rows, heights), position: "relative" }}>
          {drawn.map((index) => {
            const content = rowAt(rows, index);
            const group = content.kind === "heading" ? order.groups[content.group] : undefined;
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the grid
              // biome-ignore lint/a11y/useFocusableInteractive: its cells have the focus
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                style={{
                  position: "absolute",
                  left: PADDING,
                  right: PADDING,
                  top: 0,
                  transform: `translateY(${topOf(rows, heights, index)}px)`,
                  display: "flex",
                  gap: GAP,
                }}
              >
                {group && (
                  <GroupHeading
                    group={content.group}
                    value={group}
                    selected={selectedByGroup[content.group] ?? 0}
                    looks={looks}
                    columns={layout.columns}
                  />
                )}
                {content.kind === "line" &&
                  order.ids
                    .slice(content.start, content.end)
                    .map((id, column) => (
                      <Tile
                        key={id}
                        {...imageOf(id)}
                        tabbable={id === stop}
                        column={column}
                        width={layout.tile}
                        height={layout.height}
                        infoOpen={info.openId === id}
                      />
                    ))}
              </div>
            );
          })}
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
      {info.popover}
    </>
  );
}
