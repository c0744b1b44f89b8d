// Turns predictions into labels: all or the selected ones, and only from a confidence on.
import { Box, Checkbox, DialogContentText, FormControlLabel, Radio, RadioGroup } from "@mui/material";
import { useState } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { NumberField } from "../components/NumberField";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";

export function AcceptDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const { store } = useCore();
  const predicted = useApp((state) => state.view?.counts.predicted ?? 0);
  const selected = useApp((state) => state.selection.ids.size);
  const [which, setWhich] = useState<"all" | "selected">("all");
  const [limited, setLimited] = useState(false);
  const [confidence, setConfidence] = useState(90);
  const [wrong, setWrong] = useState<string | null>(null);
  const t = text.accept;
  const run = () => {
    const ids = which === "all" ? null : [...store.getState().selection.ids];
    onClose();
    void actions.acceptPredictions(ids, limited ? confidence / 100 : null);
  };
  return (
    <PlainDialog
      title={t.title}
      action={{ label: t.go, run, disabled: limited && wrong !== null, testId: "accept-run" }}
      onClose={onClose}
    >
      <DialogContentText sx={{ mb: 1 }}>{t.body}</DialogContentText>
      <RadioGroup
        aria-label={t.which}
        value={which}
        onChange={(_event, value) => setWhich(value as "all" | "selected")}
      >
        <FormControlLabel value="all" control={<Radio size="small" />} label={t.all(predicted)} />
        <FormControlLabel
          value="selected"
          control={<Radio size="small" />}
          disabled={selected === 0}
          label={t.selected(selected)}
        />
      </RadioGroup>
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 110px", alignItems: "start", mt: 1 }}>
        <FormControlLabel
          control={
            <Checkbox size="small" checked={limited} onChange={(event) => setLimited(event.target.checked)} />
          }
          label={t.confidence}
        />
        <NumberField
          label=""
          value={confidence}
          unit={t.confidenceUnit}
          min={0}
          max={100}
          whole={false}
          disabled={!limited}
          testId="accept-confidence"
          onChange={setConfidence}
          onProblem={setWrong}
        />
      </Box>
    </PlainDialog>
  );
}
