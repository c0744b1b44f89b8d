// The evaluation at a glance: confusion matrix, metrics, and each category.
import { Box } from "@mui/material";
import type { EvaluationImages, EvaluationView } from "../backend";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { MetricCards } from "./MetricCards";
import { WIDE } from "./matrix";
import { PerCategory } from "./PerCategory";

interface Props {
  evaluation: EvaluationView;
  onSelect(which: EvaluationImages): void;
}

export function Overview({ evaluation, onSelect }: Props) {
  const wide = evaluation.categories.length >= WIDE;
  const matrix = <ConfusionMatrix evaluation={evaluation} onSelect={onSelect} />;
  const metrics = <MetricCards evaluation={evaluation} />;
  // A large matrix has the width for itself.
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 3.5, minWidth: 0 }}>
      {wide && matrix}
      <Box
        sx={{
          display: "grid",
          gridTemplateColumns: "repeat(auto-fit, minmax(min(420px, 100%), 1fr))",
          alignItems: "start",
          gap: 4,
        }}
      >
        {!wide && matrix}
        {metrics}
      </Box>
      <PerCategory evaluation={evaluation} />
    </Box>
  );
}
