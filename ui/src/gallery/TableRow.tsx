// One image as a row of the table. It gets everything it shows; widths come from the table's style, so that dragging a
// column draws no row anew.
import BrokenImageOutlined from "@mui/icons-material/BrokenImageOutlined";
import { type CSSProperties, memo, useRef } from "react";
import type { TableColumn } from "../app/tableColumns";
import type { Column, ImageRow } from "../backend";
import { text } from "../text";
import { cellText } from "./cells";
import { Mark } from "./Mark";
import { Picture } from "./Picture";
import type { CategoryLook, TileLook } from "./tileLook";
import { useReused } from "./useReused";

interface Props {
  id: number;
  row: ImageRow | undefined;
  look: TileLook | null;
  url: string | null;
  selected: boolean;
  tabbable: boolean;
  index: number;
  top: number;
  columns: readonly TableColumn[];
  looks: ReadonlyMap<string, CategoryLook>;
}

export const TableRow = memo(function TableRow(props: Props) {
  const { id, row, look, url, selected, tabbable, index, top, columns, looks } = props;
  const element = useRef<HTMLDivElement>(null);
  useReused(element, id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid of focusable rows cannot be a table
    <div
      ref={element}
      role="row"
      className="table-row"
      data-testid={`row-${id}`}
      data-id={id}
      data-state={look?.state}
      data-category={row?.categoryId ?? "unknown"}
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-label={look?.spoken}
      aria-busy={row === undefined || undefined}
      tabIndex={tabbable ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map(({ key, column, numeric }) => (
        // biome-ignore lint/a11y/useSemanticElements: see the row
        // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus
        <div
          key={key}
          role="gridcell"
          className="table-cell"
          data-numeric={numeric || undefined}
          data-column={key}
        >
          {row && (column === null ? pictureOf(id, row, url) : cell(column, row, look, looks))}
        </div>
      ))}
    </div>
  );
});

function pictureOf(id: number, row: ImageRow, url: string | null) {
  return (
    <div className="table-picture">
      {row.missing ? (
        <div className="tile-missing" title={text.gallery.missingHint}>
          <BrokenImageOutlined />
        </div>
      ) : (
        url && <Picture id={id} url={url} />
      )}
    </div>
  );
}

function cell(
  column: Column,
  row: ImageRow,
  look: TileLook | null,
  looks: ReadonlyMap<string, CategoryLook>,
) {
  const said = cellText(column, row, looks);
  const category =
    column.type === "category"
      ? (row.categoryId ?? "unknown")
      : column.type === "prediction"
        ? row.prediction?.categoryId
        : undefined;
  const mark = category === undefined ? undefined : looks.get(category);
  if (!mark || !look) return <span title={said}>{said || text.table.none}</span>;
  // A label has the mark of the tile; what is only predicted has the mark of a prediction.
  const state = column.type === "prediction" ? "prediction" : row.categoryId === null ? "unknown" : "label";
  const style = { "--category": mark.color, "--category-ink": mark.ink } as CSSProperties;
  return (
    <span className="table-category" style={style} title={column.type === "category" ? look.title : said}>
      <Mark
        look={{ state, accepted: state === "label" && look.accepted }}
        code={state === "unknown" ? "" : mark.code}
        title={said}
      />
      <span>{said}</span>
    </span>
  );
}
