import { describe, expect, it } from "vitest";
import type { SliceView } from "../backend";
import { stackWord } from "../backend/stackWord";
import { stackChoices, tellsStack } from "./stack";

const names = (largest: number, now: SliceView) => stackChoices(largest, now).map(({ name }) => name);
const chosen = (largest: number, now: SliceView) =>
  stackChoices(largest, now)
    .filter((choice) => choice.chosen)
    .map(({ name }) => name);

describe("what is shown of stacks", () => {
  it("is no question without stacks", () => expect(names(1, { one: 0 })).toEqual([]));
  it("offers slices and projections", () =>
    expect(names(9, { one: 0 })).toEqual(["first", "middle", "max", "mean"]));
  it("has no middle of two", () => expect(names(2, "max")).toEqual(["first", "max", "mean"]));
  it.each([
    [3, 1],
    [9, 4],
    [10, 4],
  ])("takes the middle of %i slices", (largest, middle) =>
    expect(stackChoices(largest, "max")[1]?.view).toEqual({ one: middle }),
  );
  it.each([
    [{ one: 0 }, "first"],
    [{ one: 4 }, "middle"],
    ["max", "max"],
    ["mean", "mean"],
  ] as [SliceView, string][])("marks %o", (now, name) => expect(chosen(9, now)).toEqual([name]));
  it("names a slice that was chosen elsewhere, counted from 1", () => {
    expect(names(9, { one: 6 })).toEqual(["first", "middle", "max", "mean", 7]);
    expect(chosen(9, { one: 6 })).toEqual([7]);
  });
  it.each([
    ["The stack has 9 slices; the first is used.", true],
    ["12 × The stack has 9 slices; the brightest value of each pixel over all of them is used.", true],
    ["3 × The file has 30 pages and it does not say what they are; the mean of all of them is used.", true],
    ["The stack has 4 time points; the first is used.", false],
    ["The file is an animation of 3 frames; the first is used.", false],
    ["2 images already in the project, noticed by content.", false],
  ])("knows what is said of it: %s", (note, expected) => expect(tellsStack(note)).toBe(expected));
  it("has a word of its own for each choice", () => {
    const words = stackChoices(9, { one: 6 }).map(({ view }) => stackWord(view));
    expect(words).toEqual(["0", "4", "max", "mean", "6"]);
  });
});
