// Before files and folders are read: are sub-folders categories, is there a table about them, do several files make one
// image, and how do pages that no file explains divide?
import { Box, Checkbox, DialogContentText, FormControlLabel, Typography } from "@mui/material";
import { useId, useState } from "react";
import { useJobs } from "../app/context";
import type { ImportFrom } from "../app/state";
import type { PageLayout } from "../backend";
import { PlainDialog } from "../components/PlainDialog";
import { text } from "../text";
import { NamingSection } from "./NamingSection";
import { EACH_FILE, mayOpen, namingOf } from "./naming";
import { ObjectsSection } from "./ObjectsSection";
import { answerOf, areChosen, mayImport, NO_OBJECTS } from "./objects";
import { PagesSection } from "./PagesSection";
import { allFit, chosen } from "./pages";
import { TableSection } from "./TableSection";
import { useNamingLook } from "./useNamingLook";
import { useObjectsLook } from "./useObjectsLook";
import { useTableLook } from "./useTableLook";

interface Props {
  paths: string[];
  from: ImportFrom;
  /** One that was chosen with the files. */
  table: string | null;
  onClose(): void;
}

export function ImportDialog({ paths, from, table: given, onClose }: Props) {
  const jobs = useJobs();
  const hintId = useId();
  const [labels, setLabels] = useState(false);
  const [draft, setDraft] = useState(EACH_FILE);
  const { look, naming } = useNamingLook(paths, (names) => namingOf(draft, names?.presets ?? []));
  const [divided, setDivided] = useState<ReadonlyMap<number, PageLayout>>(new Map());
  const [table, setTable] = useState(given);
  const tableLook = useTableLook(paths, table, naming);
  const [objects, setObjects] = useState(NO_OBJECTS);
  const objectsLook = useObjectsLook(paths, answerOf(objects), naming);
  const pages = look.names?.pages ?? null;
  const fits =
    allFit(pages, divided) && !tableLook.preview?.problem && mayImport(objects, objectsLook.preview);
  // One file lies in no sub-folder.
  const single = paths.length === 1 && (from === "files" || (look.names?.files === 1 && !look.names.folders));
  const t = text.importing;
  const run = () => {
    onClose();
    const labelsFromFolders = labels && !single;
    const answers = { labelsFromFolders, naming, pages: chosen(pages, divided), table };
    void jobs.import(paths, { ...answers, objects: answerOf(objects) });
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
      {!single && (
        <>
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
        </>
      )}
      <TableSection table={table} found={look.names?.table ?? null} look={tableLook} onChange={setTable} />
      <ObjectsSection objects={objects} look={objectsLook} onChange={setObjects} />
      {pages && <PagesSection look={pages} divided={divided} onChange={setDivided} />}
      <NamingSection draft={draft} look={look} cutsObjects={areChosen(objects)} onChange={setDraft} />
    </PlainDialog>
  );
}
