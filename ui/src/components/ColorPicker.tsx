// A palette of swatches as radio buttons, and a field for any other colour.
import CheckIcon from "@mui/icons-material/Check";
import { Box, TextField } from "@mui/material";
import { useEffect, useState } from "react";
import { PALETTE, readColor, textOn } from "./color";

interface Props {
  value: string;
  label: string;
  codeLabel: string;
  badCode: string;
  swatchLabel(name: string): string;
  onChange(color: string): void;
}

export function ColorPicker({ value, label, codeLabel, badCode, swatchLabel, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped((current) => (readColor(current) === value ? current : value)), [value]);
  const bad = readColor(typed) === null;
  return (
    <Box>
      <Box role="radiogroup" aria-label={label} sx={{ display: "flex", flexWrap: "wrap", gap: 1, mb: 2 }}>
        {PALETTE.map(({ name, color }) => (
          <Box
            component="label"
            key={color}
            title={name}
            sx={{
              position: "relative",
              width: 32,
              height: 32,
              borderRadius: "50%",
              bgcolor: color,
              color: textOn(color),
              display: "grid",
              placeItems: "center",
              cursor: "pointer",
              "&:has(input:focus-visible)": {
                outline: "2px solid",
                outlineColor: "primary.main",
                outlineOffset: 2,
              },
            }}
          >
            <input
              type="radio"
              name="swatch"
              aria-label={swatchLabel(name)}
              checked={value === color}
              onChange={() => onChange(color)}
              style={{ position: "absolute", opacity: 0, inset: 0, cursor: "pointer" }}
            />
            {value === color && <CheckIcon fontSize="small" />}
          </Box>
        ))}
      </Box>
      <TextField
        label={codeLabel}
        value={typed}
        size="small"
        error={bad}
        helperText={bad ? badCode : " "}
        onChange={(event) => {
          setTyped(event.target.value);
          const read = readColor(event.target.value);
          if (read) onChange(read);
        }}
        sx={{ width: 200 }}
      />
    </Box>
  );
}
