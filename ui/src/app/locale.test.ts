import { describe, expect, it } from "vitest";
import { acceptedLanguage, mendNavigatorLanguage } from "./locale";

describe("language of the page", () => {
  it("takes English when the computer reports the C locale", () =>
    expect(acceptedLanguage(["C", "C"])).toBe("en"));
  it("keeps a valid language", () => expect(acceptedLanguage(["de-CH"])).toBe("de-CH"));
  it("takes the next valid one", () => expect(acceptedLanguage(["C", undefined, "fr"])).toBe("fr"));
  it("makes Intl work on a navigator that reports C", () => {
    const broken = { language: "C", languages: ["C"] } as unknown as Navigator;
    expect(() => new Intl.NumberFormat(broken.language)).toThrow(RangeError);
    mendNavigatorLanguage(broken);
    expect(new Intl.NumberFormat(broken.language).format(1)).toBe("1");
  });
});
