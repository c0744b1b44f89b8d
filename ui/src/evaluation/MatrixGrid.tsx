// The confusion matrix of many categories, up to some hundreds: small cells that scroll in a box of their own, under names
// that stay in sight. Cells without images are plain; the others are buttons, of which the Tab key comes to one and the
// arrow keys go to the next.
import { Box, useTheme } from "@mui/material";
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from "react";
import { text } from "../text";
import { cellColor } from "./cellColor";
import { cellTitle } from "./cellTitle";
import type { MatrixProps } from "./MatrixTable";
import { columnTotals, matrixRows } from "./matrix";
import { nextFilled } from "./matrixKeys";
import { Swatch } from "./Swatch";

export function MatrixGrid({ evaluation, shown, onCell }: MatrixProps) {
  const { categories, matrix } = evaluation;
  const { palette } = useTheme();
  const t = text.evaluation;
  const [stop, setStop] = useState(() => nextFilled(matrix, [0, -1], "ArrowRight") ?? [0, 0]);

  const rows = useMemo(() => matrixRows(matrix, shown), [matrix, shown]);
  const totals = useMemo(() => columnTotals(matrix), [matrix]);
  const onClick = (event: MouseEvent) => {
    const place = placeOf(event.target);
    if (place) onCell(...place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const place = placeOf(event.target);
    const next = place && nextFilled(matrix, place, event.key);
    if (!next) return;
    event.preventDefault();
    setStop(next);
    const css = `[data-testid="matrix-cell-${next[0]}-${next[1]}"]`;
    event.currentTarget.querySelector<HTMLElement>(css)?.focus();
  };
  return (
    <Box
      data-testid="matrix-scroll"
      sx={{
        overflow: "auto",
        maxHeight: "min(72vh, 1100px)",
        border: 1,
        borderColor: "divider",
        borderRadius: 1.5,
        "& table": { borderCollapse: "separate", borderSpacing: "1px", fontSize: 11 },
        "& th": { fontWeight: 400, bgcolor: "background.paper", p: 0.25 },
        "& thead th": { position: "sticky", top: 0, zIndex: 1, verticalAlign: "bottom" },
        "& tbody th": { position: "sticky", left: 0, textAlign: "left", px: 0.75 },
        "& thead th:first-of-type": { left: 0, zIndex: 2, textAlign: "left", px: 0.75 },
        "& .upright": {
          writingMode: "vertical-rl",
          transform: "rotate(180deg)",
          maxHeight: 150,
          display: "inline-block",
          lineHeight: 1.2,
        },
        "& .name": { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
        "& .row": { display: "block", width: 168 },
        "& td": {
          minWidth: 30,
          height: 24,
          p: 0,
          textAlign: "center",
          fontVariantNumeric: "tabular-nums",
          bgcolor: "action.hover",
        },
        "& td.total": { color: "text.secondary", bgcolor: "transparent", px: 0.5 },
        "& td button": {
          all: "unset",
          boxSizing: "border-box",
          display: "block",
          width: "100%",
          height: 24,
          lineHeight: "24px",
          px: "2px",
          cursor: "pointer",
          "&:hover": { outline: `2px solid ${palette.text.primary}` },
          "&:focus-visible": { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
        },
      }}
    >
      <table data-testid="confusion-matrix" onClick={onClick} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">
              {t.truth} ↓ · {t.prediction} →
            </th>
            {categories.map(({ id, name }) => (
              <th key={id} scope="col" title={name}>
                <span className="name upright">{name}</span>
              </th>
            ))}
            <th scope="col">{t.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={categories[r]?.id}>
              <th scope="row" title={categories[r]?.name}>
                <span className="name row">
                  <Swatch color={categories[r]?.color} />
                  {categories[r]?.name}
                </span>
              </th>
              {row.cells.map((cell, c) => {
                const key = categories[c]?.id;
                if (cell.count === 0) return <td key={key} />;
                const { fill, ink } = cellColor(cell, palette.mode, palette.background.paper);
                return (
                  <td key={key}>
                    <button
                      type="button"
                      title={cellTitle(evaluation, shown, r, c, cell)}
                      tabIndex={r === stop[0] && c === stop[1] ? 0 : -1}
                      data-testid={`matrix-cell-${r}-${c}`}
                      data-count={cell.count}
                      data-cell={`${r},${c}`}
                      style={{ background: fill, color: ink }}
                    >
                      {shown === "counts" ? cell.count : Math.round((cell.share ?? 0) * 100)}
                    </button>
                  </td>
                );
              })}
              <td className="total">{row.total}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t.total}</th>
            {totals.map((total, c) => (
              <td key={categories[c]?.id} className="total">
                {total}
              </td>
            ))}
            <td className="total">{evaluation.count}</td>
          </tr>
        </tbody>
      </table>
    </Box>
  );
}

function placeOf(target: EventTarget): [number, number] | null {
  const cell =
    target instanceof Element ? target.closest<HTMLElement>("[data-cell]")?.dataset.cell : undefined;
  if (cell === undefined) return null;
  const [row = 0, column = 0] = cell.split(",").map(Number);
  return [row, column];
}
