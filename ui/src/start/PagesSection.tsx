// The part of the import dialog about files whose pages nobody has divided, for each number of pages: likely answers, the
// three numbers, the order of the pages, and in words what would come of it.
import { Box, Chip, FormHelperText, MenuItem, TextField, Typography } from "@mui/material";
import { useId } from "react";
import type { PageLayout, PageOrder, PagesLook, PagesQuestion } from "../backend";
import { NumberField } from "../components/NumberField";
import { text } from "../text";
import { layoutOf, misfit, orderOf, orders, type Part, sameDivision, withPart } from "./pages";

interface Props {
  look: PagesLook;
  /** By the number of pages that is divided. */
  divided: ReadonlyMap<number, PageLayout>;
  onChange(divided: ReadonlyMap<number, PageLayout>): void;
}

const PARTS: Part[] = ["channels", "slices", "times"];
const t = text.pages;

export function PagesSection({ look, divided, onChange }: Props) {
  const id = useId();
  const { questions, unasked, files, lookedAt } = look;
  const rest = [
    unasked.length > 0 && t.unasked(unasked),
    lookedAt < files && t.lookedAt(lookedAt, files),
  ].filter((said) => said !== false);
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 2 }} data-testid="pages">
      <Typography id={id} variant="subtitle2" component="h3">
        {t.title}
      </Typography>
      {questions.map((question) => (
        <Question
          key={question.pages}
          question={question}
          layout={layoutOf(question, divided)}
          onChange={(layout) => onChange(new Map(divided).set(question.pages, layout))}
        />
      ))}
      {rest.length > 0 && (
        <Typography variant="body2" color="textSecondary" data-testid="pages-rest" sx={{ mt: 1 }}>
          {rest.join(" ")}
        </Typography>
      )}
    </Box>
  );
}

interface QuestionProps {
  question: PagesQuestion;
  layout: PageLayout;
  onChange(layout: PageLayout): void;
}

function Question({ question, layout, onChange }: QuestionProps) {
  const id = useId();
  const { pages } = question;
  const problem = misfit(layout, pages);
  const offered = orders(layout);
  return (
    <Box role="group" aria-labelledby={id} data-testid={`pages-of-${pages}`} sx={{ "& + &": { mt: 2 } }}>
      <Typography
        id={id}
        variant="body2"
        color="textSecondary"
        data-selectable
        sx={{ overflowWrap: "anywhere" }}
      >
        {t.about(question.file, pages, question.files - 1)}
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
