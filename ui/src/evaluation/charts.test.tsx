// A chart as a file, from the same components that draw it in the window.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { fileInk } from "../app/fileInk";
import type { EvaluationView } from "../backend";
import { svgFile } from "../components/chartFile";
import { CurveChart } from "./CurveChart";
import { MatrixChart } from "./MatrixChart";

const categories: EvaluationView["categories"] = [
  { id: "a", name: 'GFP < 5 & "dim"', color: "#0072b2", exists: true },
  { id: "b", name: "Bright", color: "#d55e00", exists: true },
];
const curves = categories.map(({ id }) => ({
  categoryId: id,
  points: [
    [0, 0],
    [0, 0.8],
    [1, 1],
  ] as [number, number][],
  area: 0.9,
  chance: 0.5,
}));
const inside = (markup: string) => markup.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
const ink = fileInk();
const chart = renderToStaticMarkup(
  <CurveChart kind="roc" chosen={["b", "a"]} asFile {...{ curves, categories, ink }} />,
);
const file = svgFile({ body: inside(chart), width: 604, height: 364 });

describe("an SVG file of curves", () => {
  it("is white below all, has one namespace and a sans-serif that each computer has", () => {
    expect(file.match(/xmlns=/g)).toHaveLength(1);
    expect(file.indexOf('<rect width="604" height="364" fill="#ffffff"/>')).toBeLessThan(
      file.indexOf("<path"),
    );
    expect(file).toContain("sans-serif");
  });
  it("needs nothing of the window: no style sheet, no variable, no translucent colour", () =>
    expect(file).not.toMatch(/class=|style=|var\(|rgba\(|currentColor|data-testid/));
  it("is light, also where the window is dark", () => expect(ink.ground).toBe("#ffffff"));
  it("names its curves with areas, and escapes what is no XML", () => {
    expect(file).toContain("GFP &lt; 5 &amp; &quot;dim&quot; 0.900");
    expect(file.match(/<path/g)).toHaveLength(2);
  });
  it("tells curves apart without colour", () => {
    const dashes = [...file.matchAll(/<path[^>]*>/g)].map(
      ([path]) => /stroke-dasharray="([^"]*)"/.exec(path)?.[1],
    );
    expect(new Set(dashes).size).toBe(2);
  });
  it("is drawn larger without another look for pixels", () => {
    const large = svgFile({ body: "", width: 100, height: 50 }, 3);
    expect(large).toContain('width="300" height="150" viewBox="0 0 100 50"');
  });
  it("takes away the namespaces of parts that were made one by one", () =>
    expect(svgFile({ body: '<g xmlns="http://www.w3.org/2000/svg"/>', width: 1, height: 1 })).toContain(
      "<g/>",
    ));
});

it("draws the matrix with each count once, rows being truth", () => {
  const evaluation = {
    categories,
    matrix: [
      [11, 12],
      [13, 14],
    ],
  } as unknown as EvaluationView;
  const drawn = renderToStaticMarkup(<MatrixChart evaluation={evaluation} ink={ink} />);
  const places = [11, 12, 13, 14].map((count) => {
    const [, x, y] = new RegExp(`<text x="([\\d.]+)" y="([\\d.]+)"[^>]*>${count}</text>`).exec(drawn) ?? [];
    return [Number(x), Number(y)] as const;
  });
  const [a, b, c, d] = places as [Place, Place, Place, Place];
  expect(a[1]).toBe(b[1]);
  expect(b[0]).toBe(d[0]);
  expect(c[1]).toBeGreaterThan(a[1]);
});

type Place = readonly [number, number];
