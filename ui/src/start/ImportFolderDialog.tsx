// Before a folder is read: are its sub-folders categories?
import { Box, Checkbox, DialogContentText, FormControlLabel, Typography } from "@mui/material";
import { useState } from "react";
import { useJobs } from "../app/context";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";

interface Props {
  paths: string[];
  dropped: boolean;
  onClose(): void;
}

export function ImportFolderDialog({ paths, dropped, onClose }: Props) {
  const jobs = useJobs();
  const [labels, setLabels] = useState(false);
  const t = text.importFolder;
  const run = () => {
    onClose();
    void jobs.import(paths, labels);
  };
  return (
    <PlainDialog
      title={dropped ? t.titleDropped : t.title}
      width="sm"
      action={{ label: t.go, run, focused: true }}
      onClose={onClose}
    >
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
    </PlainDialog>
  );
}
