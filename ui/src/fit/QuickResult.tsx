// What a fit of Quick gave, in the place of curves, which it has none of.
import QueryStats from "@mui/icons-material/QueryStats";
import { Alert, Stack, Typography } from "@mui/material";
import type { FitView } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { said, text } from "../text";
import { percent } from "../text/format";

/** Under this many images a share is mostly chance. */
const FEW = 20;

export function QuickResult({ fit }: { fit: FitView }) {
  const t = text.fit;
  const found = fit.crossValidation;
  return (
    <EmptyState
      icon={<QueryStats />}
      title={found ? t.quickTitle(percent(found.accuracy)) : t.quickUnknownTitle}
      body={found ? t.quickBody(found.folds, fit.training) : t.quickUnknownBody}
    >
      <Stack spacing={2} sx={{ alignItems: "center" }}>
        {found && fit.training < FEW && (
          <Alert severity="info" sx={{ maxWidth: 460, textAlign: "left" }}>
            {t.quickFew(fit.training)}
          </Alert>
        )}
        <Typography variant="body2" color="textSecondary" data-testid="quick-result">
          {t.fitFacts(fit.training, fit.validation, said(fit.device))}
        </Typography>
      </Stack>
    </EmptyState>
  );
}
