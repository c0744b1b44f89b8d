// Tables of controls and doses for files. Pure.
import { cell, type Sheet } from "../app/sheet";
import type { DoseCurveView, DoseView, EstimateView, SeparationView } from "../backend";
import { said, text } from "../text";

/** A row for each plate. `robust`: by median and MAD. */
export function separationSheet(found: readonly SeparationView[], robust: boolean): Sheet {
  const middle = robust ? "median" : "mean";
  return [
    [
      "plate",
      "positive wells",
      "negative wells",
      `positive ${middle}`,
      `negative ${middle}`,
      "Z' factor",
      "SSMD",
      "note",
    ],
    ...found.map(({ plate, positiveWells, negativeWells, positive, negative, zPrime, ssmd, reason }) => [
      plate ?? text.files.onlyPlate,
      ...[positiveWells, negativeWells, positive, negative, zPrime, ssmd].map(cell),
      reason === null ? "" : said(reason),
    ]),
  ];
}

const headed = (name: string, unit: string | null) => (unit === null ? name : `${name} (${unit})`);

/** A row for each dose. */
export function doseSheet({ rows, unit }: DoseView): Sheet {
  return [
    [
      headed("dose", unit),
      "wells",
      "mean",
      "standard deviation",
      "standard error",
      "low",
      "high",
      "percent of control",
    ],
    ...rows.map(({ dose, wells, mean, sd, standardError, range, percent }) =>
      [dose, wells, mean, sd, standardError, range?.low, range?.high, percent].map(cell),
    ),
  ];
}

/** A row for each parameter of the curve, with its 95 % interval. */
export function curveSheet(curve: DoseCurveView, unit: string | null): Sheet {
  const row = (name: string, { value, low, high }: EstimateView) => [name, ...[value, low, high].map(cell)];
  return [
    ["parameter", "value", "low", "high"],
    row(headed("EC50", unit), curve.ec50),
    row("Hill slope", curve.slope),
    row("bottom", curve.bottom),
    row("top", curve.top),
    ["R squared", cell(curve.rSquared), "", ""],
  ];
}
