// Beside the learning rate: a button that looks for one, the curve that was found, and a button that takes it over.
import { Box, Button, Typography, useTheme } from "@mui/material";
import { useEffect } from "react";
import { useApp, useCore, useJobs } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import type { RateCurve } from "../backend";
import { text } from "../text";
import { plain } from "../text/format";
import { RateChart } from "./RateChart";
import { type Drawn, drawn, rateSheet } from "./rateCurve";
import type { FitDraft } from "./useFitDraft";

const SIZE = { width: 340, height: 110 };

export function RateFinder({ draft, disabled }: { draft: FitDraft; disabled: boolean }) {
  const jobs = useJobs();
  const { store } = useCore();
  const job = useApp((state) => state.job);
  const rates = useApp((state) => state.rates);
  // A curve belongs to the network and the images that it was made with.
  const { architecture, optimizer, batchSize, loss, inputWidth, inputHeight } = draft.settings;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these settings are what makes a curve old
  useEffect(
    () => () => store.setState({ rates: null }),
    [store, architecture, optimizer, batchSize, loss, inputWidth, inputHeight],
  );
  const looking = job?.kind === "findRate" ? job : null;
  const t = text.fit;
  return (
    <Box sx={{ mt: 0.75 }}>
      <Button
        size="small"
        data-testid="find-rate"
        title={t.findRateHint}
        disabled={looking ? looking.stopping || looking.id === null : disabled || job !== null}
        onClick={() => (looking ? jobs.stop() : void jobs.findRate(draft.settings, draft.start))}
      >
        {looking ? t.findingRate : t.findRate}
      </Button>
      {rates && !looking && (
        <Found rates={rates} onUse={(rate) => draft.change("learningRate", rate)} disabled={disabled} />
      )}
    </Box>
  );
}

interface FoundProps {
  rates: RateCurve;
  disabled: boolean;
  onUse(rate: number): void;
}

function Found({ rates, disabled, onUse }: FoundProps) {
  const t = text.fit;
  const { suggested } = rates;
  const curve = drawn(rates, SIZE);
  const about = suggested === null ? t.rateNotFound : t.rateFound(plain(suggested));
  return (
    <Box data-testid="rate-curve">
      {curve && (
        <Curve curve={curve} label={t.rateCurve(rates.points.length, plain(rates.points[0]?.rate ?? 0))} />
      )}
      <Box sx={{ display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: 1 }}>
        <Typography variant="caption" color="textSecondary">
          {about}
        </Typography>
        {suggested !== null && (
          <Button size="small" data-testid="use-rate" disabled={disabled} onClick={() => onUse(suggested)}>
            {t.takeRate(plain(suggested))}
          </Button>
        )}
        <ExportButton
          testId="rate-export"
          tables={[{ id: "rates", name: text.files.rates, rows: () => rateSheet(rates) }]}
          charts={[
            {
              id: "rates",
              name: text.files.rates,
              empty: curve === null,
              draw: (ink) => <RateChart {...{ rates, about, ink }} />,
            },
          ]}
        />
      </Box>
    </Box>
  );
}

function Curve({ curve, label }: { curve: Drawn; label: string }) {
  const { palette } = useTheme();
  const { width, height } = SIZE;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height + 14}`} width="100%">
      <title>{label}</title>
      {curve.decades.map(({ x, name }) => (
        <g key={name}>
          <line x1={x} x2={x} y1={0} y2={height} stroke={palette.divider} />
          <text
            x={x}
            y={height + 11}
            fontSize={9}
            textAnchor={x < 12 ? "start" : x > width - 12 ? "end" : "middle"}
            fill={palette.text.secondary}
          >
            {name}
          </text>
        </g>
      ))}
      {curve.mark !== null && (
        <line
          x1={curve.mark}
          x2={curve.mark}
          y1={0}
          y2={height}
          stroke={palette.primary.main}
          strokeDasharray="4 3"
        />
      )}
      <polyline points={curve.line} fill="none" stroke={palette.text.primary} strokeWidth={1.5} />
    </svg>
  );
}
