// Training curves as a figure and as a table for files.
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { fileInk } from "../app/fileInk";
import type { EpochMetrics } from "../backend";
import { TrainingFigure } from "./TrainingFigure";
import { epochSheet, trainingCharts } from "./trainingCurves";

const epoch = (n: number, validationLoss: number | null = 0.5): EpochMetrics => ({
  epoch: n,
  accuracy: 1 - 1 / (n + 1),
  validationAccuracy: 0.5,
  loss: 1 / n,
  validationLoss,
  seconds: 0.25,
});
const epochs = [epoch(1), epoch(2, null), epoch(3), epoch(4)];

describe("the figure of training curves", () => {
  const html = renderToStaticMarkup(
    <TrainingFigure epochs={epochs} marks={[{ x: 3, name: "Fit 2" }]} about="Net < 1 & 2" ink={fileInk()} />,
  );

  it("has title, both axes, a legend with names, and marks of later fits in both charts", () => {
    for (const words of ["Training curves", "Accuracy per epoch", "Loss per epoch", "Net &lt; 1 &amp; 2"])
      expect(html).toContain(`${words}</text>`);
    for (const words of ["Validation accuracy", "Validation loss"])
      expect(html.split(`>${words}</text>`)).toHaveLength(2);
    for (const words of ["Epoch", "Fit 2"]) expect(html.split(`>${words}</text>`)).toHaveLength(3);
  });

  it("tells curves apart without colour: by dash, and by hollow points", () => {
    const paths = [...html.matchAll(/<path[^>]*>/g)].map(([path]) => path);
    expect(paths.map((path) => path.includes("stroke-dasharray"))).toEqual([false, true, false, true]);
    expect(html).toContain('fill="#ffffff" stroke="#d55e00"');
    expect(html).toContain('fill="#0072b2" stroke="#0072b2"');
  });

  it("leaves a gap where there is no number, and marks the point that no line reaches", () => {
    const [, , , dashed] = [...html.matchAll(/<path d="([^"]*)"/g)].map(([, d]) => d);
    expect(dashed?.match(/M/g)).toHaveLength(2);
    expect(html).not.toMatch(/NaN|undefined/);
  });

  it("needs nothing of the window", () =>
    expect(html).not.toMatch(/class=|style=|var\(|rgba\(|currentColor|data-testid/));

  it("marks no points where they would run into each other", () => {
    const many = Array.from({ length: 200 }, (_, at) => epoch(at + 1));
    const drawn = renderToStaticMarkup(<TrainingFigure epochs={many} marks={[]} about="" ink={fileInk()} />);
    expect(drawn).not.toContain("<circle");
  });
});

it("has the same curves in both themes, in other colours", () => {
  const [light, dark] = [trainingCharts(epochs, "light"), trainingCharts(epochs, "dark")];
  expect(light.loss.points).toEqual(dark.loss.points);
  expect(light.loss.curves[0].color).not.toBe(dark.loss.curves[0].color);
});

it("is a table with every digit, and nothing where there is no number", () =>
  expect(epochSheet(epochs.slice(1, 3))).toEqual([
    ["epoch", "accuracy", "validation accuracy", "loss", "validation loss", "seconds"],
    ["2", "0.6666666666666667", "0.5", "0.5", "", "0.25"],
    ["3", "0.75", "0.5", "0.3333333333333333", "0.5", "0.25"],
  ]));
