import { expect, it } from "vitest";
import type { ImageRow } from "../backend";
import { fileFacts } from "./facts";

const plain = {
  files: 1,
  width: 512,
  height: 400,
  channels: 2,
  channelNames: [] as (string | null)[],
  slices: 1,
  times: 1,
  bits: 16,
  pixelSize: [null, null, null] as (number | null)[],
} as ImageRow;
const facts = (change: Partial<ImageRow>) => Object.fromEntries(fileFacts({ ...plain, ...change }));

it("tells only what is known and not usual", () =>
  expect(facts({ channelNames: [null, null] })).toEqual({
    Size: "512 × 400 px",
    Channels: "2",
    "Bits per pixel": "16",
  }));

it("tells files, stacks and series", () =>
  expect(facts({ files: 4, slices: 9, times: 20 })).toMatchObject({
    Files: "4; above is the first",
    Slices: "9",
    "Time points": "20",
  }));

it("names channels, and numbers those without a name", () => {
  expect(facts({ channelNames: ["DAPI", "GFP"] }).Channels).toBe("2: DAPI, GFP");
  expect(facts({ channelNames: [null, "GFP"] }).Channels).toBe("2: 1, GFP");
  expect(facts({ channels: 3, channelNames: ["DAPI"] }).Channels).toBe("3: DAPI, 2, 3");
});

it("gives the pixel size in µm, along z as the distance of slices", () => {
  expect(facts({ pixelSize: [0.65, 0.65, null] })["Pixel size"]).toBe("0.65 × 0.65 µm");
  expect(facts({ pixelSize: [0.1083333, null, null] })["Pixel size"]).toBe("0.1083 µm");
  expect(facts({ slices: 9, pixelSize: [0.65, 0.65, 2] }).Slices).toBe("9, 2 µm apart");
});
