// A project for Piximi: what goes, and what Piximi cannot hold, before a place is chosen.
import { Box, DialogContentText, Typography } from "@mui/material";
import { useActions } from "../app/context";
import { useAnswer } from "../app/useAnswer";
import { PlainDialog } from "../components/PlainDialog";
import { said, text } from "../text";

export function ExportPiximiDialog({ onClose }: { onClose(): void }) {
  const actions = useActions();
  const check = useAnswer("piximi", (backend) => backend.checkPiximi());
  const t = text.sending;
  const run = async () => {
    if (await actions.sending.exportPiximi()) onClose();
  };
  return (
    <PlainDialog
      title={t.piximiTitle}
      width="sm"
      action={{
        label: t.piximiGo,
        run: () => void run(),
        disabled: check === null || check.images === 0,
        focused: true,
        testId: "export-piximi-run",
      }}
      onClose={onClose}
    >
      <DialogContentText>{t.piximiBody(check?.images ?? 0)}</DialogContentText>
      {check !== null && check.notes.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h3" sx={{ mt: 2 }}>
            {t.piximiNotes}
          </Typography>
          <Box component="ul" data-testid="export-piximi-notes" sx={{ m: 0, mt: 0.5, pl: 2.5 }}>
            {check.notes.map((note) => (
              <Typography component="li" variant="body2" key={note} sx={{ mb: 0.5 }}>
                {said(note)}
              </Typography>
            ))}
          </Box>
        </>
      )}
    </PlainDialog>
  );
}
