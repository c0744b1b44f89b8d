// How a plate is drawn: wells as large as the room allows, and their states. Plain rules below one element, since a style for
// each of 1,536 wells would be slow.
import type { SxProps, Theme } from "@mui/material";
import type { CSSProperties } from "react";

/** The side of a well with its margin, from the room of the container around the grid. */
export function sizeOf({ rows, columns }: { rows: number; columns: number }): CSSProperties {
  const size = `min((100cqw - 34px) / ${columns}, (100cqh - 26px) / ${rows}, 84px)`;
  return { "--cell": size, "--columns": columns } as CSSProperties;
}

/** Of a well whose images have no value: grey, which the scale has not. */
export const noValueColor = (mode: "light" | "dark") => (mode === "dark" ? "#4a545e" : "#d3d9de");

export const GRID: SxProps<Theme> = ({ palette }) => ({
  outline: "none",
  touchAction: "none",
  borderRadius: 1.5,
  p: "2px",
  "& .row": {
    display: "grid",
    gridTemplateColumns: "26px repeat(var(--columns), var(--cell))",
    height: "var(--cell)",
    alignItems: "center",
    justifyItems: "center",
  },
  "& .row:first-of-type": { height: "20px" },
  "& .head": {
    width: "100%",
    textAlign: "center",
    whiteSpace: "nowrap",
    fontSize: "clamp(9px, calc(var(--cell) * 0.42), 13px)",
    lineHeight: 1,
    color: palette.text.secondary,
    fontVariantNumeric: "tabular-nums",
    cursor: "pointer",
  },
  "&[data-square] .head": { fontSize: "9px" },
  "& .head:hover": { color: palette.primary.main },
  "& .well": {
    width: "88%",
    height: "calc(var(--cell) * 0.88)",
    boxSizing: "border-box",
    borderRadius: "50%",
    border: `1px solid ${palette.text.secondary}`,
    display: "grid",
    placeItems: "center",
    lineHeight: 1,
    overflow: "hidden",
  },
  "&[data-square] .well": { borderRadius: "15%" },
  "& .empty": { borderStyle: "dotted", borderColor: palette.divider },
  "& .bare": { backgroundColor: noValueColor(palette.mode) },
  // A sign on a ground of its own is read on every colour.
  "& .well span": {
    fontSize: "clamp(8px, calc(var(--cell) * 0.45), 22px)",
    fontWeight: 700,
    width: "1em",
    height: "1em",
    lineHeight: "0.95em",
    textAlign: "center",
    borderRadius: "50%",
    color: palette.text.primary,
    backgroundColor: palette.background.paper,
  },
  '& .well[aria-selected="true"]': {
    outline: `clamp(2px, calc(var(--cell) * 0.09), 4px) solid ${palette.text.primary}`,
    borderColor: palette.background.paper,
  },
  "&:focus-visible .focused": {
    boxShadow: `0 0 0 2px ${palette.background.paper}, 0 0 0 5px ${palette.primary.main}`,
    zIndex: 1,
  },
  "@media (forced-colors: active)": { "& .well": { forcedColorAdjust: "none" } },
});
