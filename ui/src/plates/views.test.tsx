// What a person sees of a plate, its controls and doses: which words and colours stand where, drawn to markup.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { DoseView, PlateView, SeparationView } from "../backend";
import { plateFormulas } from "../backend/fake/plateFormulas";
import { DoseAnswer } from "./DosePanel";
import { PlateGrid } from "./PlateGrid";
import { paintAll } from "./painting";
import { NOTHING_PICKED } from "./picking";
import { SeparationCard, SeparationTable } from "./Separation";
import { colorAt } from "./scale";

const plate: PlateView = {
  name: "P1",
  rows: 8,
  columns: 12,
  wells: [
    { name: "A01", row: 0, column: 0, images: 4, counts: [1, 3], mean: null },
    { name: "A02", row: 0, column: 1, images: 2, counts: [0, 0], mean: null },
    { name: "B01", row: 1, column: 0, images: 1, counts: [1, 0], mean: null },
  ],
};

describe("a plate", () => {
  const shows = { kind: "fraction", at: 1, category: "Infected", highest: 1 } as const;
  const html = renderToStaticMarkup(
    <PlateGrid
      plate={plate}
      name="P1"
      painted={paintAll(plate, shows)}
      picked={{ ...NOTHING_PICKED, names: new Set(["B01"]) }}
      marks={new Map([["A01", "+"]])}
      onPick={() => {}}
      onHover={() => {}}
      onOpen={() => {}}
    />,
  );
  const cell = (name: string) =>
    new RegExp(`<div[^>]*data-testid="well-${name}"[^>]*>`).exec(html)?.[0] ?? "";

  it("is a grid with a header for each row and column", () => {
    expect(html.match(/role="row"/g)).toHaveLength(9);
    expect(html.match(/role="rowheader"/g)).toHaveLength(8);
    expect(html.match(/role="columnheader"/g)).toHaveLength(13);
    expect(html.match(/role="gridcell"/g)).toHaveLength(96);
    expect(html).toContain('aria-label="P1, 8 rows and 12 columns"');
  });

  it("tells 0 from no value and no images", () => {
    expect(cell("A01")).toContain('aria-label="A01: 4 images, Infected: 75 %, Positive control"');
    expect(cell("A01")).toContain(`background-color:${colorAt(0.75)}`);
    expect(cell("B01")).toContain('aria-label="B01: 1 image, Infected: 0 %"');
    expect(cell("B01")).toContain(`background-color:${colorAt(0)}`);
    expect(cell("A02")).toContain('aria-label="A02: 2 images, Infected: No value"');
    expect(cell("A02")).not.toContain("background-color");
    expect(cell("C01")).toContain('aria-label="C01: No images"');
    expect(cell("C01")).toContain("well empty");
  });

  it("says what is selected, and which well the keys are at", () => {
    expect(cell("B01")).toContain('aria-selected="true"');
    expect(cell("A01")).toContain('aria-selected="false"');
    const active = /aria-activedescendant="([^"]*)"/.exec(html)?.[1];
    expect(cell("A01")).toContain(`id="${active}"`);
  });
});

describe("controls", () => {
  const found: SeparationView = {
    plate: "P1",
    positiveWells: 8,
    negativeWells: 1,
    positive: 0.9,
    negative: 0.1,
    zPrime: 0.625,
    ssmd: 7.5,
    reason: null,
  };

  it("show Z′ with its reading, SSMD, means and wells", () => {
    const html = renderToStaticMarkup(
      <SeparationCard found={found} kind="fraction" robust={false} formulas={plateFormulas} />,
    );
    for (const words of ["0.63", "Excellent", "7.50", "Positive, mean", "0.900", "8 wells", "1 well<"])
      expect(html).toContain(words);
  });

  it("speak of medians when robust, and say why there is no number", () => {
    const none = { ...found, zPrime: null, ssmd: null, reason: "Too few wells." };
    const html = renderToStaticMarkup(
      <SeparationCard found={none} kind="fraction" robust formulas={plateFormulas} />,
    );
    expect(html).toContain("Positive, median");
    expect(html).toContain("Too few wells.");
    expect(html).not.toContain("z-prime-reading");
  });

  it("of several plates stand in a table with headers", () => {
    const bad = { ...found, plate: "P2", zPrime: -0.2 };
    const html = renderToStaticMarkup(<SeparationTable found={[found, bad]} current={1} onOpen={() => {}} />);
    expect(html.match(/scope="row"/g)).toHaveLength(2);
    expect(html).toContain("0.63 (excellent)");
    expect(html).toContain("-0.20 (not usable)");
  });
});

describe("doses", () => {
  const estimate = (value: number) => ({ value, low: value / 2, high: value * 2 });
  const found: DoseView = {
    unit: "µM",
    rows: [
      { dose: 0, wells: 1, mean: 0.1, sd: null, standardError: null, range: null, percent: 0 },
      {
        dose: 10,
        wells: 4,
        mean: 0.9,
        sd: 0.02,
        standardError: 0.01,
        range: { low: 0.87, high: 0.93 },
        percent: 98.4,
      },
    ],
    points: [
      [0, 0.1],
      [10, 0.9],
    ],
    curve: {
      bottom: estimate(0.1),
      top: { ...estimate(0.9), high: null },
      ec50: estimate(3),
      slope: estimate(1),
      rSquared: 0.98,
      beyondDoses: true,
      line: [
        [1, 0.2],
        [10, 0.8],
      ],
    },
    reason: null,
    notes: [],
  };

  it("show the EC50 with its interval, a chart and a table", () => {
    const html = renderToStaticMarkup(
      <DoseAnswer found={found} kind="fraction" controlled formulas={plateFormulas} />,
    );
    expect(html).toContain("EC50 3 µM");
    expect(html).toContain("95 % interval 1.5 µM to 6 µM");
    expect(html).toContain("95 % interval above 0.450");
    expect(html).toContain("outside of the doses");
    expect(html).toContain("<polyline");
    expect(html).toContain("0.900 ± 0.020");
    expect(html).toContain("0.870 to 0.930");
    expect(html).toContain("<td>98</td>");
    expect(html).not.toContain("NaN");
  });

  it("say why there is no curve, and leave out what there is not", () => {
    const none: DoseView = {
      ...found,
      curve: null,
      reason: "Too few doses.",
      rows: found.rows.map((row) => ({ ...row, percent: null })),
    };
    const html = renderToStaticMarkup(
      <DoseAnswer found={none} kind="fraction" controlled={false} formulas={plateFormulas} />,
    );
    expect(html).toContain("Too few doses.");
    expect(html).not.toContain("<polyline");
    expect(html).not.toContain("% of control<");
  });
});
