// A range of numbers, open where a field is empty. Shares are typed in percent.
import { Box, InputAdornment, TextField, Typography } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import { isShare, numberTitle } from "../app/arrangement";
import { useActions } from "../app/context";
import type { Column, ColumnTest, ColumnValuesView } from "../backend";
import { readNumber } from "../components/numberText";
import { text } from "../text";
import { plain } from "../text/format";

const t = text.filters;
/** Milliseconds without a key after which a number counts. */
const PAUSE = 250;

interface Props {
  column: Column;
  known: ColumnValuesView;
  test: ColumnTest | null;
}

type ValueRange = Extract<ColumnTest, { type: "range" }>["data"];

const OPEN: ValueRange = { low: null, high: null };

export function FilterRange({ column, known, test }: Props) {
  const { arrange } = useActions();
  const range = test?.type === "range" ? test.data : OPEN;
  const share = isShare(column);
  const change = (part: Partial<ValueRange>) =>
    arrange.filter(column, { type: "range", data: { ...range, ...part } });
  return (
    <>
      <Box sx={{ display: "flex", gap: 1.5, pt: 0.75 }}>
        <Limit
          label={t.from}
          value={range.low}
          share={share}
          testId="filter-low"
          onChange={(low) => change({ low })}
        />
        <Limit
          label={t.to}
          value={range.high}
          share={share}
          testId="filter-high"
          onChange={(high) => change({ high })}
        />
      </Box>
      {known.low !== null && known.high !== null && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1.5 }}>
          {t.known(numberTitle(column, known.low), numberTitle(column, known.high))}
        </Typography>
      )}
    </>
  );
}

interface LimitProps {
  label: string;
  value: number | null;
  /** Typed in percent, meant as 0 to 1. */
  share: boolean;
  testId: string;
  onChange(value: number | null): void;
}

function Limit({ label, value, share, testId, onChange }: LimitProps) {
  const scale = share ? 100 : 1;
  const written = value === null ? "" : plain(Number((value * scale).toPrecision(12)));
  const [typed, setTyped] = useState(written);
  /** What this field said last: another value comes from elsewhere and replaces what is typed. */
  const said = useRef(value);
  useEffect(() => {
    if (said.current === value) return;
    said.current = value;
    setTyped(written);
  }, [value, written]);

  const reading = readNumber(typed, { min: null, max: null, whole: false });
  const empty = typed.trim() === "";
  const wanted = empty ? null : reading.ok ? reading.value / scale : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing begins a pause
  useEffect(() => {
    if (wanted === undefined || wanted === said.current) return;
    const pause = setTimeout(() => {
      said.current = wanted;
      onChange(wanted);
    }, PAUSE);
    return () => clearTimeout(pause);
  }, [wanted]);

  const wrong = wanted === undefined;
  return (
    <TextField
      size="small"
      fullWidth
      label={label}
      value={typed}
      error={wrong}
      helperText={wrong ? text.number.unreadable : undefined}
      onChange={(event) => setTyped(event.target.value)}
      slotProps={{
        htmlInput: { inputMode: "decimal", autoComplete: "off", "data-testid": testId },
        input: share ? { endAdornment: <InputAdornment position="end">%</InputAdornment> } : {},
      }}
    />
  );
}
