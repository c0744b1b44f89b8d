// Names of wells against those of the plates' makers, what a well is worth by hand, and where the keys lead.
import { describe, expect, it } from "vitest";
import { namesWells } from "../app/wellColumns";
import type { PlateView, WellView } from "../backend";
import { highestValue, imagesOf, moved, rowName, wellName, wellValue } from "./wells";

const well = (part: Partial<WellView>): WellView => ({
  name: "A01",
  row: 0,
  column: 0,
  images: 4,
  counts: [1, 3],
  mean: [0.2, 0.8],
  ...part,
});
const plate = (wells: WellView[]): PlateView => ({ name: null, rows: 8, columns: 12, wells });

describe("names", () => {
  it("are A01 to H12, P24 and AF48", () => {
    expect(wellName({ row: 0, column: 0 })).toBe("A01");
    expect(wellName({ row: 7, column: 11 })).toBe("H12");
    expect(wellName({ row: 15, column: 23 })).toBe("P24");
    expect(wellName({ row: 31, column: 47 })).toBe("AF48");
  });

  it("go on after Z with two letters", () => {
    expect([25, 26, 27].map(rowName)).toEqual(["Z", "AA", "AB"]);
  });
});

describe("what a well is worth", () => {
  it("is the share of the images with a category, not of all", () => {
    expect(wellValue(well({ images: 9 }), "fraction", 1)).toBe(0.75);
  });

  it("is nothing without any, which is not 0", () => {
    expect(wellValue(well({ counts: [0, 0] }), "fraction", 1)).toBeNull();
    expect(wellValue(well({ mean: null }), "probability", 1)).toBeNull();
    expect(wellValue(well({ mean: [null, 1] }), "probability", 0)).toBeNull();
    expect(wellValue(well({ counts: [4, 0] }), "fraction", 1)).toBe(0);
  });

  it("has its colours up to the largest count of all plates, and shares up to 1", () => {
    const plates = [plate([well({})]), plate([well({ counts: [0, 7] })])];
    expect(highestValue(plates, "count", 1)).toBe(7);
    expect(highestValue(plates, "fraction", 1)).toBe(1);
    expect(highestValue([plate([])], "count", 1)).toBe(1);
    expect(imagesOf({ plates })).toBe(8);
  });
});

it("moves by keys within the plate", () => {
  const size = plate([]);
  const at = { row: 0, column: 11 };
  expect(moved(at, "ArrowRight", false, size)).toEqual(at);
  expect(moved(at, "ArrowDown", false, size)).toEqual({ row: 1, column: 11 });
  expect(moved(at, "Home", false, size)).toEqual({ row: 0, column: 0 });
  expect(moved(at, "End", true, size)).toEqual({ row: 7, column: 11 });
  expect(moved(at, "PageDown", false, size)).toEqual({ row: 7, column: 11 });
  expect(moved(at, "x", false, size)).toBeNull();
});

it("offers the plates by names of columns alone", () => {
  for (const name of ["well", "Metadata_Well", "Well ID", "well_position", "Image_Metadata_Well"])
    expect(namesWells([name]), name).toBe(true);
  expect(namesWells(["Metadata_Row", "Metadata_Col"])).toBe(true);
  expect(namesWells(["row"])).toBe(false);
  expect(namesWells(["farewell", "wellness", "dose", "plate"])).toBe(false);
});
