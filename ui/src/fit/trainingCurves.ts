// The two charts of a fit: which curves they have, and the same as a table. Pure.
import { cell, type Sheet } from "../app/sheet";
import type { EpochMetrics } from "../backend";
import type { CurvePoint } from "../components/curves";
import type { Curve } from "../components/LineChart";
import { text } from "../text";

export interface TrainingChart {
  title: string;
  curves: readonly [Curve, Curve];
  points: CurvePoint[];
  /** null: from zero to the largest value. */
  yRange: [number, number] | null;
}

/** Shares, with room for a curve at 1. */
const SHARE: [number, number] = [0, 1.04];
/** Okabe and Ito's blue and vermilion, lighter on dark ground; dash and hollow points tell them apart without colour. */
const COLORS = { light: ["#0072b2", "#d55e00"], dark: ["#56b4e9", "#ff9e4a"] } as const;

export function trainingCharts(
  epochs: readonly EpochMetrics[],
  mode: "light" | "dark",
): { accuracy: TrainingChart; loss: TrainingChart } {
  const t = text.fit;
  const [training, validation] = COLORS[mode];
  const pair = (one: string, other: string): [Curve, Curve] => [
    { name: one, color: training, dashed: false },
    { name: other, color: validation, dashed: true },
  ];
  return {
    accuracy: {
      title: t.accuracyChart,
      curves: pair(t.accuracy, t.validationAccuracy),
      points: epochs.map(({ epoch, accuracy, validationAccuracy }) => ({
        x: epoch,
        values: [accuracy, validationAccuracy],
      })),
      yRange: SHARE,
    },
    loss: {
      title: t.lossChart,
      curves: pair(t.loss, t.validationLoss),
      points: epochs.map(({ epoch, loss, validationLoss }) => ({ x: epoch, values: [loss, validationLoss] })),
      yRange: null,
    },
  };
}

export function epochSheet(epochs: readonly EpochMetrics[]): Sheet {
  return [
    ["epoch", "accuracy", "validation accuracy", "loss", "validation loss", "seconds"],
    ...epochs.map(({ epoch, accuracy, validationAccuracy, loss, validationLoss, seconds }) =>
      [epoch, accuracy, validationAccuracy, loss, validationLoss, seconds].map(cell),
    ),
  ];
}
