// Selecting wells by click, drag and key, on a plate where A02 has no images.
import { describe, expect, it } from "vitest";
import { dragged, NOTHING_PICKED, pressed, rectangle, whole } from "./picking";

const filled = (name: string) => name !== "A02";
const at = (row: number, column: number) => ({ row, column });
const plain = { ctrl: false, shift: false };

describe("a press", () => {
  it("selects one well, and none where there are no images", () => {
    expect([...pressed(NOTHING_PICKED, at(1, 1), plain, filled).names]).toEqual(["B02"]);
    expect(pressed(NOTHING_PICKED, at(0, 1), plain, filled).names.size).toBe(0);
  });

  it("with Ctrl takes a well in and out again", () => {
    const one = pressed(NOTHING_PICKED, at(0, 0), plain, filled);
    const two = pressed(one, at(1, 0), { ctrl: true, shift: false }, filled);
    expect([...two.names]).toEqual(["A01", "B01"]);
    expect([...pressed(two, at(0, 0), { ctrl: true, shift: false }, filled).names]).toEqual(["B01"]);
  });

  it("with Shift selects all from the anchor on, in any direction, and keeps the anchor", () => {
    const one = pressed(NOTHING_PICKED, at(1, 2), plain, filled);
    const range = pressed(one, at(0, 0), { ctrl: false, shift: true }, filled);
    expect([...range.names]).toEqual(["A01", "A03", "B01", "B02", "B03"]);
    expect(range.anchor).toEqual(at(1, 2));
    expect(range.focus).toEqual(at(0, 0));
  });
});

it("a drag selects a rectangle beside what stays", () => {
  expect([...dragged(new Set(["H12"]), at(0, 0), at(0, 2), filled).names]).toEqual(["H12", "A01", "A03"]);
});

it("a row's letter selects the row", () => {
  const row = whole(NOTHING_PICKED, at(0, 0), at(0, 11), false, filled);
  expect(row.names.size).toBe(11);
  expect(whole(row, at(0, 0), at(7, 0), true, filled).names.size).toBe(18);
});

it("a rectangle has every well once", () => {
  expect(rectangle(at(0, 0), at(31, 47), () => true)).toHaveLength(1536);
});
