import { expect, it } from "vitest";
import { sampleText, sizeText, zoomText } from "./readout";

it("writes samples", () =>
  expect([0, 65_535, 0.123456789, -2.5, Number.NaN].map(sampleText)).toEqual([
    "0",
    "65535",
    "0.12346",
    "-2.5",
    "–",
  ]));

it("writes zooms", () =>
  expect([1, 0.5, 0.0123, 32, 0.666].map(zoomText)).toEqual(["100 %", "50 %", "1.2 %", "3200 %", "67 %"]));

it("writes the size in µm where the file tells it", () => {
  const size = { width: 512, height: 4000 };
  expect(sizeText(size, [0.325, 0.325, null])).toBe("512 × 4000 px, 166.4 µm × 1.3 mm");
  expect(sizeText(size, [null, null, null])).toBe("512 × 4000 px, pixel size not known");
});
