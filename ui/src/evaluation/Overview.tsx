// The evaluation at a glance: confusion matrix, metrics, and each category.
import { Box } from "@mui/material";
import type { EvaluationImages, EvaluationView } from "../backend";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { MetricCards } from "./MetricCards";
import { MANY } from "./matrix";
import { PerCategory } from "./PerCategory";

interface Props {
  evaluation: EvaluationView;
  onSelect(which: EvaluationImages): void;
}

export function Overview({ evaluation, onSelect }: Props) {
  const many = evaluation.categories.length >= MANY;
  return (
    <Box
      sx={{
        display: "grid",
        gridTemplateColumns: "repeat(auto-fit, minmax(min(420px, 100%), 1fr))",
        alignItems: "start",
        gap: 4,
        // A large matrix has the width for itself.
        ...(many && { "& > :first-of-type": { gridColumn: "1 / -1" } }),
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <ConfusionMatrix evaluation={evaluation} onSelect={onSelect} />
      </Box>
      {many ? (
        <>
          <MetricCards evaluation={evaluation} />
          <PerCategory evaluation={evaluation} />
        </>
      ) : (
        <Box sx={{ display: "flex", flexDirection: "column", gap: 3, minWidth: 0 }}>
          <MetricCards evaluation={evaluation} />
          <PerCategory evaluation={evaluation} />
        </Box>
      )}
    </Box>
  );
}
