import { expect, it } from "vitest";
import { languageOf } from "./language";

it("takes the first language of the system that has a catalogue, else English", () => {
  expect(languageOf(["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf(["ES"])).toBe("es");
  expect(languageOf(["C", "fr"])).toBe("en");
  expect(languageOf([])).toBe("en");
});
