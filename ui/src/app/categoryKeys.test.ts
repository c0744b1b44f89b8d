import { expect, it } from "vitest";
import { keyOf, nameFault } from "./categoryKeys";

const categories = ["Unknown", "Healthy", "Infected"].map((name, index) => ({ id: `c${index}`, name }));

it("gives keys in order, up to 9", () => {
  expect(categories.map(({ id }) => keyOf(categories, id))).toEqual(["0", "1", "2"]);
  const many = Array.from({ length: 12 }, (_, index) => ({ id: `c${index}` }));
  expect([keyOf(many, "c9"), keyOf(many, "c10"), keyOf(many, "gone")]).toEqual(["9", "", ""]);
});

it("refuses an empty name and one that is taken, but not one's own", () => {
  expect(nameFault("  ", categories, null)).toBe("missing");
  expect(nameFault(" healthy ", categories, null)).toBe("taken");
  expect(nameFault("healthy", categories, "c1")).toBeNull();
  expect(nameFault("Dead", categories, null)).toBeNull();
});
