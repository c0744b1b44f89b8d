// What has to be known before any number of an evaluation is believed: images that were learnt from, images that could not
// be judged, values that are undefined.
import { Alert, AlertTitle } from "@mui/material";
import type { EvaluationView } from "../backend";
import { said, text } from "../text";
import { isRemembered } from "./names";

export function Cautions({ evaluation }: { evaluation: EvaluationView }) {
  const { count, remembered, skipped, notes } = evaluation;
  const t = text.evaluation;
  const all = isRemembered(evaluation);
  return (
    <>
      {(all || remembered > 0) && (
        <Alert severity="warning" data-testid="evaluation-remembered">
          <AlertTitle sx={{ mb: 0 }}>{t.rememberedTitle}</AlertTitle>
          {all ? t.rememberedAll : t.rememberedSome(remembered, count)}
        </Alert>
      )}
      {notes.length > 0 && (
        <Alert severity="warning" data-testid="evaluation-notes">
          {notes.map(said).map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Alert>
      )}
      {skipped > 0 && <Alert severity="warning">{t.skipped(skipped)}</Alert>}
    </>
  );
}
