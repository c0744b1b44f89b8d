import { expect, it } from "vitest";
import type { ObjectsPreview } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { text } from "../text";
import { german } from "../text/de";
import { spanish } from "../text/es";
import { answerOf, mayImport, NO_OBJECTS, namesOf, objectRemarks } from "./objects";

const { previewObjects } = createFakeBackend({ pace: 0 });
const masks = { ...NO_OBJECTS, masks: ["/data/plate-1/masks", String.raw`C:\masks\a_masks.tif`] };
const table = { ...NO_OBJECTS, table: "/data/objects.csv" };
const preview = (change: Partial<ObjectsPreview>): ObjectsPreview => ({
  problem: null,
  images: 40,
  described: 38,
  without: ["A07.tif", "A08.tif"],
  objects: null,
  notes: [],
  ...change,
});

it("sends nothing for whole images, and names what was chosen", () => {
  expect(answerOf(NO_OBJECTS)).toBeNull();
  expect(answerOf(masks)).toBe(masks);
  expect(namesOf(masks)).toBe("masks, a_masks.tif");
  expect(namesOf(table)).toBe("objects.csv");
  expect(namesOf({ ...masks, masks: ["/a", "/b", "/c", "/d", "/e"] })).toBe("a, b, c and 2 more");
});

it("begins only when something is found", async () => {
  expect(mayImport(NO_OBJECTS, null)).toBe(true);
  expect(mayImport(masks, null)).toBe(false);
  expect(mayImport(masks, await previewObjects(["/data/plate-1"], masks, null))).toBe(true);
  expect(mayImport(masks, preview({ described: 0 }))).toBe(false);
  const wrong = await previewObjects(["/data/plate-1"], { ...table, table: "/data/notes.txt" }, null);
  expect(mayImport(table, wrong)).toBe(false);
});

it("says how many images and objects there are", () => {
  const { summary } = text.objects;
  expect(summary(preview({}))).toBe("38 of 40 images have a mask.");
  expect(summary(preview({ images: 1, described: 1 }))).toBe("1 of 1 image has a mask.");
  expect(summary(preview({ objects: 1200 }))).toBe("1,200 objects in 38 of 40 images.");
  expect(summary(preview({ described: 0 }))).toBe("No mask belongs to these images.");
  expect(german.objects.summary(preview({ objects: 1 }))).toBe("1 Objekt in 38 von 40 Bildern.");
  expect(spanish.objects.summary(preview({ objects: 2 }))).toBe("2 objetos en 38 de 40 imágenes.");
});

it("names images whose objects nothing tells", () => {
  expect(objectRemarks(preview({ notes: ["a note."] }))).toEqual([
    "Left out, since nothing tells their objects: A07.tif, A08.tif",
    "a note.",
  ]);
  expect(objectRemarks(preview({ described: 30 }))[0]).toMatch(/A08\.tif and 8 more$/);
  expect(objectRemarks(preview({ described: 40, without: [] }))).toEqual([]);
});
