// The images with the highest loss: what a person labelled, what the model said, and how sure it was of both.
import SentimentSatisfiedAlt from "@mui/icons-material/SentimentSatisfiedAlt";
import { Box, Button, ButtonBase, Typography } from "@mui/material";
import { useEffect } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { useAnswer } from "../app/useAnswer";
import type { EvaluationView, LossView } from "../backend";
import { EmptyState } from "../components/EmptyState";
import { text } from "../text";
import { metric, percent } from "../text/format";
import { Swatch } from "./Swatch";
import { Thumbnail } from "./Thumbnail";

interface Props {
  evaluation: EvaluationView;
  /** Changes with the evaluation. */
  of: string;
  onSelect(ids: number[]): void;
}

export function SurprisesTab({ evaluation, of, onSelect }: Props) {
  const { backend, report } = useCore();
  const token = useApp((state) => state.view?.token ?? "");
  const t = text.surprises;
  const losses = useAnswer(of, (from) => from.evaluationLosses());
  const ids = losses?.map(({ id }) => id) ?? [];
  const key = ids.join();
  const rows = useAnswer(`${of}/${key}`, (from) => from.imageRows(ids));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the ids, which are a new list each time
  useEffect(() => {
    if (ids.length > 0) backend.lookAt(ids).catch(report);
  }, [backend, report, key]);
  if (losses === null) return null;
  if (losses.length === 0) return <EmptyState icon={<SentimentSatisfiedAlt />} title={t.none} body="" />;
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 2 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: "1 1 300px" }}>
          {t.hint}
        </Typography>
        <Button size="small" variant="outlined" data-testid="surprises-select" onClick={() => onSelect(ids)}>
          {t.selectAll(ids.length)}
        </Button>
      </Box>
      <Box
        component="ul"
        data-testid="surprises"
        sx={{
          listStyle: "none",
          m: 0,
          p: 0,
          display: "grid",
          gridTemplateColumns: "repeat(auto-fill, minmax(min(190px, 100%), 1fr))",
          gap: 2,
        }}
      >
        {losses.map((loss) => {
          const row = rows?.find(({ id }) => id === loss.id);
          const url = row && !row.missing ? backend.thumbUrl(token, row) : null;
          return (
            <li key={loss.id}>
              <Surprise {...{ loss, url, evaluation }} />
            </li>
          );
        })}
      </Box>
    </Box>
  );
}

interface SurpriseProps {
  loss: LossView;
  url: string | null;
  evaluation: EvaluationView;
}

function Surprise({ loss, url, evaluation: { categories } }: SurpriseProps) {
  const actions = useActions();
  const t = text.surprises;
  const line = (place: number, said: string, probability: number) => (
    <Box component="span" sx={{ display: "flex", alignItems: "center", fontSize: 12 }}>
      <Swatch color={categories[place]?.color} />
      <Typography component="span" noWrap title={categories[place]?.name} sx={{ fontSize: 12, flex: 1 }}>
        {said} {categories[place]?.name}
      </Typography>
      <Box component="span" sx={{ pl: 0.75, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" }}>
        {percent(probability)}
      </Box>
    </Box>
  );
  return (
    <ButtonBase
      data-testid={`surprise-${loss.id}`}
      title={t.open(loss.name)}
      onClick={() => actions.view(loss.id)}
      sx={{
        width: "100%",
        display: "block",
        textAlign: "left",
        border: 1,
        borderColor: "divider",
        borderRadius: 1.5,
        overflow: "hidden",
        "&:hover": { boxShadow: 3 },
      }}
    >
      <Thumbnail url={url} />
      <Box component="span" sx={{ display: "block", px: 1, py: 0.75 }}>
        <Typography component="span" noWrap sx={{ fontSize: 12.5, fontWeight: 500, display: "block" }}>
          {loss.name}
        </Typography>
        {line(loss.truth, t.label, loss.truthProbability)}
        {loss.truth === loss.prediction ? (
          <Typography component="span" color="textSecondary" sx={{ fontSize: 12, display: "block" }}>
            {t.right}
          </Typography>
        ) : (
          line(loss.prediction, t.prediction, loss.predictionProbability)
        )}
        <Typography component="span" color="textSecondary" sx={{ fontSize: 11.5, display: "block" }}>
          {t.loss(metric(loss.loss, 2))}
        </Typography>
      </Box>
    </ButtonBase>
  );
}
