import { expect, it } from "vitest";
import { readKept } from "./kept";

const usual = {
  tileSize: 168,
  shownAs: "gallery",
  panels: { drawer: 272, channels: 280, map: 460 },
  mapOpen: false,
};

it("gives back what was kept", () => {
  const kept = {
    tileSize: 64,
    shownAs: "table",
    panels: { drawer: 300, channels: 240, map: 600 },
    mapOpen: true,
  };
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
});

it("takes the usual for what is missing or broken, and keeps to the limits", () => {
  expect(readKept(null)).toEqual(usual);
  expect(readKept("{")).toEqual(usual);
  expect(readKept('{"tileSize":"large","panels":[1],"shownAs":1}')).toEqual(usual);
  expect(readKept('{"tileSize":9999,"panels":{"drawer":1}}')).toEqual({
    ...usual,
    tileSize: 512,
    panels: { ...usual.panels, drawer: 260 },
  });
});
