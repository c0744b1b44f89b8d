// The category of the image in the viewer: label, prediction, or neither, in colour, shape and words.
import Label from "@mui/icons-material/Label";
import LabelImportantOutlined from "@mui/icons-material/LabelImportantOutlined";
import LabelOutlined from "@mui/icons-material/LabelOutlined";
import { Box, Typography } from "@mui/material";
import { useApp } from "../app/context";
import type { CategoryView, ImageRow } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";

export interface CategorySaid {
  state: "label" | "prediction" | "unknown";
  color: string | null;
  words: string;
}

export function categorySaid(row: ImageRow | null, categories: readonly CategoryView[]): CategorySaid {
  const find = (id: string | null | undefined) => categories.find((category) => category.id === id);
  const label = find(row?.categoryId);
  if (label) {
    const words = row?.origin === "accepted" ? text.info.labelAccepted(label.name) : label.name;
    return { state: "label", color: label.color, words };
  }
  const predicted = find(row?.prediction?.categoryId);
  if (row?.prediction && predicted) {
    const words = text.gallery.predictedAs(predicted.name, percent(row.prediction.confidence));
    return { state: "prediction", color: predicted.color, words };
  }
  return { state: "unknown", color: null, words: text.gallery.unknown };
}

const ICONS = { label: Label, prediction: LabelImportantOutlined, unknown: LabelOutlined };

export function CategoryLine({ row }: { row: ImageRow | null }) {
  const categories = useApp((state) => state.view?.categories);
  const { state, color, words } = categorySaid(row, categories ?? []);
  const Icon = ICONS[state];
  return (
    <Box
      data-testid="viewer-category"
      data-state={state}
      aria-label={text.viewer.categoryOf(words)}
      role="group"
      title={words}
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 0.75,
        minWidth: 0,
        maxWidth: 260,
        flexShrink: 2,
        mx: 0.5,
      }}
    >
      <Icon fontSize="small" sx={{ color: color ?? "text.secondary", flexShrink: 0 }} />
      <Typography variant="body2" noWrap sx={{ fontStyle: state === "prediction" ? "italic" : "normal" }}>
        {words}
      </Typography>
    </Box>
  );
}
