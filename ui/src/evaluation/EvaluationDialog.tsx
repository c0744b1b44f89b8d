// The newest evaluation: how many images, confusion matrix, metrics with their formulas, and each category.
import Close from "@mui/icons-material/Close";
import {
  Alert,
  Box,
  Button,
  Dialog,
  IconButton,
  MenuItem,
  TextField,
  Tooltip,
  Typography,
} from "@mui/material";
import { useActions, useApp, useJobs } from "../app/context";
import type { EvaluationSet } from "../backend";
import { said, text } from "../text";
import { dateTime } from "../text/format";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { MetricCards } from "./MetricCards";
import { PerCategory } from "./PerCategory";
import { Reliability } from "./Reliability";

const NO_SETS: EvaluationSet[] = [];

export function EvaluationDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const jobs = useJobs();
  const evaluation = useApp((state) => state.view?.evaluation ?? null);
  const sets = useApp((state) => state.view?.evaluationSets ?? NO_SETS);
  const busy = useApp((state) => state.job !== null);
  if (!evaluation) return null;
  const { count, set, folds, skipped, notes, modelName, evaluatedAt } = evaluation;
  const t = text.evaluation;
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      aria-labelledby="evaluation-title"
      data-testid="evaluation-dialog"
      slotProps={{ paper: { sx: { width: "min(1180px, 96vw)", maxHeight: "94vh", m: 0 } } }}
    >
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 2,
          pl: 3,
          pr: 1.5,
          py: 1.25,
          borderBottom: 1,
          borderColor: "divider",
        }}
      >
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h6" component="h2" id="evaluation-title">
            {t.title}
          </Typography>
          <Typography variant="body2" color="textSecondary" data-testid="evaluation-count">
            {[said(modelName), t.on[set](count, folds), t.evaluatedAt(dateTime(evaluatedAt))].join(" · ")}
          </Typography>
        </Box>
        {sets.length > 1 && (
          <TextField
            select
            size="small"
            label={t.set}
            value={sets.includes(set) ? set : ""}
            disabled={busy}
            onChange={(event) => void jobs.evaluate(event.target.value as EvaluationSet)}
            slotProps={{ htmlInput: { "data-testid": "evaluation-set" } }}
            sx={{ minWidth: 180 }}
          >
            {sets.map((name) => (
              <MenuItem key={name} value={name}>
                {t.sets[name]}
              </MenuItem>
            ))}
          </TextField>
        )}
        <Button
          size="small"
          data-testid="evaluate-again"
          disabled={busy || !sets.includes(set)}
          onClick={() => void jobs.evaluate(set)}
        >
          {t.again}
        </Button>
        <Tooltip title={text.common.close}>
          <IconButton aria-label={text.common.close} data-testid="evaluation-close" onClick={onClose}>
            <Close />
          </IconButton>
        </Tooltip>
      </Box>
      <Box sx={{ p: 3, overflowY: "auto", display: "flex", flexDirection: "column", gap: 2 }}>
        {count === 0 ? (
          <Alert severity="warning">{t.empty}</Alert>
        ) : (
          <>
            {notes.length > 0 && (
              <Alert severity="warning" data-testid="evaluation-notes">
                {notes.map(said).map((note) => (
                  <div key={note}>{note}</div>
                ))}
              </Alert>
            )}
            {skipped > 0 && <Alert severity="warning">{t.skipped(skipped)}</Alert>}
            <Box
              sx={{
                display: "grid",
                gridTemplateColumns: "repeat(auto-fit, minmax(min(400px, 100%), 1fr))",
                gap: 4,
              }}
            >
              <Box sx={{ display: "flex", flexDirection: "column", gap: 3, minWidth: 0 }}>
                <ConfusionMatrix
                  evaluation={evaluation}
                  onSelect={(ids) => {
                    onClose();
                    void actions.selectExactly(ids);
                  }}
                />
                <Reliability evaluation={evaluation} />
              </Box>
              <Box sx={{ display: "flex", flexDirection: "column", gap: 3, minWidth: 0 }}>
                <MetricCards evaluation={evaluation} />
                <PerCategory evaluation={evaluation} />
              </Box>
            </Box>
          </>
        )}
      </Box>
    </Dialog>
  );
}
