// A plate as a grid of wells that fits the room it has: letters at the left, numbers above. Clicks, drags and keys select wells.
// One element has the focus and names the well that the keys are at, so that 1,536 wells are as quick as 96.
import { Box } from "@mui/material";
import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import type { PlateView } from "../backend";
import { text } from "../text";
import { GRID, sizeOf } from "./gridStyle";
import { Head, Row } from "./PlateRows";
import type { Painted } from "./painting";
import { dragged, type Filled, type Picked, pressed, whole } from "./picking";
import { moved, type Place, wellName } from "./wells";

const t = text.plates;

export interface GridProps {
  plate: PlateView;
  name: string;
  painted: ReadonlyMap<string, Painted>;
  picked: Picked;
  /** "+" and "−" of control wells. */
  marks: ReadonlyMap<string, string>;
  onPick(picked: Picked): void;
  /** null: the pointer is over none. */
  onHover(at: { name: string; box: DOMRect } | null): void;
  onOpen(): void;
}

export function PlateGrid(props: GridProps) {
  const { plate, name, painted, picked, marks, onPick, onHover, onOpen } = props;
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  /** A drag in progress: where it began, what stays selected, and whether it has left its well. */
  const drag = useRef<{ from: Place; base: ReadonlySet<string>; before: Picked; left: boolean } | null>(null);
  const filled: Filled = (well) => painted.has(well);
  const cellOf = (place: Place) => grid.current?.querySelector(`[data-well="${wellName(place)}"]`);

  /** The nearest well to a point, by the middles of the first and the last. */
  function placeAt(x: number, y: number): Place | null {
    const first = cellOf({ row: 0, column: 0 })?.getBoundingClientRect();
    const last = cellOf({ row: plate.rows - 1, column: plate.columns - 1 })?.getBoundingClientRect();
    if (!first || !last) return null;
    const along = (at: number, from: number, to: number, count: number) =>
      Math.min(count - 1, Math.max(0, Math.round(((at - from) / (to - from || 1)) * (count - 1))));
    return {
      row: along(y, first.top + first.height / 2, last.top + last.height / 2, plate.rows),
      column: along(x, first.left + first.width / 2, last.left + last.width / 2, plate.columns),
    };
  }

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const add = event.ctrlKey || event.metaKey;
    const head = event.target.closest<HTMLElement>("[data-row],[data-column]")?.dataset;
    const [rows, columns] = [plate.rows - 1, plate.columns - 1];
    if (head?.row) {
      const row = Number(head.row);
      return onPick(whole(picked, { row, column: 0 }, { row, column: columns }, add, filled));
    }
    if (head?.column) {
      const column = Number(head.column);
      return onPick(whole(picked, { row: 0, column }, { row: rows, column }, add, filled));
    }
    const from = placeAt(event.clientX, event.clientY);
    if (!from || !event.target.closest("[data-well]")) return;
    const next = pressed(picked, from, { ctrl: add, shift: event.shiftKey }, filled);
    drag.current = { from, base: add ? picked.names : new Set(), before: picked, left: false };
    onPick(next);
  }

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    // A button may have been let go where it is not heard.
    if (event.buttons === 0) drag.current = null;
    const began = drag.current;
    if (!began) {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-well]") : null;
      const over = cell?.dataset.well;
      onHover(cell && over && painted.has(over) ? { name: over, box: cell.getBoundingClientRect() } : null);
      return;
    }
    const to = placeAt(event.clientX, event.clientY);
    if (!to || (to.row === picked.focus.row && to.column === picked.focus.column)) return;
    onHover(null);
    // Not before: a press that is captured would be no double-click on a well.
    if (!began.left) event.currentTarget.setPointerCapture(event.pointerId);
    began.left = true;
    const from = event.shiftKey ? began.before.anchor : began.from;
    onPick(dragged(began.base, from, to, filled));
  }

  function onKeyDown(event: KeyboardEvent) {
    const control = event.ctrlKey || event.metaKey;
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === "Enter") {
      done();
      return onOpen();
    }
    if (event.key === " ") {
      done();
      return onPick(pressed(picked, picked.focus, { ctrl: true, shift: false }, filled));
    }
    if (control && event.key.toLowerCase() === "a") {
      done();
      return onPick({ ...picked, names: new Set(painted.keys()) });
    }
    const to = moved(picked.focus, event.key, control, plate);
    if (!to) return;
    done();
    if (event.shiftKey) onPick(pressed(picked, to, { ctrl: false, shift: true }, filled));
    else onPick({ ...picked, anchor: to, focus: to });
    const cell = cellOf(to);
    const over = wellName(to);
    onHover(cell && painted.has(over) ? { name: over, box: cell.getBoundingClientRect() } : null);
  }

  return (
    <Box
      sx={{
        containerType: "size",
        flex: 1,
        minWidth: 0,
        minHeight: 0,
        display: "grid",
        placeItems: "center",
      }}
    >
      <Box
        ref={grid}
        role="grid"
        tabIndex={0}
        aria-label={t.grid(name, plate.rows, plate.columns)}
        aria-multiselectable
        aria-rowcount={plate.rows + 1}
        aria-colcount={plate.columns + 1}
        aria-activedescendant={`${id}-${wellName(picked.focus)}`}
        data-testid="plate-grid"
        data-own-keys
        data-square={plate.columns > 24 || undefined}
        style={sizeOf(plate)}
        sx={GRID}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null;
        }}
        onPointerCancel={() => {
          drag.current = null;
        }}
        onPointerLeave={() => onHover(null)}
        onBlur={() => onHover(null)}
        onDoubleClick={(event) => {
          if (event.target instanceof Element && event.target.closest("[data-well]")) onOpen();
        }}
        onKeyDown={onKeyDown}
      >
        <Head columns={plate.columns} />
        {Array.from({ length: plate.rows }, (_, row) => {
          const names = Array.from({ length: plate.columns }, (_, column) => wellName({ row, column }));
          return (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
              key={row}
              id={id}
              row={row}
              columns={plate.columns}
              painted={painted}
              marks={marks}
              picked={names.map((well) => (picked.names.has(well) ? "1" : "0")).join("")}
              focus={picked.focus.row === row ? picked.focus.column : -1}
            />
          );
        })}
      </Box>
    </Box>
  );
}
