import { expect, it } from "vitest";
import { translator } from "./said";

const said = translator({
  "Learning rate": "Lernrate",
  "Label {n} images": "{n} Bilder beschriften",
  "Set {n} images aside for {use} (really?)": "Für {use}: {n} Bilder",
});

it("gives whole messages and those with numbers and names in them", () => {
  expect(said("Learning rate")).toBe("Lernrate");
  expect(said("Label 12 images")).toBe("12 Bilder beschriften");
  expect(said("Set 3 images aside for test (really?)")).toBe("Für test: 3 Bilder");
});

it("leaves what it does not know as it is", () => {
  expect(said("Label 1 image")).toBe("Label 1 image");
  expect(said("Do not Label 12 images")).toBe("Do not Label 12 images");
  expect(translator({})("Learning rate")).toBe("Learning rate");
});
