// The part of the import dialog about file names: each file an image, a ready-made pattern, or one's own, with what the
// chosen one makes of the first names.
import {
  Alert,
  Box,
  Button,
  Checkbox,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
  Typography,
} from "@mui/material";
import { useId, useRef } from "react";
import { suggested } from "../app/naming";
import type { PatternProblem } from "../backend";
import { said, text } from "../text";
import { MarkedPattern, monospace, NameList } from "./NameList";
import { type NamingDraft, type NamingMode, presetOf, summaryOf, withMode } from "./naming";
import type { NamingLook } from "./useNamingLook";

interface Parts {
  draft: NamingDraft;
  look: NamingLook;
  onChange(draft: NamingDraft): void;
}

interface Props extends Parts {
  /** Objects become images, and what becomes of files is said there. */
  cutsObjects: boolean;
}

const MODES: NamingMode[] = ["each", "preset", "fields", "expression"];
const t = text.importing;

export function NamingSection({ draft, look, cutsObjects, onChange }: Props) {
  const id = useId();
  const presetRadio = useRef<HTMLInputElement>(null);
  const { names, answer, checking } = look;
  const presets = names?.presets ?? [];
  const choose = (mode: NamingMode) => onChange(withMode(draft, mode, presets));
  const offer = draft.mode === "each" && names ? suggested(names) : null;
  // What was said of another pattern is no summary of this one.
  const shown = draft.mode === "each" ? names : checking ? null : answer;
  return (
    <Box component="section" aria-labelledby={id} sx={{ mt: 2 }}>
      <Typography id={id} variant="subtitle2" component="h3">
        {t.names}
      </Typography>
      {offer && (
        <Alert
          severity="info"
          role="status"
          sx={{ my: 0.5, py: 0, alignItems: "center" }}
          data-testid="naming-suggestion"
          action={
            <Button
              size="small"
              color="inherit"
              data-testid="naming-use"
              onClick={() => {
                choose("preset");
                presetRadio.current?.focus();
              }}
            >
              {t.useIt}
            </Button>
          }
        >
          {t.suggestion(offer.preset.name)}
        </Alert>
      )}
      <RadioGroup
        aria-labelledby={id}
        row
        value={draft.mode}
        onChange={(_event, mode) => choose(mode as NamingMode)}
      >
        {MODES.map((mode) => {
          const none = mode === "preset" && presets.length === 0;
          return (
            <FormControlLabel
              key={mode}
              value={mode}
              disabled={none}
              control={
                <Radio
                  size="small"
                  slotProps={{
                    input: {
                      ref: mode === "preset" ? presetRadio : undefined,
                      "data-testid": `naming-${mode}`,
                    } as object,
                  }}
                />
              }
              label={none && names ? `${t.modes[mode]} (${t.noPreset})` : t.modes[mode]}
            />
          );
        })}
      </RadioGroup>
      {draft.mode === "preset" && <PresetField draft={draft} look={look} onChange={onChange} />}
      {draft.mode === "fields" && (
        <PatternField
          label={t.fieldsLabel}
          example={t.fieldsExample}
          hint={t.fieldsHint}
          value={draft.fields}
          look={look}
          onChange={(fields) => onChange({ ...draft, fields })}
        />
      )}
      {draft.mode === "expression" && (
        <PatternField
          label={t.expressionLabel}
          example={t.expressionExample}
          hint={t.expressionHint}
          value={draft.expression}
          look={look}
          onChange={(expression) => onChange({ ...draft, expression })}
        />
      )}
      {draft.mode !== "each" && <Stacking draft={draft} look={look} onChange={onChange} />}
      <Typography
        role="status"
        data-testid="naming-summary"
        variant="body2"
        sx={{ mt: 1, minHeight: 20, fontWeight: 500 }}
      >
        {cutsObjects && draft.mode === "each"
          ? ""
          : shown
            ? summaryOf(shown)
            : look.reading || checking
              ? t.looking
              : ""}
      </Typography>
      {draft.mode !== "each" && answer?.preview && !answer.preview.problem && (
        <Box sx={{ opacity: checking ? 0.5 : 1 }}>
          <NameList preview={answer.preview} />
        </Box>
      )}
    </Box>
  );
}

/** Whether slices and time points that the names tell make one image; asked only where the pattern names them. */
function Stacking({ draft, look, onChange }: Parts) {
  const fields = look.answer?.preview?.fields ?? [];
  const box = (field: string, key: "stackZ" | "stackTime") =>
    fields.includes(field) && (
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={draft[key]}
            onChange={(event) => onChange({ ...draft, [key]: event.target.checked })}
            slotProps={{ input: { "data-testid": `naming-${key}` } as object }}
          />
        }
        label={t[key]}
      />
    );
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap" }}>
      {box("z", "stackZ")}
      {box("time", "stackTime")}
    </Box>
  );
}

function PresetField({ draft, look, onChange }: Parts) {
  const presets = look.names?.presets ?? [];
  const chosen = presetOf(draft, presets);
  if (!chosen) return null;
  return (
    <TextField
      select
      fullWidth
      size="small"
      label={t.preset}
      value={chosen.preset.id}
      onChange={(event) => onChange({ ...draft, presetId: event.target.value })}
      helperText={
        <Box component="span" data-selectable sx={{ ...monospace, overflowWrap: "anywhere" }}>
          {chosen.preset.pattern}
        </Box>
      }
      slotProps={{
        select: { renderValue: () => `${chosen.preset.name}, ${t.fits(chosen.matched, chosen.of)}` },
        htmlInput: { "data-testid": "naming-preset-field" },
      }}
      sx={{ mt: 1.5 }}
    >
      {presets.map(({ preset, matched, of }) => (
        <MenuItem key={preset.id} value={preset.id} sx={{ display: "block" }}>
          {preset.name}
          <Typography variant="body2" color="textSecondary" noWrap>
            {preset.instrument} · {t.fits(matched, of)}
          </Typography>
        </MenuItem>
      ))}
    </TextField>
  );
}

interface PatternFieldProps {
  label: string;
  example: string;
  hint: string;
  value: string;
  look: NamingLook;
  onChange(value: string): void;
}

function PatternField({ label, example, hint, value, look, onChange }: PatternFieldProps) {
  const empty = value.trim() === "";
  const problem = empty ? null : (look.answer?.preview?.problem ?? null);
  return (
    <TextField
      fullWidth
      size="small"
      label={label}
      placeholder={example}
      value={value}
      error={problem !== null}
      helperText={problem ? <Problem problem={problem} pattern={look.asked?.text ?? ""} /> : hint}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        inputLabel: { shrink: true },
        htmlInput: {
          "data-testid": "naming-pattern",
          autoComplete: "off",
          autoCapitalize: "off",
          spellCheck: false,
          style: monospace,
        },
      }}
      sx={{ mt: 1.5 }}
    />
  );
}

function Problem({ problem, pattern }: { problem: PatternProblem; pattern: string }) {
  const { message, position } = problem;
  return (
    <Box component="span" data-testid="naming-problem">
      {position !== null && <MarkedPattern pattern={pattern} position={position} />}
      {position === null ? said(message) : `${t.atCharacter(position)}: ${said(message)}`}
    </Box>
  );
}
