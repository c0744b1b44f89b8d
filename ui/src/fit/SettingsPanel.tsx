// All settings in their groups, how to begin, what stands in the way, and what the fit will be: split, device, size.
import { Alert, Box, Button, FormControlLabel, Radio, RadioGroup, Skeleton, Typography } from "@mui/material";
import { useApp } from "../app/context";
import type { FitCheck, FitSettings, FitStart, SettingName } from "../backend";
import { text } from "../text";
import { AugmentationPreview } from "./AugmentationPreview";
import { FitPreview } from "./FitPreview";
import { grouped, HALF_WIDTH } from "./groups";
import { type Problem, problemOf } from "./problems";
import { RateFinder } from "./RateFinder";
import { SettingField } from "./SettingField";
import type { FitDraft } from "./useFitDraft";

interface Props {
  draft: FitDraft;
  problems: readonly Problem[];
  disabled: boolean;
  columns: 1 | 2;
}

export function SettingsPanel({ draft, problems, disabled, columns }: Props) {
  const t = text.fit;
  // The others stand beside their fields; here they would push the fields away while one types.
  const metadataColumns = useApp((state) => state.metadataColumns);
  const labels = problems.filter(({ field }) => field === "labels");
  return (
    <Box sx={{ p: 2.5, pt: 2 }}>
      <Start draft={draft} disabled={disabled} />
      {labels.length > 0 && (
        <Alert
          severity="warning"
          data-testid="fit-problems"
          sx={{ mb: 2, "& .MuiAlert-message": { py: 0.75 } }}
        >
          {t.blocked}
          <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2 }}>
            {labels.map(({ line }) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        </Alert>
      )}
      {draft.check ? (
        <FitPreview check={draft.check} quick={draft.settings.architecture === "quick"} />
      ) : (
        <Skeleton variant="rounded" height={96} aria-busy sx={{ mb: 1.5 }} />
      )}
      {draft.reading && <Reading columns={columns} />}
      <Box sx={{ columnCount: columns, columnGap: 3 }}>
        {grouped(draft.specs, draft.settings.architecture).map(({ title, specs, preview }) => (
          <Box key={title} role="group" aria-label={title} sx={{ breakInside: "avoid", mb: 2.5 }}>
            <Typography
              variant="overline"
              color="textSecondary"
              component="h3"
              sx={{ display: "block", lineHeight: 1.4, mb: 1.25 }}
            >
              {title}
            </Typography>
            <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1.75, alignItems: "start" }}>
              {specs.map((spec) => (
                <Box key={spec.name} sx={{ gridColumn: HALF_WIDTH.has(spec.name) ? "auto" : "1 / -1" }}>
                  <SettingField
                    spec={spec}
                    settings={draft.settings}
                    devices={draft.devices}
                    columns={metadataColumns}
                    problem={problemOf(problems, spec.name)}
                    warning={warningOf(draft.check, spec.name)}
                    reason={spec.name === "architecture" ? (draft.check?.reason ?? null) : null}
                    disabled={disabled}
                    // The field gives a value of the kind that its description says.
                    onChange={(name, value) => draft.change(name, value as FitSettings[SettingName] as never)}
                    onTyped={draft.setTyped}
                  />
                  {spec.name === "learningRate" && <RateFinder draft={draft} disabled={disabled} />}
                </Box>
              ))}
            </Box>
            {preview && <AugmentationPreview settings={draft.settings} />}
          </Box>
        ))}
      </Box>
      {draft.specs.length > 0 && (
        <Button size="small" disabled={disabled} data-testid="fit-reset" onClick={draft.reset}>
          {t.reset}
        </Button>
      )}
    </Box>
  );
}

function warningOf(check: FitCheck | null, name: SettingName): string | null {
  const found = check?.warnings.filter(({ field }) => field === name).map(({ message }) => message) ?? [];
  return found.length > 0 ? found.join(" ") : null;
}

/** Stands where the settings will, so that nothing jumps when they come. */
function Reading({ columns }: { columns: 1 | 2 }) {
  return (
    <Box role="status" aria-busy aria-label={text.fit.reading} sx={{ columnCount: columns, columnGap: 3 }}>
      {[1, 2, 3, 4].map((group) => (
        <Box key={group} sx={{ breakInside: "avoid", mb: 2.5 }}>
          <Skeleton width="40%" sx={{ mb: 1 }} />
          <Skeleton variant="rounded" height={38} />
          <Skeleton width="80%" sx={{ mb: 1.25 }} />
          <Skeleton variant="rounded" height={38} />
          <Skeleton width="70%" />
        </Box>
      ))}
    </Box>
  );
}

function Start({ draft, disabled }: { draft: FitDraft; disabled: boolean }) {
  const model = useApp((state) => state.view?.model ?? null);
  const t = text.fit;
  if (!model) return null;
  const reason = draft.check?.canContinue === false ? draft.check.continueReason : null;
  const option = (value: FitStart, label: string, hint: string, off: boolean) => (
    <FormControlLabel
      value={value}
      disabled={off}
      control={
        <Radio size="small" slotProps={{ input: { "data-testid": `fit-start-${value}` } as object }} />
      }
      label={
        <Box>
          <Typography variant="body2">{label}</Typography>
          <Typography variant="caption" color={disabled ? "textDisabled" : "textSecondary"}>
            {hint}
          </Typography>
        </Box>
      }
      sx={{ alignItems: "flex-start", mb: 0.75, "& .MuiRadio-root": { py: 0.25 } }}
    />
  );
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography
        variant="overline"
        color="textSecondary"
        component="h3"
        sx={{ display: "block", lineHeight: 1.4, mb: 1.25 }}
      >
        {t.startTitle}
      </Typography>
      <RadioGroup
        aria-label={t.startTitle}
        value={draft.start}
        onChange={(_event, value) => draft.setStart(value as FitStart)}
      >
        {option(
          "continue",
          t.continue,
          reason ?? t.continueHint(model.epochsTrained),
          disabled || reason !== null,
        )}
        {option("afresh", t.afresh, t.afreshHint, disabled)}
      </RadioGroup>
    </Box>
  );
}
