// Two labellings held against each other: Cohen's kappa, the table of both, and the images that differ.
import { Alert, Box, Button, MenuItem, TextField, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import type { AgreementView, PassView } from "../backend";
import { text } from "../text";
import { metric, percent } from "../text/format";
import { AgreementTable } from "./AgreementTable";
import { agreementSheet, labelPairSheet } from "./sheets";

const t = text.passes;
/** Stands for the labels as they are now. */
const NOW = "now";

export function Comparison({ passes, onClose }: { passes: readonly PassView[]; onClose(): void }) {
  const { backend, report } = useCore();
  const revision = useApp((state) => state.view?.revision);
  const [first, setFirst] = useState(String(passes.at(-1)?.id ?? NOW));
  const [second, setSecond] = useState(NOW);
  const [found, setFound] = useState<AgreementView | null>(null);
  const known = (choice: string) => choice === NOW || passes.some(({ id }) => String(id) === choice);
  const [a, b] = [known(first) ? first : NOW, known(second) ? second : NOW];

  // biome-ignore lint/correctness/useExhaustiveDependencies: labels may have changed with the revision
  useEffect(() => {
    let gone = false;
    const id = (choice: string) => (choice === NOW ? null : Number(choice));
    backend.agreement(id(a), id(b)).then((answer) => gone || setFound(answer), report);
    return () => {
      gone = true;
    };
  }, [backend, report, a, b, revision]);

  const choice = (label: string, value: string, onChange: (value: string) => void, testId: string) => (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      data-testid={testId}
      onChange={({ target }) => onChange(target.value)}
      sx={{ width: 260 }}
    >
      <MenuItem value={NOW}>{t.now}</MenuItem>
      {passes.map(({ id, name }) => (
        <MenuItem key={id} value={String(id)}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <Box component="section" aria-label={t.compare}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 1.5 }}>
        {t.compare}
      </Typography>
      <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap", mb: 2 }}>
        {choice(t.first, a, setFirst, "compare-first")}
        {choice(t.second, b, setSecond, "compare-second")}
      </Box>
      {found && <Result found={found} onClose={onClose} />}
    </Box>
  );
}

function Result({ found, onClose }: { found: AgreementView; onClose(): void }) {
  const actions = useActions();
  const categories = useApp((state) => state.view?.categories) ?? [];
  const { images, same, kappa, range, onlyFirst, onlySecond, differing } = found;
  if (images === 0) return <Alert severity="info">{t.nothingShared}</Alert>;
  const left = onlyFirst + onlySecond;
  return (
    <Box data-testid="agreement">
      <Box sx={{ display: "flex", alignItems: "baseline", gap: 1.5, flexWrap: "wrap" }}>
        <Typography component="span" sx={{ fontSize: 28, fontWeight: 500 }} data-testid="kappa">
          {t.kappa(metric(kappa, 2))}
        </Typography>
        {range && (
          <Typography component="span" color="textSecondary">
            {t.range(metric(range.low, 2), metric(range.high, 2))}
          </Typography>
        )}
      </Box>
      <Typography variant="body2" sx={{ mt: 0.5 }}>
        {t.same(same, images, percent(same / images), percent(found.expected))}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5, mb: 2 }}>
        {kappa === null ? t.noKappa : t.meaning}
        {left > 0 && ` ${t.leftOut(left)}`}
      </Typography>
      <AgreementTable found={found} categories={categories} />
      <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 2 }}>
        <Button
          variant="outlined"
          size="small"
          disabled={differing.length === 0}
          data-testid="select-differing"
          onClick={async () => {
            if (await actions.selectExactly(differing)) onClose();
          }}
        >
          {t.selectDiffering(differing.length)}
        </Button>
        <ExportButton
          testId="agreement-export"
          tables={[
            { id: "agreement", name: text.files.agreement, rows: () => agreementSheet(found) },
            { id: "label-pairs", name: text.files.labelPairs, rows: () => labelPairSheet(found, categories) },
          ]}
        />
      </Box>
    </Box>
  );
}
