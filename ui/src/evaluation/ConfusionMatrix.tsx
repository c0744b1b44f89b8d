// The confusion matrix with what can be done with it: counts or shares, a click that selects a cell's images, and all that
// are wrong. Few categories have large cells, many have small ones that scroll in a box of their own.
import { Box, Button, ToggleButton, ToggleButtonGroup, Typography } from "@mui/material";
import { useState } from "react";
import type { EvaluationImages, EvaluationView } from "../backend";
import { text } from "../text";
import { MatrixGrid } from "./MatrixGrid";
import { MatrixTable } from "./MatrixTable";
import { MANY, SHOWN, type Shown, wrongOnes } from "./matrix";

interface Props {
  evaluation: EvaluationView;
  onSelect(which: EvaluationImages): void;
}

export function ConfusionMatrix({ evaluation, onSelect }: Props) {
  const [shown, setShown] = useState<Shown>("counts");
  const t = text.evaluation;
  const wrong = wrongOnes(evaluation.matrix);
  const Cells = evaluation.categories.length < MANY ? MatrixTable : MatrixGrid;
  return (
    <Box component="section" aria-labelledby="matrix-title" sx={{ minWidth: 0 }}>
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1, mb: 1 }}>
        <Typography variant="subtitle2" component="h3" id="matrix-title" sx={{ flex: "1 1 auto" }}>
          {t.matrix}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={shown}
          aria-label={t.shows}
          onChange={(_event, next: Shown | null) => next && setShown(next)}
        >
          {SHOWN.map((one) => (
            <ToggleButton
              key={one}
              value={one}
              data-testid={`matrix-${one}`}
              sx={{ textTransform: "none", py: 0.25, px: 1.25, fontSize: 12.5 }}
            >
              {t.show[one]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Box>
      <Cells
        evaluation={evaluation}
        shown={shown}
        onCell={(truth, prediction) => onSelect({ type: "cell", truth, prediction })}
      />
      <Box sx={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 1.5, mt: 1 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: "1 1 220px" }}>
          {t.showHints[shown]}. {t.matrixHint}
        </Typography>
        <Button
          size="small"
          variant="outlined"
          disabled={wrong === 0}
          data-testid="select-wrong"
          onClick={() => onSelect({ type: "wrong" })}
        >
          {t.selectWrong(wrong)}
        </Button>
      </Box>
    </Box>
  );
}
