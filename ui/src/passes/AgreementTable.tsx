// How often each pair of labels was given: rows are the first labelling, columns the second.
import { Box } from "@mui/material";
import type { AgreementView, CategoryView } from "../backend";
import { text } from "../text";

const t = text.passes;

interface Props {
  found: AgreementView;
  categories: readonly CategoryView[];
}

export function AgreementTable({ found, categories }: Props) {
  const shown = found.categories.map((id) => categories.find((category) => category.id === id));
  return (
    <Box sx={{ overflowX: "auto" }}>
      <Box
        component="table"
        data-testid="agreement-table"
        sx={{
          borderCollapse: "collapse",
          "& th, & td": { p: 0.75, fontSize: 13, textAlign: "center", minWidth: 56 },
          "& th": { fontWeight: 400, maxWidth: 160, overflowWrap: "anywhere" },
          "& th[scope=row]": { textAlign: "left" },
          "& td": { border: 1, borderColor: "divider", fontVariantNumeric: "tabular-nums" },
        }}
      >
        <caption style={{ textAlign: "left", paddingBottom: 6, fontSize: 12.5 }}>{t.table}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t.firstShort} ↓ {t.secondShort} →
            </th>
            {shown.map((category, at) => (
              <th key={found.categories[at]} scope="col">
                <Swatch color={category?.color} /> {category?.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.counts.map((row, at) => (
            <tr key={found.categories[at]}>
              <th scope="row">
                <Swatch color={shown[at]?.color} /> {shown[at]?.name}
              </th>
              {row.map((count, column) => (
                <Box
                  component="td"
                  key={found.categories[column]}
                  sx={
                    at === column
                      ? { bgcolor: "action.selected", fontWeight: 500 }
                      : count > 0
                        ? { color: "warning.main", fontWeight: 500 }
                        : { color: "text.disabled" }
                  }
                >
                  {count}
                </Box>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

function Swatch({ color }: { color?: string | undefined }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ display: "inline-block", width: 10, height: 10, borderRadius: 0.5, bgcolor: color }}
    />
  );
}
