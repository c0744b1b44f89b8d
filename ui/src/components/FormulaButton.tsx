// The formula of a number with its meaning and source, in a tooltip that opens by pointer and by key.
import InfoOutlined from "@mui/icons-material/InfoOutlined";
import { Box, IconButton, Tooltip } from "@mui/material";
import { said, text } from "../text";

export interface Formula {
  /** Which number it is of. */
  name: string;
  formula: string;
  meaning: string;
  source: string;
}

interface Props {
  /** What a person calls the number. */
  name: string;
  /** None: there is no button. In the words of the backend. */
  formulas: readonly Formula[];
}

export function FormulaButton({ name, formulas }: Props) {
  const t = text.evaluation;
  if (formulas.length === 0) return null;
  return (
    <Tooltip
      enterDelay={100}
      enterTouchDelay={0}
      title={
        <Box sx={{ p: 0.5, display: "flex", flexDirection: "column", gap: 1 }}>
          {formulas.map(({ name: id, formula, meaning, source }) => (
            <Box key={id}>
              <Box sx={{ fontFamily: "'DejaVu Serif', 'Times New Roman', serif", fontSize: 15, mb: 0.25 }}>
                {said(formula)}
              </Box>
              <Box sx={{ fontSize: 12.5 }}>{said(meaning)}</Box>
              <Box sx={{ fontSize: 11, opacity: 0.75 }}>{`${t.source}: ${source}`}</Box>
            </Box>
          ))}
        </Box>
      }
    >
      <IconButton size="small" aria-label={t.formulaOf(name)} sx={{ p: 0.25 }}>
        <InfoOutlined sx={{ fontSize: 17 }} />
      </IconButton>
    </Tooltip>
  );
}
