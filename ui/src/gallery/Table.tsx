// The images as a table: the same selection, focus and groups as in the gallery, with a column for everything known.
import { Box } from "@mui/material";
import { type CSSProperties, useMemo, useRef } from "react";
import { useApp } from "../app/context";
import { rowAt } from "../app/rows";
import { shownColumns } from "../app/tableColumns";
import { useTableColumns } from "../app/useTableColumns";
import { text } from "../text";
import { GroupHeading } from "./GroupHeading";
import { contentHeight, type Heights, topOf } from "./layout";
import { TableHead } from "./TableHead";
import { TableRow } from "./TableRow";
import { useFollowedFocus } from "./useFollowedFocus";
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

  const [first, last] = sight.drawn;
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
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
      >
        <div role="presentation" className="table-content" style={{ height: contentHeight(rows, heights) }}>
          <TableHead columns={columns} />
          {drawn.map((index) => {
            const content = rowAt(rows, index);
            const top = topOf(rows, heights, index);
            const group = content.kind === "heading" ? order.groups[content.group] : undefined;
            if (group)
              return (
                // biome-ignore lint/a11y/useSemanticElements: see the row
                // biome-ignore lint/a11y/useFocusableInteractive: its box has the focus
                <div
                  key={`group-${content.group}`}
                  role="row"
                  className="table-group"
                  aria-rowindex={index + 2}
                  style={{ transform: `translateY(${top}px)` }}
                >
                  <GroupHeading
                    group={content.group}
                    value={group}
                    selected={selectedByGroup[content.group] ?? 0}
                    looks={looks}
                    columns={columns.length}
                  />
                </div>
              );
            const id = content.kind === "line" ? order.ids[content.start] : undefined;
            if (id === undefined) return null;
            return (
              <TableRow
                key={id}
                {...imageOf(id)}
                tabbable={id === stop}
                index={index + 1}
                top={top}
                columns={rowColumns}
                looks={looks}
              />
            );
          })}
        </div>
      </Box>
      {info.popover}
    </>
  );
}
