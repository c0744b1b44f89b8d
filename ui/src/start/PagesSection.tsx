// The part of the import dialog about files whose pages nobody has divided: likely answers, the three numbers, the order
// of the pages, and in words what would come of it.
import { Box, Chip, FormHelperText, MenuItem, TextField, Typography } from "@mui/material";
import { useId } from "react";
import type { PageLayout, PageOrder, PagesQuestion } from "../backend";
import { NumberField } from "../components/NumberField";
import { text } from "../text";
import { misfit, orderOf, orders, type Part, sameDivision, withPart } from "./pages";

interface Props {
  question: PagesQuestion;
  layout: PageLayout;
  onChange(layout: PageLayout): void;
}

const PARTS: Part[] = ["channels", "slices", "times"];
const t = text.pages;

export function PagesSection({ question, layout, onChange }: Props) {
  const id = useId();
  const { pages } = question;
  const problem = misfit(layout, pages);
  const offered = orders(layout);
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 2 }} data-testid="pages">
      <Typography id={id} variant="subtitle2" component="h3">
        {t.title}
      </Typography>
      <Typography variant="body2" color="textSecondary" data-selectable sx={{ overflowWrap: "anywhere" }}>
        {t.about(question.file, pages, question.files - 1)}
        {question.different.length > 0 && ` ${t.different(question.different)}`}
      </Typography>
      <Box role="group" aria-label={t.suggestions} sx={{ display: "flex", flexWrap: "wrap", gap: 1, my: 1 }}>
        {question.suggestions.map((suggestion) => {
          const current = sameDivision(suggestion, layout);
          return (
            <Chip
              key={`${suggestion.channels}-${suggestion.slices}-${suggestion.times}`}
              label={t.result(suggestion)}
              size="small"
              color={current ? "primary" : "default"}
              variant={current ? "filled" : "outlined"}
              aria-pressed={current}
              onClick={() => onChange(suggestion)}
            />
          );
        })}
      </Box>
      <Box sx={{ display: "flex", gap: 1.5, alignItems: "flex-start", mt: 1.5 }}>
        {PARTS.map((part) => (
          <NumberField
            key={part}
            label={t.parts[part]}
            value={layout[part]}
            min={1}
            max={null}
            whole
            testId={`pages-${part}`}
            onChange={(value) => onChange(withPart(layout, part, value, pages))}
          />
        ))}
      </Box>
      <TextField
        select
        size="small"
        label={t.order}
        value={orderOf(layout)}
        disabled={offered.length < 2}
        onChange={(event) => onChange({ ...layout, order: event.target.value as PageOrder })}
        slotProps={{ htmlInput: { "data-testid": "pages-order" } }}
        fullWidth
        sx={{ mt: 1.5 }}
      >
        {offered.map((order) => (
          <MenuItem key={order} value={order}>
            {offered.length < 2 ? t.oneOrder : t.orders(order, layout)}
          </MenuItem>
        ))}
      </TextField>
      <FormHelperText
        role="status"
        error={problem !== null}
        data-testid="pages-result"
        sx={{ fontWeight: 500 }}
      >
        {problem ?? `${t.each(pages)}: ${t.result(layout)}.`}
      </FormHelperText>
    </Box>
  );
}
