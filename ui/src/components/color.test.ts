import { describe, expect, it } from "vitest";
import { contrast, nextColor, PALETTE, readColor, textOn } from "./color";

describe("colours", () => {
  it.each([
    ["#D55E00", "#d55e00"],
    ["d55e00", "#d55e00"],
    ["#abc", "#aabbcc"],
    ["red", null],
    ["#12345", null],
    ["", null],
  ])("reads %s", (typed, expected) => expect(readColor(typed)).toBe(expected));

  it("knows the contrast of black on white", () => expect(contrast("#000000", "#ffffff")).toBeCloseTo(21));
  it("writes legibly on every colour of the palette", () => {
    for (const { color } of PALETTE) expect(contrast(color, textOn(color))).toBeGreaterThan(4.5);
  });
  it("offers a colour that is not taken", () => {
    expect(nextColor([])).toBe("#0072b2");
    expect(nextColor(["#0072B2", "#d55e00"])).toBe("#009e73");
    expect(readColor(nextColor(PALETTE.map(({ color }) => color)))).not.toBeNull();
  });
});
