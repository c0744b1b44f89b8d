// The drawn part of the gallery: the rows in sight with their tiles and headings, and the rubber band.
import { Box } from "@mui/material";
import { type CSSProperties, type MouseEvent, useCallback, useMemo, useRef } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { EMPTY, type Selection, selectBand } from "../app/selection";
import { TILE } from "../app/state";
import { text } from "../text";
import { Carried } from "./Carried";
import { GroupHeading } from "./GroupHeading";
import { contentHeight, heightsOf, layoutFor, PADDING, topOf } from "./layout";
import { Tile } from "./Tile";
import { useCarry } from "./useCarry";
import { lineAt, useDrawn } from "./useDrawn";
import { useFollowedFocus } from "./useFollowedFocus";
import { useImageMenu } from "./useImageMenu";
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
  const tileSize = useApp((state) => state.tileSize);
  const large = tileSize * devicePixelRatio > TILE.large;
  const { order, looks, imageOf, tabStop, selectedByGroup } = useImages(large);

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
  const imageMenu = useImageMenu();

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
  const carry = useCarry();
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const dragged = [band.wasDrag(), carry.wasCarried()].includes(true);
    if (!dragged) pointing.onClick(event);
  };
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    if (!carry.begin(event)) band.onMouseDown(event);
  };

  const [lines, headings] = useDrawn(rows, sight, layout.columns);
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
        onContextMenu={imageMenu.onContextMenu}
        onClick={onClick}
        onMouseDown={onMouseDown}
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
          {/* In the order of their slots and not of the rows: an element that is moved is laid out anew. */}
          {lines.map((index, slot) => {
            const { start, end } = lineAt(rows, index);
            return (
              // biome-ignore lint/a11y/useSemanticElements: see the grid
              // biome-ignore lint/a11y/useFocusableInteractive: its cells have the focus
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: a slot is an element, whatever row is in it
                key={slot}
                role="row"
                aria-rowindex={index + 1}
                style={rowStyle(topOf(rows, heights, index), layout.gap)}
              >
                {order.ids.slice(start, end).map((id, column) => (
                  <Tile
                    // biome-ignore lint/suspicious/noArrayIndexKey: as for the row
                    key={column}
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
          {headings.map(({ index, group }) => {
            const value = order.groups[group];
            return (
              value && (
                // biome-ignore lint/a11y/useSemanticElements: see the grid
                // biome-ignore lint/a11y/useFocusableInteractive: its box has the focus
                <div
                  key={`group-${group}`}
                  role="row"
                  aria-rowindex={index + 1}
                  style={rowStyle(topOf(rows, heights, index), layout.gap)}
                >
                  <GroupHeading
                    group={group}
                    value={value}
                    selected={selectedByGroup[group] ?? 0}
                    looks={looks}
                    columns={layout.columns}
                  />
                </div>
              )
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
      {imageMenu.menu}
      <Carried />
    </>
  );
}

function rowStyle(top: number, gap: number): CSSProperties {
  return {
    position: "absolute",
    left: PADDING,
    right: PADDING,
    top: 0,
    transform: `translateY(${top}px)`,
    display: "flex",
    gap,
  };
}
