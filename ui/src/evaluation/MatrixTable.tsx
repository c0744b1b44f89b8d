// The confusion matrix of few categories: large shaded cells with count and share.
import { Box, ButtonBase, useTheme } from "@mui/material";
import type { EvaluationView } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import { cellColor } from "./cellColor";
import { cellTitle } from "./cellTitle";
import { type Cell, columnTotals, matrixRows, type Shown } from "./matrix";
import { Swatch } from "./Swatch";

export interface MatrixProps {
  evaluation: EvaluationView;
  shown: Shown;
  onCell(truth: number, prediction: number): void;
}

/** Pixels that a column of cells needs at least. */
const COLUMN = 58;

export function MatrixTable({ evaluation, shown, onCell }: MatrixProps) {
  const { categories, matrix } = evaluation;
  const t = text.evaluation;
  const totals = columnTotals(matrix);
  return (
    <Box sx={{ minWidth: 0, overflowX: "auto" }}>
      <Box
        component="table"
        data-testid="confusion-matrix"
        sx={{
          borderCollapse: "separate",
          borderSpacing: 3,
          width: "100%",
          minWidth: 200 + COLUMN * categories.length,
          tableLayout: "fixed",
          "& th": { fontWeight: 400, fontSize: 12.5, p: 0.5, overflowWrap: "anywhere" },
          "& .axis": { fontWeight: 500, color: "text.secondary" },
        }}
      >
        <colgroup>
          <col style={{ width: categories.length > 5 ? 130 : "26%" }} />
          {categories.map(({ id }) => (
            <col key={id} />
          ))}
          <col style={{ width: 56 }} />
        </colgroup>
        <thead>
          <tr>
            <Box
              component="th"
              className="axis"
              rowSpan={2}
              sx={{ textAlign: "left", verticalAlign: "bottom" }}
              scope="col"
            >
              {t.truth} ↓
            </Box>
            <th className="axis" colSpan={categories.length} scope="colgroup">
              {t.prediction} →
            </th>
            <Box component="th" className="axis" rowSpan={2} sx={{ verticalAlign: "bottom" }} scope="col">
              {t.total}
            </Box>
          </tr>
          <tr>
            {categories.map(({ id, name, color }) => (
              <Box component="th" key={id} scope="col" sx={{ verticalAlign: "bottom" }}>
                <Swatch color={color} />
                {name}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrixRows(matrix, shown).map((row, r) => (
            <tr key={categories[r]?.id}>
              <Box component="th" scope="row" sx={{ textAlign: "left" }}>
                <Swatch color={categories[r]?.color} />
                {categories[r]?.name}
              </Box>
              {row.cells.map((cell, c) => (
                <MatrixCell
                  key={categories[c]?.id}
                  cell={cell}
                  shown={shown}
                  testId={`matrix-cell-${r}-${c}`}
                  label={cellTitle(evaluation, shown, r, c, cell)}
                  onClick={() => onCell(r, c)}
                />
              ))}
              <Total>{row.total}</Total>
            </tr>
          ))}
          <tr>
            <Box component="th" scope="row" className="axis" sx={{ textAlign: "left" }}>
              {t.total}
            </Box>
            {totals.map((total, c) => (
              <Total key={categories[c]?.id}>{total}</Total>
            ))}
            <Total>{evaluation.count}</Total>
          </tr>
        </tbody>
      </Box>
    </Box>
  );
}

function Total({ children }: { children: number }) {
  return (
    <Box
      component="td"
      sx={{ textAlign: "center", color: "text.secondary", fontVariantNumeric: "tabular-nums", p: 0.5 }}
    >
      {children}
    </Box>
  );
}

interface CellProps {
  cell: Cell;
  shown: Shown;
  testId: string;
  label: string;
  onClick(): void;
}

function MatrixCell({ cell, shown, testId, label, onClick }: CellProps) {
  const { palette } = useTheme();
  const { fill, ink } = cellColor(cell, palette.mode, palette.background.paper);
  const { count, share } = cell;
  const part = share === null ? text.evaluation.undefinedValue : percent(share);
  const [large, small] = shown === "counts" ? [count, part] : [part, count];
  return (
    <Box component="td" sx={{ p: 0 }}>
      <ButtonBase
        // Its name is what it shows; this is read after it.
        title={label}
        data-testid={testId}
        data-count={count}
        disabled={count === 0}
        onClick={onClick}
        sx={{
          width: "100%",
          minHeight: 72,
          borderRadius: 1.5,
          flexDirection: "column",
          fontFamily: "inherit",
          border: 1,
          borderColor: "divider",
          bgcolor: fill,
          color: count === 0 ? "text.secondary" : ink,
          fontVariantNumeric: "tabular-nums",
          "&:hover": { boxShadow: 3 },
        }}
      >
        <Box component="span" sx={{ fontSize: 20, fontWeight: 500 }}>
          {large}
        </Box>
        {share !== null && count > 0 && (
          <Box component="span" sx={{ fontSize: 12 }}>
            {small}
          </Box>
        )}
      </ButtonBase>
    </Box>
  );
}
