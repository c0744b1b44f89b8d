// The channels in the panel at the right: what changes apply to, every channel, and the percentiles of automatic ranges.
import { Alert, Box, Button, ToggleButton, ToggleButtonGroup, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import type { ViewerImage } from "../backend";
import { NumberField } from "../components/NumberField";
import { text } from "../text";
import { ChannelCard } from "./ChannelCard";
import { percentilesOf, type Range, withAllPercentiles } from "./channels";
import type { ChannelEditor, Scope } from "./useChannels";

const t = text.channelPanel;

export function ChannelPanel({ image, editor }: { image: ViewerImage; editor: ChannelEditor }) {
  const { channels, scope } = editor;
  const inUse = percentilesOf(channels);
  const [percentiles, setPercentiles] = useState(inUse);
  // Another image, or another answer, may bring other percentiles.
  const [seen, setSeen] = useState(inUse);
  if (seen.low !== inUse.low || seen.high !== inUse.high) {
    setSeen(inUse);
    setPercentiles(inUse);
  }
  const takePercentiles = () => {
    if (percentiles.low === inUse.low && percentiles.high === inUse.high) return;
    const changed = withAllPercentiles(channels, percentiles, image.isRgb);
    if (changed !== channels) editor.save(changed);
  };
  return (
    <Box component="section" aria-label={t.title} data-testid="channel-panel">
      <Box sx={{ p: 1.5 }}>
        <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", mb: 1 }}>
          <Typography variant="subtitle2" component="h3">
            {t.title}
          </Typography>
          <Tooltip title={t.resetHint}>
            <span>
              <Button
                size="small"
                data-testid="channels-reset"
                disabled={scope === "one" && !image.own}
                onClick={() => editor.reset(scope)}
              >
                {t.reset}
              </Button>
            </span>
          </Tooltip>
        </Box>
        <ScopeChoice scope={scope} image={image} onChange={editor.setScope} />
        {image.own && (
          <Alert
            severity="info"
            icon={false}
            data-testid="channels-own"
            sx={{ mt: 1, py: 0, px: 1.25, fontSize: 12.5 }}
          >
            {t.own}
            <Button size="small" onClick={() => editor.reset("one")} sx={{ display: "block", px: 0 }}>
              {t.useShared}
            </Button>
          </Alert>
        )}
      </Box>
      {channels.map((channel, index) => (
        <ChannelCard
          // biome-ignore lint/suspicious/noArrayIndexKey: channels keep their places, and names may repeat
          key={index}
          {...{ index, image, channel, editor, percentiles }}
        />
      ))}
      <Percentiles value={percentiles} onChange={setPercentiles} onDone={takePercentiles} />
    </Box>
  );
}

function ScopeChoice(props: { scope: Scope; image: ViewerImage; onChange(scope: Scope): void }) {
  const { scope, image, onChange } = props;
  return (
    <>
      <Typography variant="caption" component="p" color="textSecondary" id="channels-scope" sx={{ mb: 0.5 }}>
        {t.scope}
      </Typography>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        value={scope}
        aria-labelledby="channels-scope"
        onChange={(_event, next: Scope | null) => next && onChange(next)}
        sx={{ "& .MuiToggleButton-root": { py: 0.25, px: 0.5, textTransform: "none" } }}
      >
        <ToggleButton value="all" data-testid="scope-all">
          {t.scopeAll}
        </ToggleButton>
        <ToggleButton value="one" data-testid="scope-one">
          {t.scopeOne}
        </ToggleButton>
      </ToggleButtonGroup>
      {scope === "all" && (
        <Typography variant="caption" component="p" color="textSecondary" sx={{ mt: 0.5 }}>
          {t.scopeAllHint(image.channels.length, image.kind)}
        </Typography>
      )}
    </>
  );
}

function Percentiles(props: { value: Range; onChange(range: Range): void; onDone(): void }) {
  const { value, onChange, onDone } = props;
  return (
    <Box
      component="section"
      aria-label={t.percentiles}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key === "Enter") onDone();
      }}
      sx={{ p: 1.5, borderTop: 1, borderColor: "divider" }}
    >
      <Typography variant="subtitle2" component="h3">
        {t.percentiles}
      </Typography>
      <Typography variant="caption" component="p" color="textSecondary" sx={{ mb: 1.25 }}>
        {t.percentilesHint}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: "1fr 1fr", gap: 1 }}>
        <NumberField
          label={t.percentileLow}
          value={value.low}
          min={0}
          max={value.high}
          whole={false}
          unit="%"
          testId="percentile-low"
          onChange={(low) => low < value.high && onChange({ ...value, low })}
        />
        <NumberField
          label={t.percentileHigh}
          value={value.high}
          min={value.low}
          max={100}
          whole={false}
          unit="%"
          testId="percentile-high"
          onChange={(high) => high > value.low && onChange({ ...value, high })}
        />
      </Box>
    </Box>
  );
}
