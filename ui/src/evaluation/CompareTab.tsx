// Models of the project on the same images: which are compared, and what came of it.
import CompareArrows from "@mui/icons-material/CompareArrows";
import { Box, Button, Typography } from "@mui/material";
import { useState } from "react";
import { useApp, useJobs } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { useAnswer } from "../app/useAnswer";
import type { EvaluationView } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { text } from "../text";
import { ComparisonResult } from "./ComparisonResult";
import { chosenOf, MOST_MODELS } from "./comparing";
import { ModelChoice } from "./ModelChoice";
import { comparisonSheet, pairSheet } from "./sheets";

interface Props {
  /** Changes with the evaluation. */
  of: string;
  formulas: EvaluationView["formulas"];
  onSelect(ids: number[]): void;
}

export function CompareTab({ of, formulas, onSelect }: Props) {
  const jobs = useJobs();
  const busy = useApp((state) => state.job !== null);
  const running = useApp((state) => state.job?.kind === "compare");
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const t = text.comparing;
  const models = useAnswer(of, (backend) => backend.keptModels());
  const found = useAnswer(`${of}/${running}`, (backend) => backend.comparison());
  if (models === null) return null;
  if (models.length < 2) return <EmptyState icon={<CompareArrows />} title={t.oneTitle} body={t.oneBody} />;
  const chosen = chosenOf(models, asked);
  const problem = chosen.length < 2 ? t.tooFew : chosen.length > MOST_MODELS ? t.tooMany(MOST_MODELS) : null;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 2.5 }}>
      <Typography variant="body2" color="textSecondary">
        {t.hint}
      </Typography>
      <ModelChoice models={models} chosen={chosen} disabled={busy} onChange={setAsked} />
      <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
        <Button
          variant="contained"
          disabled={busy || problem !== null}
          data-testid="compare-run"
          onClick={() => void jobs.compare(chosen)}
        >
          {t.go}
        </Button>
        <Typography variant="body2" color="textSecondary" role="status">
          {problem}
        </Typography>
        {found && (
          <ExportButton
            testId="comparison-export"
            disabled={found.count === 0}
            tables={[
              { id: "comparison", name: text.files.comparison, rows: () => comparisonSheet(found) },
              { id: "pairs", name: text.files.pairs, rows: () => pairSheet(found) },
            ]}
            sx={{ ml: "auto" }}
          />
        )}
      </Box>
      {found && (
        <ComparisonResult
          key={found.models.map(({ id }) => id).join()}
          found={found}
          kept={models}
          formulas={formulas}
          onSelect={onSelect}
        />
      )}
    </Box>
  );
}
