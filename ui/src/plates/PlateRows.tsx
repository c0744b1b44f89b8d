// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the well that the keys are at
// biome-ignore-all lint/a11y/useSemanticElements: rows that are laid out by the size of a well cannot be a table's
// The rows of a plate: numbers above, letters at the left, and wells. Each is drawn anew only when it changed.
import { memo } from "react";
import { text } from "../text";
import type { Painted } from "./painting";
import { rowName, wellName } from "./wells";

const t = text.plates;

export const Head = memo(function Head({ columns }: { columns: number }) {
  return (
    <div role="row" className="row">
      <div role="columnheader" className="head" aria-label={t.plate} />
      {Array.from({ length: columns }, (_, column) => (
        <div
          role="columnheader"
          className="head"
          // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
          key={column}
          data-column={column}
          aria-label={t.column(column + 1)}
        >
          {/* In small columns every second number has room. */}
          {columns <= 24 || column % 2 === 0 ? column + 1 : ""}
        </div>
      ))}
    </div>
  );
});

interface RowProps {
  /** What the ids of wells begin with. */
  id: string;
  row: number;
  columns: number;
  painted: ReadonlyMap<string, Painted>;
  marks: ReadonlyMap<string, string>;
  /** "1" for each well that is selected, in a text that is compared at once: a drag changes few rows. */
  picked: string;
  /** The column that the keys are at; -1 in other rows. */
  focus: number;
}

export const Row = memo(function Row({ id, row, columns, painted, marks, picked, focus }: RowProps) {
  return (
    <div role="row" className="row">
      <div role="rowheader" className="head" data-row={row} aria-label={t.row(rowName(row))}>
        {rowName(row)}
      </div>
      {Array.from({ length: columns }, (_, column) => {
        const well = wellName({ row, column });
        const look = painted.get(well);
        return (
          <Well
            key={well}
            id={`${id}-${well}`}
            name={well}
            color={look?.color ?? null}
            words={look?.words ?? null}
            mark={marks.get(well) ?? ""}
            selected={picked[column] === "1"}
            focused={focus === column}
          />
        );
      })}
    </div>
  );
});

interface WellProps {
  id: string;
  name: string;
  color: string | null;
  /** null: no images. */
  words: string | null;
  mark: string;
  selected: boolean;
  focused: boolean;
}

const Well = memo(function Well({ id, name, color, words, mark, selected, focused }: WellProps) {
  const control = mark === "" ? "" : `, ${mark === "+" ? t.positiveControl : t.negativeControl}`;
  const state = words === null ? "empty" : color === null ? "bare" : "filled";
  return (
    <div
      role="gridcell"
      id={id}
      className={`well ${state}${focused ? " focused" : ""}`}
      data-well={name}
      data-testid={`well-${name}`}
      aria-label={`${name}: ${words ?? t.noImages}${control}`}
      aria-selected={selected}
      style={color === null ? undefined : { backgroundColor: color }}
    >
      {mark && <span aria-hidden>{mark}</span>}
    </div>
  );
});
