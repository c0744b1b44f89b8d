// How the evaluation looks in several places. Tables: thin lines, numbers at the right and under each other.
export const plainTable = {
  width: "100%",
  borderCollapse: "collapse",
  fontSize: 13,
  fontVariantNumeric: "tabular-nums",
  "& th, & td": {
    px: 1,
    py: 0.75,
    borderBottom: 1,
    borderColor: "divider",
    textAlign: "right",
    whiteSpace: "nowrap",
  },
  "& th:first-of-type": { textAlign: "left", whiteSpace: "normal" },
  "& thead th": { fontWeight: 500, color: "text.secondary", verticalAlign: "bottom" },
  "& tbody th": { fontWeight: 400 },
} as const;

/** Pixels: hints of one to three lines have charts at one height below them. */
export const HINT = 60;
