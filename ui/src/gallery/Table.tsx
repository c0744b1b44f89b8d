// The images as a table: the same selection, focus and groups as in the gallery, with a column for everything known.
import { Box } from "@mui/material";
import { type CSSProperties, useMemo, useRef } from "react";
import { useApp } from "../app/context";
import { shownColumns } from "../app/tableColumns";
import { useTableColumns } from "../app/useTableColumns";
import { text } from "../text";
import { GroupHeading } from "./GroupHeading";
import { contentHeight, type Heights, topOf } from "./layout";
import { TableHead } from "./TableHead";
import { TableRow } from "./TableRow";
import { lineAt, useDrawn } from "./useDrawn";
import { useFollowedFocus } from "./useFollowedFocus";
import { useImageMenu } from "./useImageMenu";
import { useImages } from "./useImages";
import { useInfo } from "./useInfo";
import { usePointing } from "./usePointing";
import { useRowsInSight } from "./useRowsInSight";
import { useSight } from "./useSight";
import "./table.css";

const HEIGHTS: Heights = { line: 48, heading: 34, gap: 0, margin: 0, cover: 36 };

export function Table() {
  const { order, looks, imageOf, tabStop, selectedByGroup } = useImages();
  const all = useTableColumns();
  const table = useApp((state) => state.table);
  const columns = useMemo(() => shownColumns(all, table), [all, table]);
  // Rows care which columns there are, and not how wide.
  const { hidden } = table;
  const rowColumns = useMemo(() => shownColumns(all, { hidden, widths: {} }), [all, hidden]);

  const scroller = useRef<HTMLDivElement>(null);
  const sight = useRowsInSight(scroller, () => ({ rows: order.rows(1), heights: HEIGHTS }));
  const { rows, heights } = sight;
  const [start, end] = useSight(order, rows, sight);
  useFollowedFocus(scroller, order, rows, heights, sight);
  const info = useInfo(scroller, looks);
  const pointing = usePointing(info.show);
  const imageMenu = useImageMenu();

  const [lines, headings] = useDrawn(rows, sight, 1);
  const stop = tabStop(start, end);
  const style = {
    "--columns": columns.map(({ width }) => `${width}px`).join(" "),
    "--table-width": `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
    "--row-height": `${heights.line}px`,
    "--head-height": `${heights.cover}px`,
    "--view-width": `${sight.width}px`,
  } as CSSProperties;
  return (
    <>
      <Box
        ref={scroller}
        role="grid"
        className="table"
        aria-label={text.table.label}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        data-testid="table"
        style={style}
        {...pointing}
        onContextMenu={imageMenu.onContextMenu}
      >
        <div role="presentation" className="table-content" style={{ height: contentHeight(rows, heights) }}>
          <TableHead columns={columns} />
          {/* In the order of their slots and not of the rows: an element that is moved is laid out anew. */}
          {lines.map((index, slot) => {
            const id = order.ids[lineAt(rows, index).start];
            if (id === undefined) return null;
            return (
              <TableRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a slot is an element, whatever row is in it
                key={slot}
                {...imageOf(id)}
                tabbable={id === stop}
                index={index + 1}
                top={topOf(rows, heights, index)}
                columns={rowColumns}
                looks={looks}
              />
            );
          })}
          {headings.map(({ index, group }) => {
            const value = order.groups[group];
            return (
              value && (
                // biome-ignore lint/a11y/useSemanticElements: see the row
                // biome-ignore lint/a11y/useFocusableInteractive: its box has the focus
                <div
                  key={`group-${group}`}
                  role="row"
                  className="table-group"
                  aria-rowindex={index + 2}
                  style={{ transform: `translateY(${topOf(rows, heights, index)}px)` }}
                >
                  <GroupHeading
                    group={group}
                    value={value}
                    selected={selectedByGroup[group] ?? 0}
                    looks={looks}
                    columns={columns.length}
                  />
                </div>
              )
            );
          })}
        </div>
      </Box>
      {info.popover}
      {imageMenu.menu}
    </>
  );
}
