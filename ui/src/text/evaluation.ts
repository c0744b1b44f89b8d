// Texts of the evaluation.
import { images } from "./amounts";

export const evaluation = {
  title: "Evaluation",
  on: (n: number, partition: string) => `${images(n)} of the partition ${partition}`,
  again: "Evaluate again",
  skipped: (n: number) => `${images(n)} could not be read and ${n === 1 ? "was" : "were"} left out.`,
  empty: "No image was evaluated. Label more images and fit again, so that some are kept for validation.",
  matrix: "Confusion matrix",
  matrixHint: "Click a number to select exactly these images in the gallery.",
  truth: "Ground truth",
  prediction: "Prediction",
  total: "Total",
  cell: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} of ${truth} predicted as ${prediction}, ${percent} of the row`,
  metrics: "Metrics",
  accuracy: "Accuracy",
  crossEntropy: "Cross entropy",
  precision: "Precision",
  recall: "Recall",
  f1: "F1 score",
  macroHint: "macro average",
  perCategory: "Per category",
  category: "Category",
  support: "Images",
  notes: "Notes",
  formulaOf: (name: string) => `Formula of ${name}`,
  source: "Source",
  undefinedValue: "–",
  evaluatedAt: (date: string) => `Evaluated ${date}`,
};
