// The confusion matrix as a table: shaded cells with count and share of the row; a click selects the cell's images.
import { Box, ButtonBase, Typography, useTheme } from "@mui/material";
import type { EvaluationView } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import { columnTotals, matrixRows } from "./matrix";

interface Props {
  evaluation: EvaluationView;
  onSelect(ids: number[]): void;
}

export function ConfusionMatrix({ evaluation, onSelect }: Props) {
  const { categories, matrix, imageIds } = evaluation;
  const t = text.evaluation;
  const totals = columnTotals(matrix);
  return (
    <Box sx={{ minWidth: 0, overflowX: "auto" }}>
      <Typography variant="subtitle2" component="h3">
        {t.matrix}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {t.matrixHint}
      </Typography>
      <Box
        component="table"
        data-testid="confusion-matrix"
        sx={{
          borderCollapse: "separate",
          borderSpacing: 3,
          width: "100%",
          tableLayout: "fixed",
          "& th": { fontWeight: 400, fontSize: 12.5, p: 0.5, overflowWrap: "anywhere" },
          "& .axis": { fontWeight: 500, color: "text.secondary" },
        }}
      >
        <colgroup>
          <col style={{ width: "26%" }} />
          {categories.map(({ id }) => (
            <col key={id} />
          ))}
          <col style={{ width: 52 }} />
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
          {matrixRows(matrix).map((row, r) => (
            <tr key={categories[r]?.id}>
              <Box component="th" scope="row" sx={{ textAlign: "left" }}>
                <Swatch color={categories[r]?.color} />
                {categories[r]?.name}
              </Box>
              {row.cells.map((cell, c) => (
                <MatrixCell
                  key={categories[c]?.id}
                  cell={cell}
                  testId={`matrix-cell-${r}-${c}`}
                  label={t.cell(
                    cell.count,
                    categories[r]?.name ?? "",
                    categories[c]?.name ?? "",
                    cell.share === null ? t.undefinedValue : percent(cell.share),
                  )}
                  onClick={() => onSelect(imageIds[r]?.[c] ?? [])}
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

function Swatch({ color }: { color: string | undefined }) {
  return (
    <Box
      component="span"
      sx={{ display: "inline-block", width: 10, height: 10, borderRadius: "2px", mr: 0.75, bgcolor: color }}
    />
  );
}

interface CellProps {
  cell: { count: number; share: number | null; shade: number; right: boolean };
  testId: string;
  label: string;
  onClick(): void;
}

function MatrixCell({ cell, testId, label, onClick }: CellProps) {
  const { palette } = useTheme();
  const dark = palette.mode === "dark";
  // Right is blue and wrong is vermilion, each from the paper's colour to full by the share of the row.
  const full = cell.right ? (dark ? "#2b7cb3" : "#0b5f9c") : dark ? "#c2571b" : "#c14f00";
  const strong = cell.shade > 0.5;
  return (
    <Box component="td" sx={{ p: 0 }}>
      <ButtonBase
        // Its name is what it shows; this is read after it.
        title={label}
        data-testid={testId}
        data-count={cell.count}
        disabled={cell.count === 0}
        onClick={onClick}
        sx={{
          width: "100%",
          minHeight: 72,
          borderRadius: 1.5,
          flexDirection: "column",
          fontFamily: "inherit",
          border: 1,
          borderColor: "divider",
          bgcolor: `color-mix(in srgb, ${full} ${Math.round(cell.shade * 100)}%, ${palette.background.paper})`,
          color: strong ? "#fff" : "text.primary",
          fontVariantNumeric: "tabular-nums",
          "&:hover": { boxShadow: 3 },
        }}
      >
        <Box component="span" sx={{ fontSize: 20, fontWeight: 500, opacity: cell.count === 0 ? 0.5 : 1 }}>
          {cell.count}
        </Box>
        {cell.share !== null && cell.count > 0 && (
          <Box component="span" sx={{ fontSize: 12 }}>
            {percent(cell.share)}
          </Box>
        )}
      </ButtonBase>
    </Box>
  );
}
