// Texts of the evaluation: its dialog, the overview, and what its files are called. More in evaluation-parts.ts.
import { count, images } from "./amounts";

export const evaluation = {
  title: "Evaluation",
  /** Behind the name of the model. */
  on: {
    validation: (n: number) => `${images(n)} kept for validation`,
    test: (n: number) => `${images(n)} kept for test`,
    crossValidation: (n: number, folds: number) =>
      `${images(n)}, each by a model that had not seen it (${folds} folds)`,
    shown: (n: number) => `${images(n)} that the gallery showed`,
    training: (n: number) => `${images(n)} that it had learnt from`,
  },
  set: "Evaluate on",
  sets: {
    validation: "Validation images",
    test: "Test images",
    crossValidation: "Cross-validation",
    shown: "Shown in the gallery",
    training: "Training images (remembered)",
  },
  again: "Evaluate again",
  report: "Report…",
  tabs: {
    overview: "Overview",
    curves: "Curves",
    groups: "Groups",
    surprises: "Surprises",
    compare: "Compare",
  },
  reading: "Reading the evaluation…",
  skipped: (n: number) => `${images(n)} could not be read and ${n === 1 ? "was" : "were"} left out.`,
  empty: "No image was evaluated. Label more images and fit again, so that some are kept for validation.",
  rememberedTitle: "These numbers promise too much",
  rememberedAll:
    "The model had learnt from these very images. The numbers say how well it remembers them, not how good it is on images that it has not seen.",
  rememberedSome: (n: number, all: number) =>
    `The model had learnt from ${count(n)} of these ${images(all)}, and no other model could judge them. They count as remembered, not as recognised.`,
  matrix: "Confusion matrix",
  matrixHint: "Click a number to select exactly these images in the gallery.",
  shows: "What the matrix shows",
  show: { counts: "Counts", row: "% of row", column: "% of column" },
  showHints: {
    counts: "Images; shaded by the share of the row",
    row: "Of the images of a category: the share that was predicted as each (the diagonal is recall)",
    column: "Of the images predicted as a category: the share that truly is each (the diagonal is precision)",
  },
  truth: "Ground truth",
  prediction: "Prediction",
  total: "Total",
  cell: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} of ${truth} predicted as ${prediction}, ${percent} of the row`,
  cellOfColumn: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} of ${truth} predicted as ${prediction}, ${percent} of the column`,
  selectWrong: (n: number) =>
    n === 0
      ? "No image is wrong"
      : n === 1
        ? "Select the one that is wrong"
        : `Select all ${count(n)} wrong ones`,
  metrics: "Metrics",
  allMetrics: "All metrics",
  metricColumns: ["Metric", "Value", "95 % interval"] as [string, string, string],
  between: (low: string, high: string) => `95 % between ${low} and ${high}`,
  intervals: (times: number, by: string | null) =>
    by === null
      ? `The 95 % intervals are by bootstrap: the images were drawn anew ${count(times)} times. That of the accuracy is Wilson’s. They hold if the images are independent of each other.`
      : `The 95 % intervals are by bootstrap: whole groups of “${by}” were drawn anew ${count(times)} times, because images of one group are alike.`,
  foldMean: (mean: string, low: string, high: string) => `Mean of the folds ${mean} (${low} to ${high})`,
  perCategory: "Per category",
  category: "Category",
  precision: "Precision",
  recall: "Recall",
  f1: "F1 score",
  area: "Area (ROC)",
  averagePrecision: "Avg. precision",
  support: "Images",
  sortHint: "Click a heading to sort. Small numbers are 95 % intervals.",
  notes: "Notes",
  formulaOf: (name: string) => `Formula of ${name}`,
  source: "Source",
  undefinedValue: "–",
  evaluatedAt: (date: string) => `Evaluated ${date}`,
};

/** By their names in an evaluation. */
export const measures = {
  accuracy: "Accuracy",
  balancedAccuracy: "Balanced accuracy",
  kappa: "Cohen's kappa",
  mcc: "Matthews correlation",
  crossEntropy: "Cross entropy",
  brier: "Brier score",
  expectedCalibrationError: "Calibration error",
  macroPrecision: "Precision (macro)",
  macroRecall: "Recall (macro)",
  macroF1: "F1 score (macro)",
  weightedPrecision: "Precision (weighted)",
  weightedRecall: "Recall (weighted)",
  weightedF1: "F1 score (weighted)",
  rocAuc: "Area under ROC (macro)",
  averagePrecision: "Average precision (macro)",
};

/** What is never called accuracy alone where the images had been learnt from. */
export const trainingMeasures = {
  accuracy: "Training accuracy",
  balancedAccuracy: "Training balanced accuracy",
};

export const evaluationFiles = {
  metrics: "Metrics",
  matrix: "Confusion matrix",
  categories: "Categories",
  groups: (column: string) => `Groups by ${column}`,
  images: "Every image with its probabilities",
  roc: "ROC curves",
  precisionRecall: "Precision-recall curves",
  reliability: "Reliability diagram",
  /** For the suggested name of the file. */
  report: "report",
};
