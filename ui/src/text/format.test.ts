import { describe, expect, it } from "vitest";
import { dateTime, duration, metric, percent, plain } from "./format";

describe("percent", () => {
  it("rounds to whole percents", () => expect(percent(0.866)).toBe("87 %"));
  it("never claims 100 % for less than all", () => expect(percent(0.9996)).toBe("99.9 %"));
  it("shows all and nothing as they are", () => expect([percent(1), percent(0)]).toEqual(["100 %", "0 %"]));
  it("survives a diverged value", () => expect(percent(Number.NaN)).toBe("–"));
});

describe("duration", () => {
  it.each([
    [0.4, "0 s"],
    [59.4, "59 s"],
    [59.6, "1 min"],
    [125, "2 min 5 s"],
    [3600, "1 h"],
    [4330, "1 h 12 min"],
    [-1, "–"],
    [Number.POSITIVE_INFINITY, "–"],
  ])("%s seconds", (seconds, expected) => expect(duration(seconds)).toBe(expected));
});

describe("metric, plain and date", () => {
  it("shows a missing value as a dash", () =>
    expect([metric(null), metric(0.12345)]).toEqual(["–", "0.123"]));
  it("keeps small limits readable", () =>
    expect([plain(0.001), plain(0.000001), plain(64)]).toEqual(["0.001", "1e-6", "64"]));
  it("gives an unreadable date back", () => expect(dateTime("yesterday")).toBe("yesterday"));
});
