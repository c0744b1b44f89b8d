// Which wells are controls, by themselves or by what a column says of them, and how far they lie apart.
import {
  Box,
  Button,
  FormControlLabel,
  Switch,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from "@mui/material";
import type { Controls } from "../backend";
import { text } from "../text";
import { ColumnField } from "./ColumnsForm";
import { hasControls, NO_WELLS } from "./choice";
import { Separation } from "./Separation";
import type { PanelProps } from "./SidePanel";
import { ValuesField } from "./ValuesField";

const t = text.plates;
const SIDES = ["positive", "negative"] as const;
const SIGNS = { positive: "+", negative: "−" };
const WORDS = { positive: t.positiveWord, negative: t.negativeWord };

export function ControlsPanel({ view, value, choice, choose }: PanelProps) {
  const { controls, robust } = choice;
  const set = (next: Controls) => choose({ controls: next });
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
      <Typography variant="body2" color="textSecondary">
        {t.controlsBody}
      </Typography>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={controls.type}
        aria-label={t.by}
        onChange={(_event, type: Controls["type"] | null) => {
          if (type === "wells") set(NO_WELLS);
          if (type === "values") set({ type, column: guess(view.choices), positive: [], negative: [] });
        }}
      >
        <ToggleButton value="wells" data-testid="controls-by-wells">
          {t.byWells}
        </ToggleButton>
        <ToggleButton value="values" data-testid="controls-by-column">
          {t.byColumn}
        </ToggleButton>
      </ToggleButtonGroup>
      {controls.type === "wells" ? (
        <ByWells controls={controls} picked={choice.picked.names} set={set} />
      ) : (
        <ByColumn controls={controls} choices={view.choices} set={set} />
      )}
      <FormControlLabel
        sx={{ ml: 0, gap: 1 }}
        control={
          <Switch
            size="small"
            checked={robust}
            onChange={(_event, on) => choose({ robust: on })}
            slotProps={{ input: { "data-testid": "controls-robust" } as object }}
          />
        }
        label={
          <Box>
            <Typography variant="body2">{t.robust}</Typography>
            <Typography variant="caption" color="textSecondary">
              {t.robustHint}
            </Typography>
          </Box>
        }
      />
      {hasControls(controls) && value.category !== "" ? (
        <Separation view={view} value={value} choice={choice} choose={choose} />
      ) : (
        <Typography variant="body2" data-testid="controls-first">
          {t.controlsFirst}
        </Typography>
      )}
    </Box>
  );
}

/** The column that most likely says what is a control. */
const guess = (choices: readonly string[]): string =>
  choices.find((name) => /control|treatment|condition|type|role/i.test(name)) ?? choices[0] ?? "";

interface WellsProps {
  controls: Controls & { type: "wells" };
  picked: ReadonlySet<string>;
  set(controls: Controls): void;
}

function ByWells({ controls, picked, set }: WellsProps) {
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1 }}>
      {SIDES.map((side) => {
        const other = side === "positive" ? "negative" : "positive";
        const wells = controls[side];
        // A well is one or the other.
        const take = () =>
          set({
            ...controls,
            [side]: [...picked].sort(),
            [other]: controls[other].filter((name) => !picked.has(name)),
          });
        return (
          <Box key={side} sx={{ border: 1, borderColor: "divider", borderRadius: 1, p: 1 }}>
            <Box sx={{ display: "flex", alignItems: "baseline", gap: 1 }}>
              <Typography sx={{ fontWeight: 500 }}>
                {SIGNS[side]} {t[side]}
              </Typography>
              <Typography
                variant="body2"
                color="textSecondary"
                noWrap
                title={wells.join(", ")}
                data-testid={`controls-${side}`}
                sx={{ flex: 1, minWidth: 0 }}
              >
                {wells.length === 0 ? t.chosen(0) : `${t.chosen(wells.length)}: ${wells.join(", ")}`}
              </Typography>
            </Box>
            <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, mt: 0.5 }}>
              <Button
                size="small"
                variant="outlined"
                disabled={picked.size === 0}
                data-testid={`controls-take-${side}`}
                onClick={take}
              >
                {t.take(WORDS[side], picked.size)}
              </Button>
              {wells.length > 0 && (
                <Button
                  size="small"
                  color="inherit"
                  aria-label={t.clear(t[side])}
                  data-testid={`controls-clear-${side}`}
                  onClick={() => set({ ...controls, [side]: [] })}
                >
                  {t.clearShort}
                </Button>
              )}
            </Box>
          </Box>
        );
      })}
      <Typography variant="caption" color="textSecondary">
        {t.everyPlate}
      </Typography>
    </Box>
  );
}

interface ColumnProps {
  controls: Controls & { type: "values" };
  choices: readonly string[];
  set(controls: Controls): void;
}

function ByColumn({ controls, choices, set }: ColumnProps) {
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1.5 }}>
      <ColumnField
        label={t.controlColumn}
        none={t.notChosen}
        value={controls.column || null}
        choices={choices}
        testId="controls-column"
        onChange={(column) => set({ type: "values", column: column ?? "", positive: [], negative: [] })}
      />
      {SIDES.map((side) => {
        const other = side === "positive" ? "negative" : "positive";
        return (
          <ValuesField
            key={side}
            label={`${SIGNS[side]} ${t[side]}`}
            column={controls.column}
            values={controls[side]}
            testId={`controls-values-${side}`}
            onChange={(values) =>
              set({
                ...controls,
                [side]: values,
                [other]: controls[other].filter((value) => !values.includes(value)),
              })
            }
          />
        );
      })}
    </Box>
  );
}
