// Changes of how channels are shown, before they are saved, and what follows from them for tiles and controls. Pure.
import type { ChannelSetting, Shown, ViewerChannel } from "../backend";

export type Channels = readonly ViewerChannel[];

export interface Range {
  low: number;
  high: number;
}

/** Percentiles of the automatic range. */
export const USUAL_PERCENTILES: Range = { low: 0.35, high: 99.65 };

export const settingsOf = (channels: Channels): ChannelSetting[] => channels.map(({ setting }) => setting);

export function shownOf(channels: Channels): Shown[] {
  return channels.map(({ setting, color, low, high }) => ({
    visible: setting.visible,
    color,
    low,
    high,
    palette: setting.palette,
  }));
}

function withSetting(
  channels: Channels,
  at: number,
  change: Partial<ChannelSetting>,
  resolved: Partial<ViewerChannel> = {},
): Channels {
  return channels.map((channel, index) =>
    index === at ? { ...channel, ...resolved, setting: { ...channel.setting, ...change } } : channel,
  );
}

export const withVisible = (channels: Channels, at: number, visible: boolean) =>
  withSetting(channels, at, { visible });

/** `null`: automatic; which colour that is, the answer tells after it was saved. */
export const withColor = (channels: Channels, at: number, color: string | null) =>
  withSetting(channels, at, { color }, color === null ? {} : { color });

export const withPalette = (channels: Channels, palette: boolean) => withSetting(channels, 0, { palette });

export const withValues = (channels: Channels, at: number, { low, high }: Range) =>
  withSetting(channels, at, { range: { type: "values", data: { low, high } } }, { low, high });

/** Which values these are, the answer tells after it was saved. */
export const withPercentiles = (channels: Channels, at: number, range: Range) =>
  withSetting(channels, at, { range: { type: "percentiles", data: range } });

/** Back to what the file says. */
export function withFile(channels: Channels, at: number): Channels {
  const said = channels[at]?.fileRange;
  return withSetting(channels, at, { range: { type: "file" } }, said ? { low: said[0], high: said[1] } : {});
}

/** These percentiles for every channel that is shown between percentiles. */
export const withAllPercentiles = (channels: Channels, range: Range, isRgb: boolean): Channels =>
  channels.reduce(
    (all, channel, at) =>
      rangeKind(channel, isRgb) === "percentiles" ? withPercentiles(all, at, range) : all,
    channels,
  );

/** What the automatic ranges of these channels are; the usual percentiles where none is automatic. */
export function percentilesOf(channels: Channels): Range {
  for (const { setting } of channels) if (setting.range.type === "percentiles") return setting.range.data;
  return USUAL_PERCENTILES;
}

export type RangeKind = "percentiles" | "file" | "type" | "values";

/** What the range is. Where the file says nothing of it, a photo has that of its type and others have percentiles. */
export function rangeKind({ setting, fileRange, typeMax }: ViewerChannel, isRgb: boolean): RangeKind {
  const { range } = setting;
  if (range.type === "file") return isRgb ? "type" : fileRange ? "file" : "percentiles";
  if (range.type === "percentiles") return "percentiles";
  return range.data.low === 0 && range.data.high === typeMax ? "type" : "values";
}

/** Ends of the slider: the pixels' values, and the range itself where it is wider. */
export function sliderEnds({ histogramLow, histogramHigh, low, high }: ViewerChannel): Range {
  const from = Math.min(histogramLow, low);
  const to = Math.max(histogramHigh, high);
  return to > from ? { low: from, high: to } : { low: from, high: from + 1 };
}

/** The smallest step of a range: one for whole numbers, else a round thousandth of the slider. */
export function stepOf(ends: Range, wholeNumbers: boolean): number {
  return wholeNumbers ? 1 : 10 ** Math.floor(Math.log10((ends.high - ends.low) / 1000));
}

/** Low stays below high: the side that was moved gives way. */
export function apart(range: Range, before: Range, step: number): Range {
  if (range.high - range.low >= step) return range;
  return range.low === before.low
    ? { low: range.low, high: range.low + step }
    : { low: range.high - step, high: range.high };
}

/** A value as a person reads and types it; a percentile may lie between whole numbers. */
export function tidy(value: number, wholeNumbers: boolean): number {
  return wholeNumbers ? Math.round(value) : Number(value.toPrecision(5));
}
