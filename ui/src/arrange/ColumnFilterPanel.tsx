// The filter of one column: its values with their counts, a range of numbers, or a text, whichever fits the column.
import { Box, Button, ToggleButton, ToggleButtonGroup, Typography } from "@mui/material";
import { useEffect, useState } from "react";
import { columnTitle, filterOf } from "../app/arrangement";
import { useActions, useApp, useCore } from "../app/context";
import type { Column, ColumnValuesView } from "../backend";
import { text } from "../text";
import { FilterRange } from "./FilterRange";
import { FilterText } from "./FilterText";
import { FilterValues } from "./FilterValues";
import { type Mode, modesOf } from "./offered";

const t = text.filters;

export function ColumnFilterPanel({ column }: { column: Column }) {
  const { arrange } = useActions();
  const test = useApp((state) => filterOf(state.arrangement, column));
  const known = useColumnValues(column);
  const [chosen, setChosen] = useState<Mode | null>(null);
  const title = columnTitle(column);
  if (!known) return <Typography color="textSecondary">{t.reading}</Typography>;
  const modes = modesOf(column, known);
  const mode = chosen ?? test?.type ?? modes[0] ?? "values";
  const nothing = known.values.every(({ value }) => value === "");
  return (
    <>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1, minHeight: 32, mb: 1 }}>
        <Typography variant="subtitle2" noWrap sx={{ flex: 1, minWidth: 0 }}>
          {title}
        </Typography>
        {modes.length > 1 && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={mode}
            aria-label={t.modesOf(title)}
            onChange={(_event, next: Mode | null) => next && setChosen(next)}
          >
            {modes.map((one) => (
              <ToggleButton key={one} value={one} sx={{ py: 0.25 }} data-testid={`filter-mode-${one}`}>
                {t.modes[one]}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: "flex", flexDirection: "column" }}>
        {nothing ? (
          <Typography variant="body2" color="textSecondary">
            {t.empty}
          </Typography>
        ) : mode === "range" ? (
          <FilterRange column={column} known={known} test={test} />
        ) : mode === "contains" ? (
          <FilterText column={column} test={test} />
        ) : (
          <FilterValues column={column} known={known} test={test} />
        )}
      </Box>
      <Box sx={{ display: "flex", justifyContent: "flex-end", pt: 1 }}>
        <Button
          size="small"
          disabled={test === null}
          data-testid="filter-clear"
          onClick={() => arrange.filter(column, null)}
        >
          {t.clear}
        </Button>
      </Box>
    </>
  );
}

/** null until they are known; asked for anew when the project changes. */
function useColumnValues(column: Column): ColumnValuesView | null {
  const { backend, report } = useCore();
  const revision = useApp((state) => state.view?.revision);
  const [known, setKnown] = useState<ColumnValuesView | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision may have other values
  useEffect(() => {
    let current = true;
    backend
      .columnValues(column)
      .then((values) => {
        if (current) setKnown(values);
      })
      .catch(report);
    return () => {
      current = false;
    };
  }, [backend, report, column, revision]);
  return known;
}
