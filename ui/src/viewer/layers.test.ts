import { describe, expect, it } from "vitest";
import { again, arrived, complete, type Layers, NO_LAYERS, type Source, settled, top, want } from "./layers";

const source = (level: number, high = 100, id = 1): Source => ({
  token: "t",
  id,
  slice: { one: 0 },
  time: 0,
  level,
  channels: [{ visible: true, color: "#00ff00", low: 0, high, palette: false }],
});
const come = (layers: Layers, ...keys: string[]) =>
  keys.reduce((now, key) => arrived(now, top(now)?.key ?? "", key, true), layers);
const highs = (layers: Layers) => layers.drawn.map((layer) => layer.source.channels[0]?.high);
const levels = (layers: Layers) => layers.drawn.map((layer) => layer.source.level);

describe("layers", () => {
  const shown = settled(come(want(NO_LAYERS, source(3), false), "0/0"));

  it("keep the old tiles until the new ones have come", () => {
    const zoomed = want(shown, source(1), false);
    expect(levels(zoomed)).toEqual([3, 1]);
    const half = come(zoomed, "0/0");
    expect(complete(top(half), ["0/0", "1/0"])).toBe(false);
    expect(complete(top(come(half, "1/0")), ["0/0", "1/0"])).toBe(true);
  });
  it("keep the coarsest of the same look as ground, and no other", () => {
    let layers = shown;
    for (const level of [2, 1, 0]) layers = settled(come(want(layers, source(level), false), "0/0"));
    expect(levels(layers)).toEqual([3, 0]);
    layers = settled(come(want(layers, source(0, 50), false), "0/0"));
    expect(levels(layers)).toEqual([0]);
  });
  it("take a layer that is there already", () => {
    const fine = settled(come(want(shown, source(0), false), "0/0"));
    const back = want(fine, source(3), false);
    expect(levels(back)).toEqual([0, 3]);
    expect(complete(top(back), ["0/0"])).toBe(true);
  });
  it("let a change of the range wait for the one before, and only the newest of those that wait", () => {
    let layers = want(shown, source(3, 90), false);
    layers = want(want(layers, source(3, 80), true), source(3, 70), true);
    expect(highs(layers)).toEqual([100, 90]);
    layers = settled(come(layers, "0/0"));
    expect(highs(layers)).toEqual([90, 70]);
    expect(layers.waiting).toBeNull();
  });
  it("forget what waited when the old look is wanted again", () => {
    const layers = want(want(want(shown, source(3, 90), false), source(3, 80), true), source(3, 90), true);
    expect(layers.waiting).toBeNull();
  });
  it("never grow", () => {
    let layers = shown;
    for (let high = 1; high < 40; high++) layers = come(want(layers, source(high % 4, high), false), "0/0");
    expect(layers.drawn.length).toBeLessThanOrEqual(3);
  });
  it("show nothing of another image", () => {
    expect(want(shown, source(3, 100, 2), true).drawn.map((layer) => layer.source.id)).toEqual([2]);
  });
  it("are complete with tiles that could not be read, which can be asked for again", () => {
    const failed = arrived(
      want(NO_LAYERS, source(0), false),
      top(want(NO_LAYERS, source(0), false))?.key ?? "",
      "0/0",
      false,
    );
    expect(complete(top(failed), ["0/0"])).toBe(true);
    expect(complete(top(again(failed)), ["0/0"])).toBe(false);
  });
});
