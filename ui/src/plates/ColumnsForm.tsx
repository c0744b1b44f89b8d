// Which metadata columns tell plate and well: as they were found, or as a person chooses them.
import { Box, Button, MenuItem, TextField, ToggleButton, ToggleButtonGroup, Typography } from "@mui/material";
import { useState } from "react";
import type { PlateColumns, PlatesView } from "../backend";
import { text } from "../text";
import { FOUND, isFound } from "./choice";

const t = text.plates;

interface Props {
  view: Pick<PlatesView, "columns" | "choices">;
  /** As asked for; all null: found. */
  columns: PlateColumns;
  onChange(columns: PlateColumns): void;
}

export function ColumnsForm({ view, columns, onChange }: Props) {
  const found = isFound(columns);
  const now = found ? view.columns : columns;
  const [two, setTwo] = useState(now.row !== null || now.column !== null);
  const field = (part: keyof PlateColumns, label: string, none: string) => (
    <ColumnField
      label={label}
      none={none}
      value={now[part]}
      choices={view.choices}
      testId={`plates-column-${part}`}
      onChange={(name) => {
        const other = two ? { well: null } : { row: null, column: null };
        onChange({ ...now, ...other, [part]: name });
      }}
    />
  );
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5, width: 320, maxWidth: "100%" }}>
      <Typography variant="body2" color="textSecondary">
        {found ? t.columnsFound : t.columnsChosen}
      </Typography>
      {field("plate", t.plateColumn, t.noColumn)}
      <ToggleButtonGroup
        exclusive
        size="small"
        orientation="vertical"
        value={two}
        aria-label={t.wellColumn}
        onChange={(_event, value: boolean | null) => value !== null && setTwo(value)}
      >
        <ToggleButton value={false} data-testid="plates-one-column">
          {t.oneColumn}
        </ToggleButton>
        <ToggleButton value={true} data-testid="plates-two-columns">
          {t.twoColumns}
        </ToggleButton>
      </ToggleButtonGroup>
      {two ? (
        <Box sx={{ display: "flex", gap: 1 }}>
          {field("row", t.rowColumn, t.notChosen)}
          {field("column", t.columnColumn, t.notChosen)}
        </Box>
      ) : (
        field("well", t.wellColumn, t.notChosen)
      )}
      <Button
        size="small"
        disabled={found}
        data-testid="plates-find-columns"
        onClick={() => {
          setTwo(false);
          onChange(FOUND);
        }}
      >
        {t.findAgain}
      </Button>
    </Box>
  );
}

interface FieldProps {
  label: string;
  /** Stands for null. */
  none: string;
  value: string | null;
  choices: readonly string[];
  testId: string;
  onChange(name: string | null): void;
}

/** A choice among metadata columns, or none. */
export function ColumnField({ label, none, value, choices, testId, onChange }: FieldProps) {
  const known = value === null || choices.includes(value) ? choices : [...choices, value];
  // Names come before a sign that no name begins with, so that one called like "none" is told from it.
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={label}
      value={value === null ? "none" : `:${value}`}
      data-testid={testId}
      onChange={({ target }) => onChange(target.value === "none" ? null : target.value.slice(1))}
      sx={{ minWidth: 0 }}
    >
      <MenuItem value="none">
        <em>{none}</em>
      </MenuItem>
      {known.map((name) => (
        <MenuItem key={name} value={`:${name}`}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
