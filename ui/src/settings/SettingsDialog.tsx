// The settings of the app: how large a picture may be, and the pretrained network. They are asked for when the dialog
// opens, since the command line sets them too.
import { Alert, Box, Button, DialogContentText, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { useCore } from "../app/context";
import { LanguageChoice } from "../app/LanguageChoice";
import { type AppSettingsView, BackendError } from "../backend";
import { NumberField } from "../components/NumberField";
import { PlainDialog } from "../components/PlainDialog";
import { said, text } from "../text";
import { defaults, draftOf, type LimitsDraft, settingsOf } from "./limits";
import { PretrainedNetwork } from "./PretrainedNetwork";

const t = text.settings;

export function SettingsDialog({ onClose }: { onClose(): void }) {
  const core = useCore();
  const [view, setView] = useState<AppSettingsView | null>(null);
  const [draft, setDraft] = useState<LimitsDraft | null>(null);
  const [wrong, setWrong] = useState({ megapixels: false, memory: false });
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    let gone = false;
    core.backend.appSettings().then(
      (found) => {
        if (gone) return;
        setView(found);
        setDraft(draftOf(found));
      },
      (error) => setRefused(said(error instanceof Error ? error.message : String(error))),
    );
    return () => {
      gone = true;
    };
  }, [core]);

  if (!view || !draft) {
    return (
      <PlainDialog title={t.title} onClose={onClose}>
        {refused === null ? (
          <Typography color="textSecondary">{t.reading}</Typography>
        ) : (
          <Alert severity="error">{refused}</Alert>
        )}
      </PlainDialog>
    );
  }
  const run = async () => {
    try {
      await core.backend.saveAppSettings(settingsOf(draft, view));
      onClose();
    } catch (error) {
      if (error instanceof BackendError) setRefused(said(error.message));
      else core.report(error);
    }
  };
  const disabled = wrong.megapixels || wrong.memory;
  return (
    <PlainDialog
      title={t.title}
      action={{ label: t.save, run: () => void run(), disabled, testId: "settings-save" }}
      onClose={onClose}
    >
      <Box sx={{ pt: 1, mb: 2 }}>
        <LanguageChoice help={t.languageHelp} />
      </Box>
      <DialogContentText sx={{ mb: 2 }}>{t.body}</DialogContentText>
      <Box sx={{ display: "grid", gap: 2, pt: 1 }}>
        <NumberField
          label={t.megapixels}
          value={draft.megapixels}
          unit={t.megapixelsUnit}
          help={t.megapixelsHelp(view.defaultMegapixels)}
          min={1}
          max={view.mostMegapixels}
          whole
          testId="settings-megapixels"
          onChange={(megapixels) => setDraft({ ...draft, megapixels })}
          onProblem={(message) => setWrong((now) => ({ ...now, megapixels: message !== null }))}
        />
        <NumberField
          label={t.memory}
          value={draft.memory}
          unit={t.memoryUnit}
          help={t.memoryHelp(view.defaultMemoryMb, view.mostMemoryMb)}
          min={view.leastMemoryMb}
          max={view.mostMemoryMb}
          whole
          testId="settings-memory"
          onChange={(memory) => setDraft({ ...draft, memory })}
          onProblem={(message) => setWrong((now) => ({ ...now, memory: message !== null }))}
        />
        {refused !== null && <Alert severity="error">{refused}</Alert>}
        <Box>
          <Button size="small" onClick={() => setDraft(defaults(view))} data-testid="settings-defaults">
            {t.usual}
          </Button>
        </Box>
        <PretrainedNetwork />
      </Box>
    </PlainDialog>
  );
}
