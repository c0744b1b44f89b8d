import { expect, it } from "vitest";
import { clampWidth } from "./useEdge";

it("keeps a width that can be seen", () =>
  expect([clampWidth(-20, 60, 900), clampWidth(120.4, 60, 900), clampWidth(99_999, 60, 900)]).toEqual([
    60, 120, 900,
  ]));
