// One channel of the panel: switch, colour and name; and where it is shown, its range.
import { Box, FormControlLabel, Switch, ToggleButton, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import { useCore } from "../app/context";
import type { ViewerChannel, ViewerImage } from "../backend";
import { text } from "../text";
import { ChannelColor } from "./ChannelColor";
import * as model from "./channels";
import { nameOf } from "./names";
import { RangeControl } from "./RangeControl";
import { sampleText } from "./readout";
import type { ChannelEditor } from "./useChannels";

const t = text.channelPanel;

interface Props {
  index: number;
  image: ViewerImage;
  channel: ViewerChannel;
  editor: ChannelEditor;
  percentiles: model.Range;
}

export function ChannelCard({ index, image, channel, editor, percentiles }: Props) {
  const { channels } = editor;
  const name = nameOf(channel, index);
  const { visible, palette } = channel.setting;
  const hasPalette = image.palette !== null && channels.length === 1;
  return (
    <Box
      component="section"
      aria-label={name}
      data-testid={`channel-${index}`}
      sx={{ px: 1.5, py: 1, borderTop: 1, borderColor: "divider" }}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 1 }}>
        <Switch
          size="small"
          checked={visible}
          slotProps={{ input: { "aria-label": t.show(name) } }}
          data-testid="channel-visible"
          onChange={(_event, on) => editor.save(model.withVisible(channels, index, on))}
        />
        <ChannelColor
          name={name}
          color={channel.color}
          automatic={channel.setting.color === null}
          disabled={palette && hasPalette}
          onChange={(color) => editor.save(model.withColor(channels, index, color))}
        />
        <Typography
          variant="body2"
          noWrap
          title={name}
          sx={{ minWidth: 0, fontWeight: 500, color: visible ? "text.primary" : "text.secondary" }}
        >
          {name}
        </Typography>
      </Box>
      {visible && hasPalette && (
        <Tooltip title={t.paletteHint}>
          <FormControlLabel
            label={t.palette}
            control={<Switch size="small" checked={palette} data-testid="channel-palette" />}
            onChange={(_event, on) => editor.save(model.withPalette(channels, on))}
            sx={{ ml: 0, gap: 1, mt: 0.5 }}
            slotProps={{ typography: { variant: "body2" } }}
          />
        </Tooltip>
      )}
      {visible && !(palette && hasPalette) && (
        <Box sx={{ mt: 1 }}>
          <RangeControl
            name={name}
            channel={channel}
            saved={image.channels[index] ?? channel}
            wholeNumbers={image.wholeNumbers}
            onDraft={(range) => editor.draft(model.withValues(channels, index, range))}
            onDone={() => editor.save()}
          />
          <RangeButtons {...{ name, index, image, channel, editor, percentiles }} />
        </Box>
      )}
    </Box>
  );
}

function RangeButtons(props: Props & { name: string }) {
  const { name, index, image, channel, editor, percentiles } = props;
  const { backend, report } = useCore();
  const [note, setNote] = useState<string | null>(null);
  const { channels } = editor;
  const kind = model.rangeKind(channel, image.isRgb);
  const [low, high] = [sampleText(percentiles.low), sampleText(percentiles.high)];

  const take = (change: model.Channels) => {
    setNote(null);
    editor.save(change);
  };
  const ofSet = async () => {
    setNote(t.setBusy);
    try {
      const { low, high } = percentiles;
      const found = await backend.rangeOfSet(channels.length, image.kind, index, low, high);
      editor.save(model.withValues(channels, index, found));
      setNote(t.setDone(found.images, found.others));
    } catch (error) {
      setNote(null);
      report(error);
    }
  };
  const busy = note === t.setBusy;
  return (
    <>
      <Box
        role="group"
        aria-label={t.rangeOf(name)}
        sx={{
          display: "grid",
          gridTemplateColumns: channel.fileRange ? "1fr 1fr" : "1fr 1.3fr 1fr",
          gap: 0.75,
          mt: 1,
          "& .MuiToggleButton-root": {
            py: 0.125,
            px: 0.5,
            width: "100%",
            textTransform: "none",
            lineHeight: 1.7,
          },
        }}
      >
        <Choice
          hint={t.autoHint(low, high)}
          label={t.auto}
          testId="range-auto"
          selected={kind === "percentiles"}
          onClick={() => take(model.withPercentiles(channels, index, percentiles))}
        />
        <Choice
          hint={t.setHint(low, high)}
          label={t.set}
          testId="range-set"
          disabled={busy}
          onClick={() => void ofSet()}
        />
        {channel.fileRange && (
          <Choice
            hint={t.fileHint(...texts(channel.fileRange))}
            label={t.file}
            testId="range-file"
            selected={kind === "file"}
            onClick={() => take(model.withFile(channels, index))}
          />
        )}
        <Choice
          hint={t.typeHint(sampleText(channel.typeMax))}
          label={t.type}
          testId="range-type"
          selected={kind === "type"}
          onClick={() => take(model.withValues(channels, index, { low: 0, high: channel.typeMax }))}
        />
      </Box>
      <Typography variant="caption" component="p" role="status" color="textSecondary">
        {note}
      </Typography>
    </>
  );
}

const texts = ([low, high]: [number, number]): [string, string] => [sampleText(low), sampleText(high)];

interface ChoiceProps {
  label: string;
  hint: string;
  testId: string;
  selected?: boolean;
  disabled?: boolean;
  onClick(): void;
}

function Choice({ label, hint, testId, selected, disabled, onClick }: ChoiceProps) {
  return (
    // Above: below stands what was found.
    <Tooltip title={hint} placement="top">
      <span>
        <ToggleButton
          value={label}
          size="small"
          selected={selected ?? false}
          disabled={disabled}
          data-testid={testId}
          onClick={onClick}
        >
          {label}
        </ToggleButton>
      </span>
    </Tooltip>
  );
}
