import { describe, expect, it } from "vitest";
import { readNumber } from "./numberText";

const any = { min: null, max: null, whole: false };

describe("reading a typed number", () => {
  it.each([
    ["0.001", 0.001],
    ["1e-3", 0.001],
    ["1E-3", 0.001],
    ["  42 ", 42],
    [".5", 0.5],
    ["0,5", 0.5],
    ["5.", 5],
    ["+3", 3],
    ["-2", -2],
    ["\u22122", -2],
  ])("%s is %d", (typed, value) => expect(readNumber(typed, any)).toEqual({ ok: true, value }));

  it.each(["", " ", "abc", "1.2.3", "1,000.5", "0x10", "1e", "Infinity", "NaN", "1e999", "--1", "1 2"])(
    "refuses %j",
    (typed) => expect(readNumber(typed, any)).toEqual({ ok: false, reason: "unreadable" }),
  );

  it("wants whole numbers where they are asked for", () => {
    const epochs = { min: 1, max: 100, whole: true };
    expect(readNumber("1.5", epochs)).toEqual({ ok: false, reason: "notWhole" });
    expect(readNumber("1e2", epochs)).toEqual({ ok: true, value: 100 });
  });
  it("keeps the limits, which are allowed themselves", () => {
    const fraction = { min: 0.1, max: 0.95, whole: false };
    expect(readNumber("0.1", fraction)).toEqual({ ok: true, value: 0.1 });
    expect(readNumber("0.05", fraction)).toEqual({ ok: false, reason: "tooSmall" });
    expect(readNumber("1", fraction)).toEqual({ ok: false, reason: "tooLarge" });
  });
});
