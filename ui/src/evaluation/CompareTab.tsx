// Two models of the project on the same images: which are compared, and what came of it.
import CompareArrows from "@mui/icons-material/CompareArrows";
import { Box, Button, MenuItem, TextField, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import { useApp, useJobs } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { useAnswer } from "../app/useAnswer";
import type { KeptModel } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { said, text } from "../text";
import { dateTime } from "../text/format";
import { ComparisonResult } from "./ComparisonResult";
import { comparisonSheet, whoIsRightSheet } from "./sheets";

interface Props {
  /** Changes with the evaluation. */
  of: string;
  onSelect(ids: number[]): void;
}

export function CompareTab({ of, onSelect }: Props) {
  const jobs = useJobs();
  const busy = useApp((state) => state.job !== null);
  const running = useApp((state) => state.job?.kind === "compare");
  const [asked, setAsked] = useState<{ first?: string; second?: string }>({});
  const t = text.comparing;
  const models = useAnswer(of, (backend) => backend.keptModels());
  const found = useAnswer(`${of}/${running}`, (backend) => backend.comparison());
  if (models === null) return null;
  if (models.length < 2) return <EmptyState icon={<CompareArrows />} title={t.oneTitle} body={t.oneBody} />;
  const known = (id: string | undefined) => models.some((model) => model.id === id);
  const first = (known(asked.first) ? asked.first : undefined) ?? usualFirst(models);
  const second =
    (known(asked.second) ? asked.second : undefined) ?? models.find(({ id }) => id !== first)?.id ?? "";
  const choice = (label: string, value: string, testId: string, onChange: (id: string) => void) => (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      disabled={busy}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { "data-testid": testId } }}
      sx={{ minWidth: 0, flex: "1 1 260px", maxWidth: 440 }}
    >
      {models.map((model) => (
        <MenuItem key={model.id} value={model.id}>
          {model.current ? t.current(said(model.name)) : said(model.name)} · {dateTime(model.fittedAt)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 2.5 }}>
      <Typography variant="body2" color="textSecondary">
        {t.hint}
      </Typography>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5 }}>
        {choice(t.first, first, "compare-model-first", (id) => setAsked({ first: id, second }))}
        {choice(t.second, second, "compare-model-second", (id) => setAsked({ first, second: id }))}
        <Tooltip title={first === second ? t.same : ""}>
          <span>
            <Button
              variant="contained"
              disabled={busy || first === second}
              data-testid="compare-run"
              onClick={() => void jobs.compare(first, second)}
            >
              {t.go}
            </Button>
          </span>
        </Tooltip>
        {found && (
          <ExportButton
            testId="comparison-export"
            disabled={found.count === 0}
            tables={[
              { id: "comparison", name: text.files.comparison, rows: () => comparisonSheet(found) },
              { id: "who-is-right", name: text.files.whoIsRight, rows: () => whoIsRightSheet(found) },
            ]}
            sx={{ ml: "auto" }}
          />
        )}
      </Box>
      {found && <ComparisonResult found={found} onSelect={onSelect} />}
    </Box>
  );
}

const usualFirst = (models: readonly KeptModel[]): string =>
  (models.find(({ current }) => current) ?? models[0])?.id ?? "";
