// The answer beside the image: what the colours mean, how they lie on the image, and the strongest places in words.
import { Box, FormControlLabel, Slider, Switch, Typography } from "@mui/material";
import { useId } from "react";
import type { Why } from "../app/state";
import type { HeatView } from "../backend";
import { text } from "../text";
import { metric, percent } from "../text/format";
import { gradeOf, gradient, type Peak, peaksOf } from "./heat";
import { factorText, isHuge } from "./why";

const t = text.why;

interface Props {
  heat: HeatView;
  /** Of the category that it is about. */
  name: string;
  why: Why;
  change(change: Partial<Why>): void;
}

export function HeatAnswer({ heat, name, why, change }: Props) {
  return (
    <Box sx={{ display: "flex", flexDirection: "column", gap: 1.25 }} data-testid="why-answer">
      <Legend heat={heat} name={name} />
      <Drawing why={why} change={change} />
      <Words heat={heat} name={name} />
    </Box>
  );
}

function Words({ heat, name }: Pick<Props, "heat" | "name">) {
  const peaks = peaksOf(heat);
  const lines = [
    peaks.for && [t.mostFor(name, t.thirds[peaks.for.third]), worth(heat, peaks.for, t.without.lower)],
    peaks.against && [
      t.mostAgainst(name, t.thirds[peaks.against.third]),
      worth(heat, peaks.against, t.without.higher),
    ],
  ].filter((line) => line !== null);
  if (lines.length === 0) return <Typography variant="body2">{t.nothing(name)}</Typography>;
  return (
    <Box>
      {lines.map(([where, much]) => (
        <Typography key={where} variant="body2" data-selectable sx={{ "& + &": { mt: 0.75 } }}>
          {where}
          {much && (
            <Typography
              variant="caption"
              component="span"
              color="textSecondary"
              sx={{ display: "block", lineHeight: 1.4 }}
            >
              {much}
            </Typography>
          )}
        </Typography>
      ))}
    </Box>
  );
}

/** Only of occlusion: what Grad-CAM gives has no unit. */
function worth({ method }: HeatView, peak: Peak, said: typeof t.without.lower): string | null {
  if (method === "gradCam") return null;
  const factor = isHuge(peak.worth) ? t.over(factorText(peak.worth)) : factorText(peak.worth);
  return said(factor, metric(peak.worth, 1), t.grades[gradeOf(peak.worth)]);
}

function Legend({ heat, name }: Pick<Props, "heat" | "name">) {
  const both = heat.method === "occlusion";
  return (
    <Box data-testid="why-legend">
      <Box
        aria-hidden
        // As dark as what lies around the image, in light and in dark.
        sx={{ height: 14, borderRadius: "3px", bgcolor: "#24272a" }}
        style={{ backgroundImage: gradient(both ? -1 : 0, 1) }}
      />
      <Box
        sx={{
          display: "flex",
          justifyContent: "space-between",
          gap: 1.5,
          mt: 0.5,
          fontSize: 12,
          lineHeight: 1.3,
          overflowWrap: "anywhere",
          "& > :last-child": { textAlign: "right" },
        }}
      >
        <span>{both ? t.speaksAgainst(name) : t.saysNothing}</span>
        <span>{t.speaksFor(name)}</span>
      </Box>
    </Box>
  );
}

function Drawing({ why, change }: Pick<Props, "why" | "change">) {
  const id = useId();
  return (
    <Box>
      <FormControlLabel
        label={`${t.shown} (E)`}
        control={
          <Switch
            size="small"
            checked={why.shown}
            data-testid="why-shown"
            onChange={(_event, shown) => change({ shown })}
          />
        }
        slotProps={{ typography: { variant: "body2" } }}
        sx={{ ml: 0, mr: 0, gap: 1 }}
      />
      <Box sx={{ display: "flex", alignItems: "center", gap: 2, pr: 1 }}>
        <Typography variant="body2" id={id} color={why.shown ? "textPrimary" : "textDisabled"}>
          {t.opacity}
        </Typography>
        <Slider
          size="small"
          min={0.1}
          max={1}
          step={0.05}
          value={why.opacity}
          disabled={!why.shown}
          aria-labelledby={id}
          getAriaValueText={percent}
          data-testid="why-opacity"
          onChange={(_event, opacity) => change({ opacity: opacity as number })}
        />
      </Box>
    </Box>
  );
}
