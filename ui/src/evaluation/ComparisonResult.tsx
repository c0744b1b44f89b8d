// What models made of the same images: their metrics; of each two the difference with its interval and whether it could be
// chance; and of one of these pairs who is right where the other is wrong.
import { Alert, Box, Typography } from "@mui/material";
import { useState } from "react";
import type { ComparisonView, EvaluationView, KeptModel, PairView } from "../backend";
import { said, text } from "../text";
import { metric } from "../text/format";
import { ComparedPair } from "./ComparedPair";
import { pairName, placed, pointsText, pText } from "./comparing";
import { plainTable } from "./looks";

interface Props {
  found: ComparisonView;
  /** For the kind of a model. */
  kept: readonly KeptModel[];
  formulas: EvaluationView["formulas"];
  onSelect(ids: number[]): void;
}

const MEASURES = ["accuracy", "balancedAccuracy", "kappa", "crossEntropy"] as const;

export function ComparisonResult({ found, kept, formulas, onSelect }: Props) {
  const [at, setAt] = useState(0);
  const { count, leftOut, pairs, notes } = found;
  const t = text.comparing;
  const pair = pairs[Math.min(at, pairs.length - 1)];
  if (count === 0 || !pair) return <Alert severity="info">{t.nothing}</Alert>;
  return (
    <Box data-testid="comparison" sx={{ display: "flex", flexDirection: "column", gap: 2.5 }}>
      {notes.length > 0 && (
        <Alert severity="warning">
          {notes.map(said).map((note) => (
            <div key={note}>{note}</div>
          ))}
        </Alert>
      )}
      <Box component="section" aria-labelledby="compared-models">
        <Typography variant="subtitle2" component="h3" id="compared-models">
          {t.results}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {t.images(count, leftOut)}
        </Typography>
        <Measures found={found} kept={kept} />
      </Box>
      {pairs.length > 1 && <Pairs found={found} at={at} onPick={setAt} />}
      <ComparedPair found={found} pair={pair} formulas={formulas} onSelect={onSelect} />
    </Box>
  );
}

function Measures({ found, kept }: Pick<Props, "found" | "kept">) {
  const t = text.comparing;
  const kindOf = (id: string) => kept.find((model) => model.id === id)?.architecture ?? "";
  return (
    <Box sx={{ overflowX: "auto" }}>
      <Box
        component="table"
        data-testid="comparison-metrics"
        data-selectable
        sx={{ ...plainTable, "& td.left, & th.left": { textAlign: "left" } }}
      >
        <thead>
          <tr>
            <th scope="col">{t.model}</th>
            <th scope="col" className="left">
              {t.kind}
            </th>
            {MEASURES.map((name) => (
              <th key={name} scope="col">
                {text.measures[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.models.map((model, index) => (
            <tr key={model.id}>
              <th scope="row">{placed(found.models, index)}</th>
              <td className="left">{said(kindOf(model.id))}</td>
              {MEASURES.map((name) => (
                <td key={name}>{metric(model[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}

interface PairsProps {
  found: ComparisonView;
  at: number;
  onPick(at: number): void;
}

function Pairs({ found, at, onPick }: PairsProps) {
  const t = text.comparing;
  const range = ({ range }: PairView) =>
    range && ` (${text.plates.between(pointsText(range.low), pointsText(range.high))})`;
  // The sign only where it is not "=".
  const p = (value: number | null) => (value === null ? "–" : pText(value).replace(/^= /, ""));
  return (
    <Box component="section" aria-labelledby="compared-pairs" sx={{ overflow: "auto", maxHeight: 320 }}>
      <Typography variant="subtitle2" component="h3" id="compared-pairs">
        {t.pairs}
      </Typography>
      <Box
        component="table"
        data-testid="comparison-pairs"
        sx={{ ...plainTable, "& tr[aria-current=true]": { bgcolor: "action.selected" } }}
      >
        <thead>
          <tr>
            <th scope="col">{t.pair}</th>
            <th scope="col">{t.pairDifference}</th>
            <th scope="col">{t.pairP}</th>
            <th scope="col">{t.pairAdjusted}</th>
          </tr>
        </thead>
        <tbody>
          {found.pairs.map((pair, index) => {
            const name = pairName(found.models, pair);
            return (
              <tr key={name} aria-current={index === at}>
                <th scope="row">
                  <Box
                    component="button"
                    type="button"
                    aria-label={t.showPair(name)}
                    data-testid={`comparison-pair-${index}`}
                    onClick={() => onPick(index)}
                    sx={{
                      font: "inherit",
                      color: "primary.main",
                      bgcolor: "transparent",
                      border: 0,
                      p: 0,
                      cursor: "pointer",
                      textAlign: "left",
                    }}
                  >
                    {name}
                  </Box>
                </th>
                <td>
                  {pointsText(pair.difference)}
                  {range(pair)}
                </td>
                <td>{p(pair.p)}</td>
                <td>{p(pair.adjustedP)}</td>
              </tr>
            );
          })}
        </tbody>
      </Box>
    </Box>
  );
}
