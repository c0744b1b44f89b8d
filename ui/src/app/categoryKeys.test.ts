import { expect, it } from "vitest";
import { keyOf, nameFault, placeOfKey } from "./categoryKeys";

const categories = ["Unknown", "Healthy", "Infected"].map((name, index) => ({ id: `c${index}`, name }));

it("gives keys in order, up to 9 and then with Shift", () => {
  expect(categories.map(({ id }) => keyOf(categories, id))).toEqual(["0", "1", "2"]);
  const many = Array.from({ length: 22 }, (_, index) => ({ id: `c${index}` }));
  const keys = ["c9", "c10", "c18", "c19", "gone"].map((id) => keyOf(many, id));
  expect(keys).toEqual(["9", "⇧1", "⇧9", "", ""]);
});

it("takes Shift for more than nine categories only", () => {
  expect(placeOfKey(3, true, 10)).toBe(3);
  expect(placeOfKey(3, true, 11)).toBe(12);
  expect(placeOfKey(3, false, 11)).toBe(3);
  expect(placeOfKey(0, true, 11)).toBe(0);
});

it("refuses an empty name and one that is taken, but not one's own", () => {
  expect(nameFault("  ", categories, null)).toBe("missing");
  expect(nameFault(" healthy ", categories, null)).toBe("taken");
  expect(nameFault("healthy", categories, "c1")).toBeNull();
  expect(nameFault("Dead", categories, null)).toBeNull();
});
