// Which categories have their curves drawn; at the same time the legend: colour, dash and areas of each.
import { Box, Checkbox, Typography, useTheme } from "@mui/material";
import type { EvaluationView } from "../backend";
import { CurveSample } from "../components/chartMarks";
import { text } from "../text";
import { metric } from "../text/format";
import type { Curves } from "./CurvesTab";
import { worstFirst } from "./curve";

interface Props {
  categories: EvaluationView["categories"];
  curves: Curves;
  chosen: readonly string[];
  onChoose(ids: string[]): void;
}

export function CategoryChoice({ categories, curves, chosen, onChoose }: Props) {
  const { palette } = useTheme();
  const t = text.charts;
  const order = worstFirst(curves.roc);
  const area = (kind: keyof Curves, id: string) =>
    metric(curves[kind].find(({ categoryId }) => categoryId === id)?.area ?? null);
  return (
    <Box component="section" aria-labelledby="curve-categories">
      <Typography variant="subtitle2" component="h3" id="curve-categories">
        {t.categories}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="p">
        {t.categoriesHint} · {t.chosen(chosen.length, order.length)}
      </Typography>
      <Box
        component="ul"
        // A region that scrolls must be reachable by key.
        tabIndex={0}
        aria-labelledby="curve-categories"
        data-testid="curve-categories"
        sx={{
          listStyle: "none",
          m: 0,
          mt: 0.5,
          p: 0,
          // Beside the scroll bar.
          pr: 2,
          maxHeight: 190,
          overflowY: "auto",
          display: "grid",
          gridTemplateColumns: "repeat(auto-fill, minmax(min(390px, 100%), 1fr))",
          columnGap: 3,
        }}
      >
        {order.map((id) => {
          const category = categories.find((one) => one.id === id);
          const drawn = chosen.includes(id);
          return (
            <li key={id}>
              <Box
                component="label"
                title={category?.name}
                sx={{ display: "flex", alignItems: "center", gap: 0.75, minWidth: 0, fontSize: 13 }}
              >
                <Checkbox
                  size="small"
                  checked={drawn}
                  onChange={() => onChoose(drawn ? chosen.filter((one) => one !== id) : [...chosen, id])}
                  slotProps={{ input: { "data-testid": `curve-category-${id}` } as object }}
                  sx={{ p: 0.5 }}
                />
                <CurveSample
                  color={category?.color ?? palette.text.secondary}
                  dashed={false}
                  ground={palette.background.paper}
                  marked={false}
                />
                <Typography noWrap component="span" sx={{ flex: "1 1 auto", fontSize: 13, minWidth: 60 }}>
                  {category?.name}
                </Typography>
                <Typography
                  component="span"
                  color="textSecondary"
                  sx={{ fontSize: 12, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}
                >
                  {t.area(area("roc", id))} · {t.averagePrecision(area("precisionRecall", id))}
                </Typography>
              </Box>
            </li>
          );
        })}
      </Box>
    </Box>
  );
}
