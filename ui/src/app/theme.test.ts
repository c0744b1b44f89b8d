import { describe, expect, it } from "vitest";
import { contrast } from "../components/color";
import { makeTheme } from "./theme";

describe.each(["light", "dark"] as const)("the %s theme", (mode) => {
  const { palette, focusVisible } = makeTheme(mode, false);
  const grounds = [palette.background.default, palette.background.paper];

  it("frames what has the focus so that it is seen on every ground (WCAG 2.2, 1.4.11)", () => {
    expect(focusVisible).toMatchObject({ outlineColor: palette.primary.main, outlineStyle: "solid" });
    for (const ground of grounds) expect(contrast(palette.primary.main, ground)).toBeGreaterThan(3);
  });
  it("writes legibly on every ground (WCAG 2.2, 1.4.3)", () => {
    for (const ground of grounds)
      for (const ink of [palette.text.primary, palette.text.secondary, palette.warning.main])
        expect(contrast(ink, ground)).toBeGreaterThan(4.5);
  });
  // In the light it is a darker blue than the button's own, made by the library, under white.
  it.runIf(mode === "dark")("writes legibly on a button under the pointer", () => {
    expect(contrast("#081115", palette.primary.dark)).toBeGreaterThan(4.5);
  });
});
