import { expect, it } from "vitest";
import { createFakeBackend } from "../backend/fake";
import { blinded, pseudonym } from "./blind";

it("leaves nothing that could tell an image's category but its label", async () => {
  const backend = createFakeBackend({ pace: 0 });
  await backend.openProject("/somewhere.vesicle");
  const [row] = await backend.imageRows([1]);
  if (!row) throw new Error("the fake has images");
  const blind = blinded(row, (number) => `Image ${number}`);
  expect(JSON.stringify(blind)).not.toContain(row.name.replace(/\.\w+$/, ""));
  expect(blind).toMatchObject({ id: 1, path: "", metadata: [], prediction: null, width: row.width });
});

it("gives numbers that do not follow the order of import", () => {
  const numbers = Array.from({ length: 200 }, (_, id) => pseudonym(id));
  expect(numbers.every((number) => number >= 1000 && number <= 9999)).toBe(true);
  const rising = numbers.filter((number, id) => id > 0 && number > (numbers[id - 1] ?? 0)).length;
  expect(rising).toBeGreaterThan(60);
  expect(rising).toBeLessThan(140);
});
