// Texts of the evaluation.
import { images } from "./amounts";

export const evaluation = {
  title: "Evaluation",
  /** Behind the name of the model. */
  on: {
    validation: (n: number) => `${images(n)} kept for validation`,
    test: (n: number) => `${images(n)} kept for test`,
    crossValidation: (n: number, folds: number) =>
      `${images(n)}, each by a model that had not seen it (${folds} folds)`,
  },
  set: "Evaluate on",
  sets: { validation: "Validation images", test: "Test images", crossValidation: "Cross-validation" },
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
  balancedAccuracy: "Balanced accuracy",
  between: (low: string, high: string) => `95 % between ${low} and ${high}`,
  foldMean: (mean: string, low: string, high: string) => `Mean of the folds ${mean} (${low} to ${high})`,
  reliability: "Can the confidence be trusted?",
  reliabilityHint: "Of the images with 80 % confidence, 80 % should be right: on the dashed line.",
  confidence: "Confidence",
  shareRight: "Share that is right",
  expectedError: "Calibration error",
  brier: "Brier score",
  bin: (from: string, to: string, n: number, confidence: string, accuracy: string) =>
    `Confidence ${from} to ${to}: ${images(n)}, ${confidence} sure on average, ${accuracy} right`,
  tooSure: "Below the line: more often wrong than the confidence says.",
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
