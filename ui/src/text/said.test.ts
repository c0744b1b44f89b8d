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

it("says in its own words why, at every depth, and names as they are", () => {
  const whole = translator({
    "the file is empty": "die Datei ist leer",
    "{path} is damaged: {reason}. Copy it": "{path} ist beschädigt: {reason}. Kopieren Sie es",
    "{n} × {reason}": "{n} × {reason}",
  });
  expect(whole("3 × a.tif is damaged: the file is empty. Copy it")).toBe(
    "3 × a.tif ist beschädigt: die Datei ist leer. Kopieren Sie es",
  );
  expect(whole("the file is empty is damaged: no idea. Copy it")).toBe(
    "the file is empty ist beschädigt: no idea. Kopieren Sie es",
  );
});

it("leaves what it does not know as it is", () => {
  expect(said("Label 1 image")).toBe("Label 1 image");
  expect(said("Do not Label 12 images")).toBe("Do not Label 12 images");
  expect(translator({})("Learning rate")).toBe("Learning rate");
});
