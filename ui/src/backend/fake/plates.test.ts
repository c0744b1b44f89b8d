// The fake's plates hold what its project holds.
import { expect, it } from "vitest";
import { createFakeBackend } from "../fake";

const FOUND = { plate: null, well: null, row: null, column: null };

it("places the example's images in the wells of their names", async () => {
  const backend = createFakeBackend({ pace: 0 });
  await new Promise<void>((resolve) => {
    void backend.startExample(false, ({ type }) => type === "ended" && resolve());
  });
  const view = await backend.plates(FOUND, "label");
  expect(view.columns).toEqual({ ...FOUND, well: "well" });
  const [plate] = view.plates;
  expect(plate).toMatchObject({ name: null, rows: 8, columns: 12 });
  expect(plate?.wells.map(({ images }) => images)).toEqual(Array(72).fill(1));
  const [first] = await backend.wellImages(view.columns, null, ["A01"]);
  const [row] = await backend.imageRows([first ?? -1]);
  expect(row?.name).toMatch(/^A01/);
});
