// Before files and folders are read: are sub-folders categories, do several files make one image, and how do pages that
// no file explains divide?
import { Box, Checkbox, DialogContentText, FormControlLabel, Typography } from "@mui/material";
import { useId, useState } from "react";
import { useJobs } from "../app/context";
import type { ImportFrom } from "../app/state";
import type { PageLayout } from "../backend";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";
import { NamingSection } from "./NamingSection";
import { EACH_FILE, mayOpen, namingOf } from "./naming";
import { PagesSection } from "./PagesSection";
import { chosen, misfit, undivided } from "./pages";
import { useNamingLook } from "./useNamingLook";

interface Props {
  paths: string[];
  from: ImportFrom;
  onClose(): void;
}

export function ImportDialog({ paths, from, onClose }: Props) {
  const jobs = useJobs();
  const hintId = useId();
  const [labels, setLabels] = useState(false);
  const [draft, setDraft] = useState(EACH_FILE);
  const { look, naming } = useNamingLook(paths, (names) => namingOf(draft, names?.presets ?? []));
  const [divided, setDivided] = useState<PageLayout | null>(null);
  const question = look.names?.pages ?? null;
  const layout = question && (divided ?? undivided(question.pages));
  const fits = !layout || !question || misfit(layout, question.pages) === null;
  const t = text.importing;
  const run = () => {
    onClose();
    void jobs.import(paths, { labelsFromFolders: labels, naming, pages: chosen(layout, question) });
  };
  return (
    <PlainDialog
      title={t.title[from]}
      width="md"
      action={{
        label: t.go,
        run,
        focused: true,
        disabled: !fits || !mayOpen(draft, naming, look),
        testId: "import-run",
      }}
      onClose={onClose}
    >
      <DialogContentText>{t.body(paths.length)}</DialogContentText>
      <Box
        component="ul"
        aria-label={t.paths}
        data-selectable
        sx={{ my: 1, pl: 2.5, maxHeight: 84, overflowY: "auto", fontSize: 13, overflowWrap: "anywhere" }}
      >
        {paths.map((path) => (
          <li key={path}>{path}</li>
        ))}
      </Box>
      <FormControlLabel
        control={
          <Checkbox
            checked={labels}
            onChange={(event) => setLabels(event.target.checked)}
            slotProps={{ input: { "aria-describedby": hintId } }}
          />
        }
        label={t.labels}
      />
      <Typography id={hintId} variant="body2" color="textSecondary" sx={{ ml: 4 }}>
        {t.labelsHint}
      </Typography>
      {question && layout && <PagesSection question={question} layout={layout} onChange={setDivided} />}
      <NamingSection draft={draft} look={look} onChange={setDraft} />
    </PlainDialog>
  );
}
