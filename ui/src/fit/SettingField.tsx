// One setting as its description says: a number with unit and range, a choice, or a switch, with one line of help and
// the reason when its value is refused.
import { Box, FormControlLabel, FormHelperText, MenuItem, Switch, TextField } from "@mui/material";
import type { DeviceInfo, FitSettings, SettingName, SettingSpec } from "../backend";
import { NumberField } from "../components/NumberField";
import { text } from "../text";
import { plain } from "../text/format";

interface Props {
  spec: SettingSpec;
  settings: FitSettings;
  devices: readonly DeviceInfo[];
  problem: string | null;
  warning: string | null;
  /** Why it is as it is. */
  reason: string | null;
  disabled: boolean;
  /** The metadata columns of the project. */
  columns: readonly string[];
  onChange(name: SettingName, value: string | number | boolean | null): void;
  onTyped(name: SettingName, message: string | null): void;
}

export function SettingField({
  spec,
  settings,
  devices,
  problem,
  warning,
  reason,
  disabled,
  columns,
  onChange,
  onTyped,
}: Props) {
  const { name, label, unit, min, max } = spec;
  const value = settings[name];
  const warned = warning && (
    <Box component="span" sx={{ color: disabled ? "inherit" : "warning.main" }}>
      {warning}
    </Box>
  );
  const help = (
    <>
      {warned ?? spec.help} {factsOf(spec)}
    </>
  );
  const testId = `setting-${name}`;

  if (spec.kind === "switch") {
    return (
      <Box>
        <FormControlLabel
          control={
            <Switch
              size="small"
              checked={value === true}
              disabled={disabled}
              onChange={(event) => onChange(name, event.target.checked)}
              slotProps={{ input: { "data-testid": testId } as object }}
            />
          }
          label={label}
          sx={{ ml: 0, gap: 0.5 }}
        />
        <FormHelperText error={problem !== null} disabled={disabled} sx={{ ml: "2px", mt: 0 }}>
          {problem ?? help}
        </FormHelperText>
      </Box>
    );
  }
  if (spec.kind === "choice" || spec.kind === "column") {
    const choices =
      spec.kind === "column"
        ? columnChoices(columns)
        : name === "device"
          ? deviceChoices(spec, devices)
          : spec.choices;
    const current = spec.kind === "column" ? (value ?? "") : value;
    const chosen = choices.find((choice) => choice.value === current);
    // A device that this computer does not have is shown as what it is, instead of as an empty field.
    const all = chosen ? choices : [...choices, { value: String(current), label: String(current), help: "" }];
    return (
      <TextField
        select
        fullWidth
        size="small"
        label={label}
        value={String(current)}
        disabled={disabled}
        error={problem !== null}
        helperText={problem ?? warned ?? reason ?? (chosen?.help || spec.help)}
        onChange={(event) =>
          onChange(name, spec.kind === "column" ? event.target.value || null : event.target.value)
        }
        slotProps={{
          htmlInput: { "data-testid": testId },
          // The empty value is a choice like the others and has a name to show.
          inputLabel: { shrink: true },
          select: {
            displayEmpty: true,
            renderValue: (current) =>
              all.find((choice) => choice.value === current)?.label ?? String(current),
          },
        }}
      >
        {all.map((choice) => (
          <MenuItem
            key={choice.value}
            value={choice.value}
            sx={{ display: "block", whiteSpace: "normal", maxWidth: 420 }}
          >
            {choice.label}
            {choice.help && (
              <Box component="span" sx={{ display: "block", fontSize: 12, color: "text.secondary" }}>
                {choice.help}
              </Box>
            )}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  return (
    <NumberField
      label={label}
      value={Number(value)}
      unit={unit}
      help={help}
      problem={problem}
      min={min}
      max={max}
      whole={spec.kind === "integer"}
      disabled={disabled}
      testId={testId}
      onChange={(next) => onChange(name, next)}
      onProblem={(message) => onTyped(name, message)}
    />
  );
}

function factsOf({ kind, min, max, default: standard }: SettingSpec): string {
  if (kind === "switch")
    return `(${text.common.default(standard === "true" ? text.common.on : text.common.off)})`;
  const range =
    min !== null && max !== null
      ? text.number.range(plain(min), plain(max))
      : min !== null
        ? text.number.from(plain(min))
        : "";
  return `(${[range, text.common.default(standard)].filter(Boolean).join(", ")})`;
}

function columnChoices(columns: readonly string[]): SettingSpec["choices"] {
  return [
    { value: "", label: text.fit.noColumn, help: "" },
    ...columns.map((name) => ({ value: name, label: name, help: "" })),
  ];
}

function deviceChoices(spec: SettingSpec, devices: readonly DeviceInfo[]): SettingSpec["choices"] {
  const auto = devices.find(({ isAuto }) => isAuto);
  const automatic = spec.choices.find(({ value }) => value === "auto");
  return [
    {
      value: "auto",
      label: auto ? text.fit.auto(auto.name) : (automatic?.label ?? "auto"),
      help: automatic?.help ?? "",
    },
    ...devices.map(({ id, name, note }) => ({ value: id, label: name, help: note ?? "" })),
  ];
}
