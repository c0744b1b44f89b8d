import { describe, expect, it } from "vitest";
import { nextFilled } from "./matrixKeys";

const matrix = [
  [1, 0, 2],
  [0, 0, 0],
  [3, 0, 4],
];

describe("arrow keys in a large matrix", () => {
  it("go over empty cells", () => {
    expect(nextFilled(matrix, [0, 0], "ArrowRight")).toEqual([0, 2]);
    expect(nextFilled(matrix, [0, 2], "ArrowDown")).toEqual([2, 2]);
    expect(nextFilled(matrix, [2, 0], "ArrowUp")).toEqual([0, 0]);
  });
  it("go on in the next row", () => expect(nextFilled(matrix, [0, 2], "ArrowRight")).toEqual([2, 0]));
  it("end at the edges, and are no other keys", () => {
    expect(nextFilled(matrix, [2, 2], "ArrowRight")).toBeNull();
    expect(nextFilled(matrix, [0, 0], "ArrowUp")).toBeNull();
    expect(nextFilled(matrix, [0, 0], "Enter")).toBeNull();
    expect(nextFilled([], [0, 0], "ArrowRight")).toBeNull();
  });
  it("find the first from before the first", () =>
    expect(nextFilled([[0, 5]], [0, -1], "ArrowRight")).toEqual([0, 1]));
});
