// A field for a number: what is typed stays as typed, each readable number within the limits is handed on at once, and
// anything else is told beside the field.
import { InputAdornment, TextField } from "@mui/material";
import { type ReactNode, useEffect, useState } from "react";
import { text } from "../text";
import { plain } from "../text/format";
import { type NumberLimits, readNumber } from "./numberText";

interface Props extends NumberLimits {
  label: string;
  value: number;
  unit?: string | null;
  help?: ReactNode;
  /** A reason from outside why this value is wrong. */
  problem?: string | null;
  disabled?: boolean;
  testId?: string;
  onChange(value: number): void;
  /** null when the text is a good number again. */
  onProblem?(message: string | null): void;
}

export function numberProblem(typed: string, limits: NumberLimits): string | null {
  const reading = readNumber(typed, limits);
  if (reading.ok) return null;
  switch (reading.reason) {
    case "unreadable":
      return text.number.unreadable;
    case "notWhole":
      return text.number.notWhole;
    case "tooSmall":
      return text.number.tooSmall(plain(limits.min ?? 0));
    case "tooLarge":
      return text.number.tooLarge(plain(limits.max ?? 0));
  }
}

export function NumberField(props: Props) {
  const { label, value, unit, help, problem, disabled, testId, onChange, onProblem, min, max, whole } = props;
  const limits = { min, max, whole };
  const [typed, setTyped] = useState(plain(value));

  // A value from outside (defaults, another project) replaces the text, unless the text already says the same.
  useEffect(() => {
    setTyped((current) => {
      const reading = readNumber(current, { min: null, max: null, whole: false });
      return reading.ok && reading.value === value ? current : plain(value);
    });
  }, [value]);

  const own = numberProblem(typed, limits);
  const wrong = own ?? problem ?? null;
  return (
    <TextField
      label={label}
      value={typed}
      size="small"
      fullWidth
      disabled={disabled}
      error={wrong !== null}
      helperText={wrong ?? help}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        const reading = readNumber(next, limits);
        onProblem?.(numberProblem(next, limits));
        if (reading.ok) onChange(reading.value);
      }}
      onBlur={() => {
        // Leaving a field with nonsense in it puts the last good value back.
        if (own !== null) {
          setTyped(plain(value));
          onProblem?.(null);
        }
      }}
      slotProps={{
        htmlInput: { inputMode: whole ? "numeric" : "decimal", "data-testid": testId, autoComplete: "off" },
        input: unit ? { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } : {},
      }}
    />
  );
}
