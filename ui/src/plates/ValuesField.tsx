// A choice of one or several values of a metadata column.
import { Checkbox, ListItemText, MenuItem, TextField } from "@mui/material";
import { useAnswer } from "../app/useAnswer";
import type { ColumnValue } from "../backend";
import { text } from "../text";

const NO_VALUES: ColumnValue[] = [];

/** The values of a column that there are; none of none. */
export function useValues(column: string): readonly ColumnValue[] {
  const answer = useAnswer(column === "" ? null : column, (backend) =>
    backend.columnValues({ type: "metadata", data: column }),
  );
  return answer?.values ?? NO_VALUES;
}

interface Props {
  label: string;
  column: string;
  values: string[];
  testId: string;
  onChange(values: string[]): void;
}

export function ValuesField({ label, column, values, testId, onChange }: Props) {
  const known = useValues(column);
  const titles = new Map(known.map(({ value, title }) => [value, title || text.arrange.noValue]));
  // What is chosen stays a choice while the values are asked for.
  const all = [...known.map(({ value }) => value), ...values.filter((value) => !titles.has(value))];
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={label}
      value={values}
      disabled={column === ""}
      data-testid={testId}
      onChange={({ target }) => onChange([...(target.value as unknown as string[])])}
      slotProps={{
        select: {
          multiple: true,
          renderValue: (chosen) => (chosen as string[]).map((value) => titles.get(value) ?? value).join(", "),
        },
      }}
    >
      {all.map((value) => (
        <MenuItem key={value} value={value}>
          <Checkbox size="small" checked={values.includes(value)} sx={{ p: 0.25, mr: 1 }} tabIndex={-1} />
          <ListItemText>{titles.get(value) ?? value}</ListItemText>
        </MenuItem>
      ))}
    </TextField>
  );
}
