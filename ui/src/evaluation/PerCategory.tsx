// Precision, recall and F1 of each category, with what has to be said of undefined values.
import { Box, Typography } from "@mui/material";
import type { EvaluationView } from "../backend";
import { text } from "../text";
import { metric } from "../text/format";
import { FormulaButton } from "./MetricCards";

export function PerCategory({ evaluation }: { evaluation: EvaluationView }) {
  const { categories, perCategory, formulas } = evaluation;
  const t = text.evaluation;
  const columns = [
    ["precision", t.precision],
    ["recall", t.recall],
    ["f1", t.f1],
    ["support", t.support],
  ] as const;
  return (
    <Box component="section" aria-labelledby="per-category-title" sx={{ minWidth: 0 }}>
      <Typography variant="subtitle2" component="h3" id="per-category-title" sx={{ mb: 0.5 }}>
        {t.perCategory}
      </Typography>
      <Box
        component="table"
        data-testid="per-category"
        data-selectable
        sx={{
          width: "100%",
          borderCollapse: "collapse",
          fontSize: 13,
          fontVariantNumeric: "tabular-nums",
          "& th, & td": {
            px: 0.75,
            py: 0.75,
            borderBottom: 1,
            borderColor: "divider",
            textAlign: "right",
            whiteSpace: "nowrap",
          },
          "& th:first-of-type": { textAlign: "left", whiteSpace: "normal" },
          "& thead th": { fontWeight: 500, color: "text.secondary" },
        }}
      >
        <thead>
          <tr>
            <th scope="col">{t.category}</th>
            {columns.map(([name, label]) => (
              <th key={name} scope="col">
                {label}
                <FormulaButton name={label} formulas={formulas.filter((formula) => formula.name === name)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {perCategory.map((row) => {
            const category = categories.find(({ id }) => id === row.categoryId);
            return (
              <tr key={row.categoryId}>
                <Box component="th" scope="row" sx={{ fontWeight: 400 }}>
                  <Box
                    component="span"
                    sx={{
                      display: "inline-block",
                      width: 10,
                      height: 10,
                      borderRadius: "2px",
                      mr: 0.75,
                      bgcolor: category?.color,
                    }}
                  />
                  {category?.name}
                  {row.notes.length > 0 && " *"}
                </Box>
                <td>{metric(row.precision)}</td>
                <td>{metric(row.recall)}</td>
                <td>{metric(row.f1)}</td>
                <td>{row.support}</td>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Box>
  );
}
