// Before a folder is read: are its sub-folders categories?
import {
  Box,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  FormControlLabel,
  Typography,
} from "@mui/material";
import { useState } from "react";
import { useJobs } from "../app/context";
import { text } from "../text";

export function ImportFolderDialog({
  paths,
  dropped,
  onClose,
}: {
  paths: string[];
  dropped: boolean;
  onClose(): void;
}) {
  const jobs = useJobs();
  const [labels, setLabels] = useState(false);
  const t = text.importFolder;
  return (
    <Dialog open onClose={onClose} aria-labelledby="import-title" maxWidth="sm" fullWidth>
      <DialogTitle id="import-title">{dropped ? t.titleDropped : t.title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{t.body(paths.length)}</DialogContentText>
        <Box
          component="ul"
          data-selectable
          sx={{ my: 1, pl: 2.5, maxHeight: 120, overflowY: "auto", fontSize: 13, overflowWrap: "anywhere" }}
        >
          {paths.map((path) => (
            <li key={path}>{path}</li>
          ))}
        </Box>
        <FormControlLabel
          control={<Checkbox checked={labels} onChange={(event) => setLabels(event.target.checked)} />}
          label={t.labels}
        />
        <Typography variant="body2" color="textSecondary" sx={{ ml: 4 }}>
          {t.labelsHint}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.common.cancel}</Button>
        <Button
          variant="contained"
          autoFocus
          onClick={() => {
            onClose();
            void jobs.import(paths, labels);
          }}
        >
          {t.go}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
