// Classifier, in the column at the left: Fit, Predict, Evaluate with the reason when one is not possible, the model in
// one line, and what can be done with predictions.
import AssessmentOutlined from "@mui/icons-material/AssessmentOutlined";
import LabelImportantOutlined from "@mui/icons-material/LabelImportantOutlined";
import ScatterPlotOutlined from "@mui/icons-material/ScatterPlotOutlined";
import { Box, Button, FormControlLabel, Link, Switch, Tooltip, Typography } from "@mui/material";
import type { ReactNode } from "react";
import { useActions, useApp, useJobs } from "../app/context";
import type { EvaluationSummary } from "../backend";
import { ModelMenu } from "../sending/ModelMenu";
import { said, text } from "../text";
import { percent } from "../text/format";
import { PredictionActions } from "./PredictionActions";

export function ClassifierSection() {
  const actions = useActions();
  const jobs = useJobs();
  const view = useApp((state) => state.view);
  const job = useApp((state) => state.job);
  if (!view) return null;
  const t = text.classifier;
  const { model, evaluation, evaluationSets, counts, fitSettings } = view;
  const busy = job ? text.job.busy(job.title) : null;
  // Fit opens its dialog while a fit runs, to show it; the other jobs keep it closed only to starting.
  const whyNotFit = view.imageCount === 0 ? t.needImages : null;
  const whyNotPredict = busy ?? (!model ? t.needModel : counts.unknown === 0 ? t.needUnknown : null);
  const whyNotEvaluate =
    busy ?? (!model ? t.needModel : evaluationSets.length === 0 ? t.needValidation : null);
  return (
    <Box component="section" aria-labelledby="classifier-title" sx={{ px: 2, py: 1.25 }}>
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", mb: 0.75 }}>
        <Typography variant="subtitle2" component="h2" id="classifier-title">
          {t.title}
        </Typography>
        <ModelMenu />
      </Box>
      <Box sx={{ display: "grid", gridTemplateColumns: "repeat(3, 1fr)", gap: 0.75 }}>
        <Step
          name={t.fit}
          hint={t.fitHint}
          whyNot={whyNotFit}
          testId="fit-open"
          icon={<ScatterPlotOutlined />}
          onClick={() => actions.open({ kind: "fit" })}
        />
        <Step
          name={t.predict}
          hint={t.predictHint(counts.unknown)}
          whyNot={whyNotPredict}
          testId="predict"
          icon={<LabelImportantOutlined />}
          onClick={() => void jobs.predict()}
        />
        <Step
          name={t.evaluate}
          hint={t.evaluateHint}
          whyNot={whyNotEvaluate}
          testId="evaluate"
          icon={<AssessmentOutlined />}
          onClick={() => void jobs.evaluate()}
        />
      </Box>
      {fitSettings.architecture === "quick" && (
        <Tooltip title={t.keepUpHint}>
          <FormControlLabel
            control={
              <Switch
                size="small"
                checked={fitSettings.refitAfterLabel}
                onChange={(event) => void actions.keepUp(event.target.checked)}
                slotProps={{ input: { "data-testid": "keep-up" } as object }}
              />
            }
            label={<Typography sx={{ fontSize: 12.5 }}>{t.keepUp}</Typography>}
            sx={{ ml: 0, mt: 0.75, gap: 0.5 }}
          />
        </Tooltip>
      )}
      <Typography
        variant="body2"
        color="textSecondary"
        sx={{ mt: 1, fontSize: 12.5 }}
        data-testid="model-line"
      >
        {model ? t.model(said(model.name), model.epochsTrained) : t.noModel}
      </Typography>
      {evaluation && evaluation.accuracy !== null && (
        <Link
          component="button"
          type="button"
          underline="hover"
          data-testid="evaluation-open"
          title={t.showEvaluation}
          sx={{ fontSize: 12.5, textAlign: "left" }}
          onClick={() => actions.open({ kind: "evaluation" })}
        >
          {lastEvaluation(evaluation)}
        </Link>
      )}
      {counts.predicted > 0 && <PredictionActions predicted={counts.predicted} />}
    </Box>
  );
}

/** A number that was measured on training images says so. */
function lastEvaluation({ set, count, remembered, accuracy }: EvaluationSummary): string {
  const t = text.classifier;
  const share = percent(accuracy ?? 0);
  if (set === "training" || remembered === count) return t.lastTrainingEvaluation(share, count);
  return remembered > 0 ? t.lastPartlyTraining(share, count, remembered) : t.lastEvaluation(share, count);
}

interface StepProps {
  name: string;
  hint: string;
  whyNot: string | null;
  testId: string;
  icon: ReactNode;
  onClick(): void;
}

function Step({ name, hint, whyNot, testId, icon, onClick }: StepProps) {
  return (
    <Tooltip title={whyNot ?? hint}>
      {/* The reason is said of a disabled button too; the wrapper takes the pointer and the description. */}
      <Box component="span" sx={{ display: "flex" }}>
        <Button
          fullWidth
          variant="outlined"
          data-testid={testId}
          disabled={whyNot !== null}
          aria-description={whyNot ?? hint}
          onClick={onClick}
          sx={{ flexDirection: "column", py: 0.75, px: 0.5, lineHeight: 1.3, gap: 0.25 }}
        >
          {icon}
          {name}
        </Button>
      </Box>
    </Tooltip>
  );
}
