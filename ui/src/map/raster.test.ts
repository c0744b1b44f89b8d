import { expect, it } from "vitest";
import { layersOf, onlyOf } from "./layers";
import { inkOf, type Pixels, putSquare } from "./raster";

const painted = ({ values, width }: Pixels) =>
  [...values].flatMap((ink, at) => (ink ? [[at % width, Math.floor(at / width)]] : []));

it("puts a square around its place and leaves out what is outside", () => {
  const pixels = { values: new Uint32Array(30), width: 6, height: 5 };
  putSquare(pixels, 3, 2, 2, 7);
  expect(painted(pixels)).toEqual([
    [2, 1],
    [3, 1],
    [2, 2],
    [3, 2],
  ]);
  const corner = { values: new Uint32Array(30), width: 6, height: 5 };
  putSquare(corner, 0, 5, 3, 7);
  putSquare(corner, -9, 2, 3, 7);
  putSquare(corner, 9, 2, 3, 7);
  expect(painted(corner)).toEqual([
    [0, 4],
    [1, 4],
  ]);
  expect([...new Uint8Array(Uint32Array.of(inkOf(1, 2, 3)).buffer)]).toEqual([1, 2, 3, 255]);
});

it("gives every point one layer, those that are left out the lowest", () => {
  const map = { ids: [4, 5, 6, 7] };
  const placeOf = new Map(map.ids.map((id, at) => [id, at]));
  const layers = layersOf(map, placeOf, [
    { title: "a", color: "#111111", ids: [7, 99] },
    { title: "b", color: "#222222", ids: [4, 6] },
  ]);
  const told = (all: typeof layers) => all.map(({ color, places }) => [color, [...places]]);
  expect(told(layers)).toEqual([
    [null, [1]],
    ["#111111", [3]],
    ["#222222", [0, 2]],
  ]);
  expect(told(onlyOf(layers, map, new Set([6, 5])))).toEqual([
    [null, [1]],
    ["#222222", [2]],
  ]);
  expect(onlyOf(layers, map, new Set())).toEqual([]);
});
