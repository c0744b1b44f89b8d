// One of a few ways, each with a name and a sentence of what it means. A way that cannot be chosen says why.
import { Box, FormControlLabel, Radio, RadioGroup, Typography } from "@mui/material";
import { useId } from "react";

export interface Way<T extends string> {
  value: T;
  name: string;
  note: string;
  /** Why it cannot be chosen; stands in place of the note. */
  whyNot?: string | null;
}

interface Props<T extends string> {
  label: string;
  value: T;
  ways: readonly Way<T>[];
  /** Begins the test ids of the ways. */
  testId: string;
  onChange(value: T): void;
}

export function RadioChoice<T extends string>({ label, value, ways, testId, onChange }: Props<T>) {
  const id = useId();
  return (
    <Box>
      <Typography variant="subtitle2" component="h3" id={id} sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <RadioGroup
        aria-labelledby={id}
        value={value}
        onChange={(_event, chosen) => onChange(chosen as T)}
        sx={{ gap: 0.75 }}
      >
        {ways.map((way) => (
          <FormControlLabel
            key={way.value}
            value={way.value}
            disabled={Boolean(way.whyNot)}
            control={
              <Radio
                size="small"
                slotProps={{ input: { "data-testid": `${testId}-${way.value}` } as object }}
                sx={{ py: 0 }}
              />
            }
            label={
              <>
                <Typography component="span" variant="body2" sx={{ display: "block" }}>
                  {way.name}
                </Typography>
                <Typography component="span" variant="body2" color="textSecondary" sx={{ display: "block" }}>
                  {way.whyNot ?? way.note}
                </Typography>
              </>
            }
            sx={{ alignItems: "flex-start", mr: 0 }}
          />
        ))}
      </RadioGroup>
    </Box>
  );
}
