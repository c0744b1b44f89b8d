// Numbers in words, and the readings of Zhang, Chung & Oldenburg 1999 at their borders.
import { expect, it } from "vitest";
import { doseText, intervalText, readingOf } from "./figures";

it("reads Z′ as its authors do", () => {
  expect([1, 0.5].map(readingOf)).toEqual(["excellent", "excellent"]);
  expect([0.499, 0].map(readingOf)).toEqual(["marginal", "marginal"]);
  expect([-0.001, -8].map(readingOf)).toEqual(["unusable", "unusable"]);
});

it("writes doses with three digits", () => {
  expect([0, 0.1, 2.5, 12.345, 0.00012345, 1_234_567].map(doseText)).toEqual([
    "0",
    "0.1",
    "2.5",
    "12.3",
    "1.23e-4",
    "1.23e+6",
  ]);
});

it("says which end of an interval is missing", () => {
  const write = (value: number) => String(value);
  expect(intervalText({ value: 2, low: 1, high: 3 }, write)).toBe("95 % interval 1 to 3");
  expect(intervalText({ value: 2, low: 1, high: null }, write)).toBe("95 % interval above 1");
  expect(intervalText({ value: 2, low: null, high: 3 }, write)).toBe("95 % interval below 3");
  expect(intervalText({ value: 2, low: null, high: null }, write)).toBe("95 % interval without an end");
});
