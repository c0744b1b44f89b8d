// The head of the evaluation: whose it is and of what, another set, the same anew, and what can be taken elsewhere.
import Close from "@mui/icons-material/Close";
import { Box, Button, IconButton, MenuItem, TextField, Tooltip, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useActions, useApp, useJobs } from "../app/context";
import type { EvaluationSet, EvaluationView } from "../backend";
import { said, text } from "../text";
import { dateTime } from "../text/format";

const NO_SETS: EvaluationSet[] = [];

interface Props {
  evaluation: EvaluationView;
  exportMenu: ReactNode;
  onClose(): void;
}

export function Header({ evaluation, exportMenu, onClose }: Props) {
  const actions = useActions();
  const jobs = useJobs();
  const sets = useApp((state) => state.view?.evaluationSets ?? NO_SETS);
  const busy = useApp((state) => state.job !== null);
  const { count, set, folds, modelName, evaluatedAt } = evaluation;
  const t = text.evaluation;
  const about = [said(modelName), t.on[set](count, folds), t.evaluatedAt(dateTime(evaluatedAt))].join(" · ");
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, pl: 3, pr: 1.5, py: 1.5 }}>
      <Box sx={{ flex: "1 1 300px", minWidth: 0 }}>
        <Typography variant="h6" component="h2" id="evaluation-title">
          {t.title}
        </Typography>
        <Typography variant="body2" color="textSecondary" data-testid="evaluation-count">
          {about}
        </Typography>
      </Box>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1 }}>
        {sets.length > 1 && (
          <TextField
            select
            size="small"
            label={t.set}
            value={sets.includes(set) ? set : ""}
            disabled={busy}
            onChange={(event) => void jobs.evaluate(event.target.value as EvaluationSet)}
            slotProps={{ htmlInput: { "data-testid": "evaluation-set" } }}
            sx={{ width: 210 }}
          >
            {sets.map((name) => (
              <MenuItem key={name} value={name} data-testid={`evaluation-set-${name}`}>
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
        {exportMenu}
        <Button
          size="small"
          variant="outlined"
          data-testid="evaluation-report"
          disabled={busy || count === 0}
          onClick={() => void actions.evaluation.report()}
        >
          {t.report}
        </Button>
        <Tooltip title={text.common.close}>
          <IconButton aria-label={text.common.close} data-testid="evaluation-close" onClick={onClose}>
            <Close />
          </IconButton>
        </Tooltip>
      </Box>
    </Box>
  );
}
