// What can be done with predictions: accept, clear, export.
import { Box, Button } from "@mui/material";
import { useActions, useApp } from "../app/context";
import { text } from "../text";

const ROW = {
  size: "small",
  sx: { justifyContent: "flex-start", px: 1, minHeight: 28, fontWeight: 400 },
} as const;

export function PredictionActions({ predicted }: { predicted: number }) {
  const actions = useActions();
  const busy = useApp((state) => state.job !== null);
  const t = text.classifier;
  return (
    <Box
      role="group"
      aria-label={t.predictions(predicted)}
      sx={{
        mt: 1,
        p: 0.5,
        display: "flex",
        flexDirection: "column",
        borderRadius: 1.5,
        border: 1,
        borderColor: "divider",
      }}
    >
      <Button
        {...ROW}
        data-testid="accept-predictions"
        disabled={busy}
        onClick={() => actions.open({ kind: "accept" })}
      >
        {t.accept}
      </Button>
      <Button
        {...ROW}
        data-testid="clear-predictions"
        disabled={busy}
        onClick={() => void actions.clearPredictions()}
      >
        {t.clear}
      </Button>
      <Button {...ROW} data-testid="export-predictions" onClick={() => void actions.exportPredictions()}>
        {t.export}
      </Button>
    </Box>
  );
}
