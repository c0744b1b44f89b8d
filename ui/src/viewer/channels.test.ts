import { describe, expect, it } from "vitest";
import type { ViewerChannel } from "../backend";
import * as c from "./channels";

const channel: ViewerChannel = {
  name: "DNA",
  setting: {
    color: null,
    range: { type: "percentiles", data: { low: 1, high: 99 } },
    visible: true,
    palette: false,
  },
  color: "#0000ff",
  low: 120,
  high: 900,
  min: 100,
  max: 4000,
  typeMax: 65_535,
  fileRange: null,
  histogram: [],
  histogramLow: 100,
  histogramHigh: 4000,
};
const two = [channel, channel];

describe("changes of channels", () => {
  it("change one channel, and what tiles are told", () => {
    const changed = c.withValues(c.withVisible(two, 0, false), 1, { low: 5, high: 70 });
    expect(c.shownOf(changed)).toEqual([
      { visible: false, color: "#0000ff", low: 120, high: 900, palette: false },
      { visible: true, color: "#0000ff", low: 5, high: 70, palette: false },
    ]);
    expect(c.settingsOf(changed)[1]?.range).toEqual({ type: "values", data: { low: 5, high: 70 } });
    expect(two[1]?.low).toBe(120);
  });
  it("show a chosen colour at once, an automatic one when it is known", () => {
    expect(c.withColor(two, 0, "#ff0000")[0]).toMatchObject({
      color: "#ff0000",
      setting: { color: "#ff0000" },
    });
    expect(c.withColor(two, 0, null)[0]).toMatchObject({ color: "#0000ff", setting: { color: null } });
  });
  it("keep the drawn range until the percentiles are found", () =>
    expect(c.withPercentiles(two, 0, { low: 0, high: 100 })[0]).toMatchObject({
      low: 120,
      setting: { range: { type: "percentiles", data: { low: 0, high: 100 } } },
    }));
});

describe("ranges", () => {
  const of = (low: number, high: number) => c.withValues([channel], 0, { low, high })[0] ?? channel;
  it("are told apart", () => {
    expect(c.rangeKind(channel, false)).toBe("percentiles");
    expect(c.rangeKind(of(0, 65_535), false)).toBe("type");
    expect(c.rangeKind(of(0, 600), false)).toBe("values");
  });
  it("that are left to the file are its own, the type's in a photo, percentiles where it says nothing", () => {
    const [left = channel] = c.withFile([channel], 0);
    expect(left.setting.range).toEqual({ type: "file" });
    expect(left).toMatchObject({ low: 120, high: 900 });
    expect(c.rangeKind(left, false)).toBe("percentiles");
    expect(c.rangeKind(left, true)).toBe("type");
    const [said = channel] = c.withFile([{ ...channel, fileRange: [-160, 239] }], 0);
    expect(said).toMatchObject({ low: -160, high: 239 });
    expect(c.rangeKind(said, false)).toBe("file");
  });
  it("take other percentiles where they are percentiles", () => {
    const three = c.withFile([channel, { ...channel, fileRange: [-160, 239] }, of(0, 9)], 1);
    const kinds = c
      .withAllPercentiles(three, { low: 2, high: 98 }, false)
      .map(({ setting }) => setting.range);
    expect(kinds).toEqual([
      { type: "percentiles", data: { low: 2, high: 98 } },
      { type: "file" },
      { type: "values", data: { low: 0, high: 9 } },
    ]);
    const left = c.withFile([channel], 0);
    expect(c.withAllPercentiles(left, { low: 2, high: 98 }, true)).toBe(left);
    expect(c.withAllPercentiles(left, { low: 2, high: 98 }, false)[0]?.setting.range.type).toBe(
      "percentiles",
    );
  });
  it("find the percentiles in use, or the usual ones", () => {
    expect(c.percentilesOf([of(0, 9), channel])).toEqual({ low: 1, high: 99 });
    expect(c.percentilesOf([of(0, 9)])).toEqual({ low: 0.35, high: 99.65 });
  });
  it("widen the slider, which is never without length", () => {
    expect(c.sliderEnds(channel)).toEqual({ low: 100, high: 4000 });
    expect(c.sliderEnds(of(0, 65_535))).toEqual({ low: 0, high: 65_535 });
    expect(c.sliderEnds({ ...channel, histogramLow: 7, histogramHigh: 7, low: 7, high: 7 })).toEqual({
      low: 7,
      high: 8,
    });
  });
  it("step by whole numbers or by a round fraction", () => {
    expect(c.stepOf({ low: 0, high: 4000 }, true)).toBe(1);
    expect(c.stepOf({ low: 0, high: 1.2 }, false)).toBeCloseTo(0.001);
  });
  it("are written short", () => {
    expect(c.tidy(110.4, true)).toBe(110);
    expect(c.tidy(0.0268815534, false)).toBe(0.026882);
  });
  it("never close", () => {
    expect(c.apart({ low: 50, high: 50 }, { low: 50, high: 90 }, 1)).toEqual({ low: 50, high: 51 });
    expect(c.apart({ low: 90, high: 90 }, { low: 10, high: 90 }, 1)).toEqual({ low: 89, high: 90 });
  });
});
