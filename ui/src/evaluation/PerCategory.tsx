// The scores of each category with their 95 % intervals, in the order of any column, with what has to be said of undefined
// values.
import { Box, ButtonBase, Typography } from "@mui/material";
import { useState } from "react";
import { formulasOf } from "../app/formulas";
import type { EvaluationView } from "../backend";
import { FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { metric } from "../text/format";
import { plainTable } from "./looks";
import { rangeText } from "./names";
import { Swatch } from "./Swatch";
import { nextSort, type SortedBy, sorted } from "./sorting";

type Row = EvaluationView["perCategory"][number];
const COLUMNS = ["precision", "recall", "f1", "area", "averagePrecision", "support"] as const;
type Column = "category" | (typeof COLUMNS)[number];
const FORMULAS: Partial<Record<Column, string>> = { area: "rocAuc" };

export function PerCategory({ evaluation }: { evaluation: EvaluationView }) {
  const { categories, perCategory, formulas } = evaluation;
  const [sort, setSort] = useState<SortedBy<Column> | null>(null);
  const t = text.evaluation;
  const categoryOf = ({ categoryId }: Row) => categories.find(({ id }) => id === categoryId);
  const valueIn = (row: Row, column: Column) =>
    column === "category" ? (categoryOf(row)?.name ?? "") : row[column];
  const rows = sort ? sorted(perCategory, (row) => valueIn(row, sort.column), sort.descending) : perCategory;
  const heading = (column: Column, label: string) => {
    const formula = formulasOf(formulas, FORMULAS[column] ?? column);
    const here = sort?.column === column;
    return (
      <th key={column} scope="col" aria-sort={here ? (sort.descending ? "descending" : "ascending") : "none"}>
        <ButtonBase
          data-testid={`sort-${column}`}
          onClick={() => setSort(sort ? nextSort(sort, column) : { column, descending: false })}
          sx={{ font: "inherit", color: "inherit", borderRadius: 0.5, px: 0.25 }}
        >
          {label}
          {here && <span aria-hidden>{sort.descending ? " ↓" : " ↑"}</span>}
        </ButtonBase>
        <FormulaButton name={label} formulas={formula} />
      </th>
    );
  };
  return (
    <Box component="section" aria-labelledby="per-category-title" sx={{ minWidth: 0, maxWidth: 1200 }}>
      <Typography variant="subtitle2" component="h3" id="per-category-title">
        {t.perCategory}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ mb: 0.5 }}>
        {t.sortHint}
      </Typography>
      <Box
        // A region that scrolls must be reachable by key.
        tabIndex={0}
        role="group"
        aria-labelledby="per-category-title"
        sx={{ overflow: "auto", maxHeight: "min(70vh, 720px)" }}
      >
        <Box
          component="table"
          data-testid="per-category"
          data-selectable
          sx={{
            ...plainTable,
            "& thead th": {
              ...plainTable["& thead th"],
              position: "sticky",
              top: 0,
              zIndex: 1,
              bgcolor: "background.paper",
            },
          }}
        >
          <thead>
            <tr>
              {heading("category", t.category)}
              {COLUMNS.map((column) => heading(column, t[column]))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.categoryId}>
                <Box component="th" scope="row" sx={{ minWidth: 130, overflowWrap: "anywhere" }}>
                  <Swatch color={categoryOf(row)?.color} />
                  {categoryOf(row)?.name}
                  {row.notes.length > 0 && " *"}
                </Box>
                <Score value={row.precision} range={row.precisionRange} />
                <Score value={row.recall} range={row.recallRange} />
                <Score value={row.f1} range={row.f1Range} />
                <td>{metric(row.area)}</td>
                <td>{metric(row.averagePrecision)}</td>
                <td>{row.support}</td>
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}

function Score({ value, range }: { value: number; range: { low: number; high: number } | null }) {
  return (
    <td>
      {metric(value)}
      {range && (
        <Box component="span" sx={{ display: "block", fontSize: 11, color: "text.secondary" }}>
          {rangeText(range, 2)}
        </Box>
      )}
    </td>
  );
}
