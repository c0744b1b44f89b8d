// The map as a file.
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { fileInk } from "../app/fileInk";
import type { ImageRow } from "../backend";
import { MapChart } from "./MapChart";
import { pointSheet } from "./pointSheet";

const map = { method: "pca" as const, ids: [7, 8, 9], x: [0, 0.5, 1], y: [0, 0.25, 1 / 3] };
const groups = [
  { title: "Bright", color: "#0072b2", ids: [7] },
  { title: 'Dim & "small"', color: "#d55e00", ids: [9] },
];

it("draws each point once, in the colour of its group, and says what colours mean", () => {
  const html = renderToStaticMarkup(<MapChart map={map} groups={groups} by="Category" ink={fileInk()} />);
  const points = [...html.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+"/g)].slice(0, 3);
  // What the gallery leaves out is the lowest. Upwards is up.
  expect(points.map(([, x, y]) => [Number(x), Number(y)])).toEqual([
    [260, 378],
    [24, 496],
    [496, 338.7],
  ]);
  for (const words of ["Bright (1)", "Dim &amp; &quot;small&quot; (1)", "Not shown in the gallery (1)"])
    expect(html).toContain(words);
  expect(html).toContain("Principal component 1");
  expect(html).not.toMatch(/class=|style=|var\(|rgba\(|currentColor|data-testid/);
});

it("is a table of every point with its image and group", async () => {
  const named = (id: number) => ({ id, name: `${id}.tif` }) as ImageRow;
  const sheet = await pointSheet({ imageRows: async (ids) => ids.map(named) }, map, groups, "Category");
  expect(sheet).toEqual([
    ["file", "x", "y", "Category"],
    ["7.tif", "0", "0", "Bright"],
    ["8.tif", "0.5", "0.25", ""],
    ["9.tif", "1", "0.3333333333333333", 'Dim & "small"'],
  ]);
});
