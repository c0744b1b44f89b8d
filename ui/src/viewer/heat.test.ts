import { describe, expect, it } from "vitest";
import { colorAt, gradeOf, gradient, painted, peaksOf, rasterSize, spread } from "./heat";

const grid = (width: number, values: number[]) => ({ width, height: values.length / width, values });

describe("heat at another size", () => {
  it("has the shape of the image, and never fewer values than there are", () => {
    expect(rasterSize({ width: 10, height: 5 }, { width: 2000, height: 1000 })).toEqual({
      width: 512,
      height: 256,
    });
    expect(rasterSize({ width: 10, height: 10 }, { width: 60_000, height: 40 })).toEqual({
      width: 512,
      height: 10,
    });
    expect(rasterSize({ width: 1, height: 1 }, { width: 1, height: 1 })).toEqual({ width: 512, height: 512 });
  });
  it("goes through the values where they stand, in the middle of their parts", () => {
    const values = [0, 1, -0.5, 0.25, 0.5, 0];
    // Each value has 3 × 3 pixels, whose middle one is its place.
    const made = spread(grid(3, values), { width: 9, height: 6 });
    const odd = spread(grid(3, values), { width: 9, height: 10 });
    values.forEach((value, at) => {
      const [column, row] = [at % 3, Math.floor(at / 3)];
      expect(made[(row * 3 + 1) * 9 + column * 3 + 1]).toBeCloseTo(value, 6);
      expect(odd[(row * 5 + 2) * 9 + column * 3 + 1]).toBeCloseTo(value, 6);
    });
  });
  it("is halfway in the middle of two values, and level at both", () => {
    // Cubic with level ends: 3t² - 2t³ at t = 1/4, 1/2, 3/4.
    const made = spread(grid(2, [0, 1]), { width: 8, height: 1 });
    const at = (t: number) => 3 * t * t - 2 * t * t * t;
    expect([...made].map((value) => value.toFixed(4))).toEqual(
      [0, 0, at(0.125), at(0.375), at(0.625), at(0.875), 1, 1].map((value) => value.toFixed(4)),
    );
  });
  it("is straight where the values are", () => {
    const made = spread(grid(4, [0, 1, 2, 3]), { width: 40, height: 1 });
    // Between the second and the third the slopes on both sides are 1: a straight line.
    for (let x = 15; x < 25; x++) expect(made[x]).toBeCloseTo((x + 0.5) / 10 - 0.5, 5);
  });
  it("never goes beyond the values around, and what is level stays so", () => {
    let state = 7;
    const values = Array.from({ length: 35 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return (state / 2_147_483_647) * 2 - 1;
    });
    const made = spread(grid(7, values), { width: 91, height: 64 });
    expect(Math.max(...made)).toBeLessThanOrEqual(Math.max(...values) + 1e-6);
    expect(Math.min(...made)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-6);
    expect(new Set(spread(grid(3, Array(9).fill(0.5)), { width: 20, height: 11 }))).toEqual(new Set([0.5]));
    expect(new Set(spread(grid(1, [0.25]), { width: 5, height: 4 }))).toEqual(new Set([0.25]));
  });
});

describe("colours", () => {
  it("are none where nothing speaks, warm for and cool against", () => {
    expect(colorAt(0)[3]).toBe(0);
    expect(colorAt(0.04)[3]).toBe(0);
    expect(colorAt(1)).toEqual([0xff, 0xe9, 0x4d, 255]);
    expect(colorAt(-1)).toEqual([0x8c, 0xd0, 0xff, 255]);
    for (const strength of [0.1, 0.3, 0.5, 0.8, 1]) {
      const [red, , blue] = colorAt(strength);
      expect(red).toBeGreaterThan(blue + 60);
      const cool = colorAt(-strength);
      expect(cool[2]).toBeGreaterThan(cool[0] + 60);
    }
  });
  it("grow more solid with the strength", () => {
    const alphas = Array.from({ length: 21 }, (_, step) => colorAt(step / 20)[3]);
    expect(alphas).toEqual([...alphas].sort((a, b) => a - b));
  });
  it("are painted as they are told", () => {
    const made = painted(Float32Array.from([0, 1, -1, 7]));
    expect([...made]).toEqual([...colorAt(0), ...colorAt(1), ...colorAt(-1), ...colorAt(1)]);
  });
  it("of a legend end in the strongest", () => {
    expect(gradient(-1, 1)).toMatch(
      /^linear-gradient\(to right, rgb\(140 208 255 \/ 1\.00\), .*255 233 77 \/ 1\.00\)\)$/,
    );
  });
});

describe("the strongest places", () => {
  const heat = (values: number[], strongest = 2) => ({ ...grid(3, values), strongest });
  it("are told by thirds of the image", () => {
    const found = peaksOf(heat([0, 0, 1, 0, 0, 0, -0.5, 0, 0.2]));
    expect(found).toEqual({
      for: { third: "upperRight", worth: 2 },
      against: { third: "lowerLeft", worth: 1 },
    });
  });
  it("are none where nothing speaks, or next to nothing", () => {
    expect(peaksOf(heat(Array(9).fill(0), 0))).toEqual({ for: null, against: null });
    expect(peaksOf(heat([0, 0, 0, 0, 1, 0, 0, -0.02, 0])).against).toBeNull();
    expect(peaksOf({ width: 1, height: 1, values: [-1], strongest: 0.3 })).toEqual({
      for: null,
      against: { third: "middle", worth: 0.3 },
    });
  });
  it("are graded as Kass and Raftery do: 1, 3, 5 nats are their 2, 6, 10", () => {
    expect([0.2, 1, 2.9, 3, 4.9, 5].map(gradeOf)).toEqual([
      "hardly",
      "clearly",
      "clearly",
      "strongly",
      "strongly",
      "veryStrongly",
    ]);
  });
});
