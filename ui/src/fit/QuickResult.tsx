// What a fit of Quick gave, in the place of curves, which it has none of.
import QueryStats from "@mui/icons-material/QueryStats";
import { Typography } from "@mui/material";
import type { FitView } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { text } from "../text";
import { percent } from "../text/format";

export function QuickResult({ fit }: { fit: FitView }) {
  const t = text.fit;
  const found = fit.crossValidation;
  return (
    <EmptyState
      icon={<QueryStats />}
      title={found ? t.quickTitle(percent(found.accuracy)) : t.quickUnknownTitle}
      body={found ? t.quickBody(found.folds, fit.training) : t.quickUnknownBody}
    >
      <Typography variant="body2" color="textSecondary" data-testid="quick-result">
        {t.fitFacts(fit.training, fit.validation, fit.device)}
      </Typography>
    </EmptyState>
  );
}
