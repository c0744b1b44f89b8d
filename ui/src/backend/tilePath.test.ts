import { expect, it } from "vitest";
import { tilePath } from "./tilePath";

const place = { id: 7, slice: { one: 2 }, time: 1, level: 3, column: 4, row: 5 };
const green = { visible: true, color: "#00ff00", low: 0, high: 4095.5, palette: false };

it("says place and channels", () =>
  expect(tilePath("t1", place, [green, { ...green, visible: false }, { ...green, palette: true }])).toBe(
    "t1/7/2/1/3/4/5?c=00ff00:0:4095.5,-,00ff00:0:4095.5:p",
  ));

it("is another one for a projection, a time and a range", () => {
  const all = [
    tilePath("t1", place, [green]),
    tilePath("t1", { ...place, slice: "max" }, [green]),
    tilePath("t1", { ...place, time: 2 }, [green]),
    tilePath("t1", place, [{ ...green, low: 1 }]),
  ];
  expect(new Set(all).size).toBe(4);
});
