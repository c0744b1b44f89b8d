// Labelling passes: labels that were kept aside, labelling the same images again without seeing them, and how well two
// passes agree.
import { Box, Button, DialogContentText, TextField, Typography } from "@mui/material";
import { useState } from "react";
import { useActions, useApp } from "../app/context";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";
import { Comparison } from "./Comparison";
import { PassList } from "./PassList";

const t = text.passes;

export function PassesDialog({ onClose }: { onClose(): void }) {
  const passes = useApp((state) => state.view?.passes) ?? [];
  return (
    <PlainDialog title={t.title} width="md" onClose={onClose}>
      <DialogContentText sx={{ mb: 2 }}>{t.body}</DialogContentText>
      <NewPass onClose={onClose} />
      <PassList passes={passes} />
      {passes.length > 0 && <Comparison passes={passes} onClose={onClose} />}
    </PlainDialog>
  );
}

function NewPass({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const labelled = useApp((state) => state.view?.counts.labelled ?? 0);
  const passes = useApp((state) => state.view?.passes.length ?? 0);
  const busy = useApp((state) => state.job !== null);
  const usual = t.usualName(passes + 1);
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? usual;
  const disabled = labelled === 0 || name.trim() === "";
  return (
    <Box component="section" aria-label={t.newTitle} sx={{ mb: 3 }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 1 }}>
        {t.newTitle}
      </Typography>
      <Box sx={{ display: "flex", gap: 1, alignItems: "flex-start", flexWrap: "wrap" }}>
        <TextField
          size="small"
          label={t.name}
          value={name}
          helperText={labelled === 0 ? t.noLabels : t.labels(labelled)}
          onChange={({ target }) => setTyped(target.value)}
          slotProps={{ htmlInput: { "data-testid": "pass-name", maxLength: 100 } }}
          sx={{ width: 260 }}
        />
        <Button
          variant="outlined"
          disabled={disabled}
          data-testid="pass-keep"
          onClick={async () => {
            if (await actions.passes.keep(name)) setTyped(null);
          }}
        >
          {t.keep}
        </Button>
        <Button
          variant="contained"
          disabled={disabled || busy}
          data-testid="pass-begin"
          onClick={async () => {
            if (await actions.passes.labelAgain(name)) onClose();
          }}
        >
          {t.begin}
        </Button>
      </Box>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {t.beginHint}
      </Typography>
    </Box>
  );
}
