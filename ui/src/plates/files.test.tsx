// Plates, controls and doses as files.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { fileInk } from "../app/fileInk";
import type { DoseView, PlateView } from "../backend";
import { DoseDrawing } from "./DoseDrawing";
import { PlateChart } from "./PlateChart";
import { colorAt } from "./scale";
import { curveSheet, doseSheet, separationSheet } from "./sheets";

const ink = fileInk();
const plate: PlateView = {
  name: "P1",
  rows: 8,
  columns: 12,
  wells: [
    { name: "A01", row: 0, column: 0, images: 4, counts: [1, 3], mean: null },
    { name: "A02", row: 0, column: 1, images: 2, counts: [0, 0], mean: null },
  ],
};
const shows = { kind: "fraction", at: 1, category: "Infected", highest: 1 } as const;
const WINDOW = /class=|style=|var\(|rgba\(|currentColor|data-testid/;

describe("a plate as a file", () => {
  const html = renderToStaticMarkup(
    <PlateChart
      plates={[{ plate, title: "Plate P1" }]}
      shows={shows}
      about="Fraction: Infected"
      marks={new Map([["A01", "+"]])}
      ink={ink}
    />,
  );

  it("has every well, with names of rows and columns, and tells no value from no images", () => {
    // And both samples of the legend.
    expect(html.match(/stroke-dasharray="2 2"/g)).toHaveLength(96 - 2 + 1);
    expect(html.match(new RegExp(`fill="${colorAt(0.75)}"`, "g"))).toHaveLength(1);
    expect(html.match(/fill="#d3d9de"/g)).toHaveLength(2);
    for (const words of ["Plate P1", "Fraction: Infected", "H", "12", "100 %", "No images"])
      expect(html).toContain(`>${words}</text>`);
  });

  it("marks controls and says what the signs mean", () => {
    expect(html.match(/>\+<\/text>/g)).toHaveLength(2);
    expect(html).toContain("Positive control");
    expect(html).not.toMatch(WINDOW);
  });

  it("of several is one picture with the name of each", () => {
    const plates = ["P1", "P2", "P3"].map((title) => ({ plate, title }));
    const all = renderToStaticMarkup(
      <PlateChart plates={plates} shows={shows} about="" marks={new Map()} ink={ink} />,
    );
    for (const { title } of plates) expect(all).toContain(`>${title}</text>`);
    const places = [...all.matchAll(/translate\((\d+) (\d+)\)/g)].slice(0, 3).map(([, x, y]) => `${x} ${y}`);
    expect(new Set(places).size).toBe(3);
  });
});

const estimate = (value: number) => ({ value, low: value / 2, high: null });
const found: DoseView = {
  unit: "µM",
  rows: [
    { dose: 0, wells: 1, mean: 0.1, sd: null, standardError: null, range: null, percent: 0 },
    {
      dose: 10,
      wells: 4,
      mean: 2 / 3,
      sd: 0.02,
      standardError: 0.01,
      range: { low: 0.6, high: 0.7 },
      percent: 98,
    },
  ],
  points: [
    [0, 0.1],
    [10, 0.7],
  ],
  curve: {
    bottom: estimate(0.1),
    top: estimate(0.9),
    ec50: estimate(3),
    slope: estimate(1),
    rSquared: 0.98,
    beyondDoses: false,
    line: [
      [1, 0.2],
      [10, 0.8],
    ],
  },
  reason: null,
  notes: [],
};

describe("doses as files", () => {
  it("are a chart with title, names and units of both axes, and a legend", () => {
    const file = { about: "compound: X", valueName: "Fraction: Infected" };
    const html = renderToStaticMarkup(<DoseDrawing found={found} kind="fraction" ink={ink} file={file} />);
    for (const words of [
      "Dose response",
      "compound: X",
      "Fraction: Infected",
      "Dose (µM)",
      "Mean with 95 % interval",
      "Four-parameter logistic curve",
    ])
      expect(html).toContain(`>${words}</text>`);
    expect(html).not.toMatch(WINDOW);
    expect(html).not.toContain("NaN");
  });

  it("are tables with every digit, in the unit of the doses", () => {
    const [head, zero, ten] = doseSheet(found);
    expect(head?.[0]).toBe("dose (µM)");
    expect(zero).toEqual(["0", "1", "0.1", "", "", "", "", "0"]);
    expect(ten).toEqual(["10", "4", "0.6666666666666666", "0.02", "0.01", "0.6", "0.7", "98"]);
    const sheet = found.curve ? curveSheet(found.curve, null) : [];
    expect(sheet[1]).toEqual(["EC50", "3", "1.5", ""]);
    expect(new Set(sheet.map((row) => row.length))).toEqual(new Set([4]));
  });
});

it("says of each plate how far the controls lie apart, or why that is not known", () => {
  const one = {
    plate: "P1",
    positiveWells: 2,
    negativeWells: 3,
    positive: 0.9,
    negative: 0.1,
    zPrime: 0.5,
    ssmd: 7,
  };
  const none = { ...one, plate: null, positive: null, negative: null, zPrime: null, ssmd: null };
  const sheet = separationSheet(
    [
      { ...one, reason: null },
      { ...none, reason: "Too few wells." },
    ],
    true,
  );
  expect(sheet[0]).toContain("positive median");
  expect(sheet[1]).toEqual(["P1", "2", "3", "0.9", "0.1", "0.5", "7", ""]);
  expect(sheet[2]).toEqual(["Plate", "2", "3", "", "", "", "", "Too few wells."]);
});
