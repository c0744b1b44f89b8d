// The doses with what their wells answer, as a table.
import { Box } from "@mui/material";
import { formulasOf } from "../app/formulas";
import type { DoseView } from "../backend";
import { type Formula, FormulaButton } from "../components/FormulaButton";
import { text } from "../text";
import { metric } from "../text/format";
import { doseText, tableValue } from "./figures";
import type { ValueKind } from "./wells";

const t = text.plates;

interface Props {
  found: DoseView;
  kind: ValueKind;
  formulas: readonly Formula[];
}

export function DoseTable({ found, kind, formulas }: Props) {
  const percents = found.rows.some(({ percent }) => percent !== null);
  return (
    <Box
      component="table"
      data-testid="dose-table"
      data-selectable
      sx={{
        width: "100%",
        borderCollapse: "collapse",
        fontSize: 12.5,
        "& th, & td": { px: 0.5, py: 0.5, textAlign: "right", borderBottom: 1, borderColor: "divider" },
        "& th": { fontWeight: 500, verticalAlign: "bottom" },
        "& td, & tbody th": { fontVariantNumeric: "tabular-nums" },
      }}
    >
      <thead>
        <tr>
          <th scope="col">{t.doseHead(found.unit)}</th>
          <th scope="col">{t.wellsHead}</th>
          <th scope="col">{t.meanHead}</th>
          <th scope="col">{t.rangeHead}</th>
          {percents && (
            <th scope="col">
              {t.percentHead}{" "}
              <FormulaButton name={t.percentHead} formulas={formulasOf(formulas, "percentEffect")} />
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {found.rows.map(({ dose, wells, mean, sd, range, percent }) => (
          <tr key={dose}>
            <th scope="row">{doseText(dose)}</th>
            <td>{wells}</td>
            <td>
              {tableValue(mean, kind)}
              {sd !== null && ` ± ${tableValue(sd, kind)}`}
            </td>
            <td>
              {range === null ? "–" : t.between(tableValue(range.low, kind), tableValue(range.high, kind))}
            </td>
            {percents && <td>{metric(percent, 0)}</td>}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}
