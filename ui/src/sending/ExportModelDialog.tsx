// A model as a file: which one, in which form, and for which values. What a form is good for stands beside it.
import { Box, MenuItem, TextField, Typography } from "@mui/material";
import { useState } from "react";
import { useActions } from "../app/context";
import { useAnswer } from "../app/useAnswer";
import type { ModelFormat, SampleKind } from "../backend";
import { PlainDialog } from "../components/PlainDialog";
import { RadioChoice } from "../components/RadioChoice";
import { said, text } from "../text";
import { formatWays } from "./formats";

const KINDS: readonly SampleKind[] = ["U8", "U16", "F32"];

export function ExportModelDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const models = useAnswer("models", (backend) => backend.keptModels());
  const [asked, setAsked] = useState<string | null>(null);
  const [format, setFormat] = useState<ModelFormat>("safetensors");
  const [askedKind, setKind] = useState<SampleKind | null>(null);
  const t = text.models;
  const chosen = asked ?? models?.find(({ current }) => current)?.id ?? models?.[0]?.id ?? null;
  const forms = useAnswer(chosen, async (backend) => {
    const id = chosen ?? "";
    return { id, ...(await backend.modelForms(id)) };
  });
  // The answer about another model stays until the next is there.
  const known = forms?.id === chosen ? forms : null;
  const shown = known?.noGraph ? "safetensors" : format;
  const kind = askedKind ?? known?.kind ?? "U8";
  const model = models?.find(({ id }) => id === chosen);
  const run = async () => {
    if (!model) return;
    const graph = shown !== "safetensors";
    if (await actions.sending.exportModel(model, shown, graph ? kind : null)) onClose();
  };
  return (
    <PlainDialog
      title={t.exportTitle}
      width="sm"
      action={{
        label: t.exportGo,
        run: () => void run(),
        disabled: known === null,
        focused: true,
        testId: "export-model-run",
      }}
      onClose={onClose}
    >
      <Box sx={{ display: "flex", flexDirection: "column", gap: 2, pt: 1 }}>
        {models && models.length > 1 && chosen !== null ? (
          <TextField
            select
            fullWidth
            size="small"
            label={t.model}
            value={chosen}
            onChange={(event) => setAsked(event.target.value)}
            slotProps={{ htmlInput: { "data-testid": "export-model-which" } }}
          >
            {models.map(({ id, name, current }) => (
              <MenuItem key={id} value={id}>
                {current ? t.current(said(name)) : said(name)}
              </MenuItem>
            ))}
          </TextField>
        ) : (
          model && <Typography variant="body2">{said(model.name)}</Typography>
        )}
        <RadioChoice
          label={t.format}
          value={shown}
          ways={formatWays(known)}
          testId="export-model"
          onChange={(value) => setFormat(value)}
        />
        {shown !== "safetensors" && (
          <TextField
            select
            fullWidth
            size="small"
            label={t.values}
            value={kind}
            helperText={t.valuesNote}
            onChange={(event) => setKind(event.target.value as SampleKind)}
            slotProps={{ htmlInput: { "data-testid": "export-model-values" } }}
          >
            {KINDS.map((one) => (
              <MenuItem key={one} value={one}>
                {known?.kinds.includes(one) ? t.fittedOn(t.kinds[one]) : t.kinds[one]}
              </MenuItem>
            ))}
          </TextField>
        )}
        {known?.usesBackbone && (
          <Typography variant="body2" color="textSecondary">
            {t.backbone}
          </Typography>
        )}
      </Box>
    </PlainDialog>
  );
}
