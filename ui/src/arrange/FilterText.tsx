// Images whose value contains a text.
import { TextField } from "@mui/material";
import { useEffect, useRef, useState } from "react";
import { useActions } from "../app/context";
import type { Column, ColumnTest } from "../backend";
import { text } from "../text";

const t = text.filters;
/** Milliseconds without a key after which the text counts. */
const PAUSE = 150;

export function FilterText({ column, test }: { column: Column; test: ColumnTest | null }) {
  const { arrange } = useActions();
  const wanted = test?.type === "contains" ? test.data : "";
  const [typed, setTyped] = useState(wanted);
  /** What this field asked for last: another text comes from elsewhere and replaces what is typed. */
  const asked = useRef(wanted);
  useEffect(() => {
    if (wanted === asked.current) return;
    asked.current = wanted;
    setTyped(wanted);
  }, [wanted]);
  useEffect(() => {
    if (typed.trim() === asked.current) return;
    const pause = setTimeout(() => {
      asked.current = typed.trim();
      arrange.filter(column, { type: "contains", data: typed.trim() });
    }, PAUSE);
    return () => clearTimeout(pause);
  }, [typed, column, arrange]);
  return (
    <TextField
      size="small"
      fullWidth
      autoFocus
      label={t.contains}
      value={typed}
      helperText={t.containsHelp}
      onChange={(event) => setTyped(event.target.value)}
      sx={{ mt: 0.75 }}
      slotProps={{ htmlInput: { "data-testid": "filter-text", autoComplete: "off", spellCheck: false } }}
    />
  );
}
