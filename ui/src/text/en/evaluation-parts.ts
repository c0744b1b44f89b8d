// Texts of the evaluation's other tabs: curves, groups, surprises, and two models held against each other.
import { count, images } from "./amounts";

export const charts = {
  roc: "ROC curves",
  rocHint:
    "One category against all others. The nearer to the upper left corner, the better; dashed: guessing.",
  falsePositives: "False positive rate",
  truePositives: "True positive rate",
  precisionRecall: "Precision and recall",
  precisionRecallHint:
    "How many of those that are found are right, against how many are found. The nearer to the upper right corner, the better; dashed: guessing.",
  recall: "Recall",
  precision: "Precision",
  area: (value: string) => `area ${value}`,
  averagePrecision: (value: string) => `average precision ${value}`,
  point: (name: string, xName: string, x: string, yName: string, y: string) =>
    `${name}: ${xName} ${x}, ${yName} ${y}`,
  categories: "Categories",
  categoriesHint: "The worst first",
  chosen: (n: number, all: number) => `${count(n)} of ${count(all)} drawn`,
  none: "There are no curves: they need images of at least two categories.",
  chance: "Guessing",
  reliability: "Can the confidence be trusted?",
  reliabilityHint: "Of the images with 80 % confidence, 80 % should be right: on the dashed line.",
  confidence: "Confidence",
  shareRight: "Share that is right",
  expectedError: "Calibration error",
  brier: "Brier score",
  bin: (from: string, to: string, n: number, confidence: string, accuracy: string) =>
    `Confidence ${from} to ${to}: ${images(n)}, ${confidence} sure on average, ${accuracy} right`,
  tooSure: "Below the line: more often wrong than the confidence says.",
  noReliability: "There are no probabilities to judge.",
};

export const groupScores = {
  by: "Divide by",
  hint: "The worst first. Click a value to select its images, or a number of wrong ones to select only these.",
  value: "Value",
  images: "Images",
  wrong: "Wrong",
  accuracy: "Accuracy",
  trainingAccuracy: "Training accuracy",
  interval: "95 % interval",
  confusion: "Most frequent confusion",
  taken: (truth: string, prediction: string, n: number) =>
    `${truth} taken for ${prediction}${n > 1 ? ` (${count(n)} times)` : ""}`,
  allRight: "none",
  noValue: "(no value)",
  range: (low: string, high: string) => `${low} to ${high}`,
  select: (value: string, n: number) => `Select the ${images(n)} of ${value}`,
  selectWrong: (value: string, n: number) =>
    `Select the ${images(n)} of ${value} that ${n === 1 ? "is" : "are"} wrong`,
  emptyTitle: "There is nothing to divide by",
  emptyBody:
    "With metadata, such as plate, well, donor or dose, you see here in which of them the model fails. It comes with the images: from a table (CSV) beside them, or from a pattern of their file names, when you import them.",
};

export const surprises = {
  hint: "The images whose label the model found least likely, the most surprising first. Look at each: it may be hard, unlike the others, or labelled wrongly.",
  selectAll: (n: number) => `Select all ${images(n)}`,
  /** Below a picture, before the names of categories. */
  label: "Label:",
  prediction: "Predicted:",
  open: (name: string) => `Open ${name}`,
  loss: (value: string) => `Loss ${value}`,
  right: "Predicted right",
  none: "No image surprised the model.",
};

export const comparing = {
  hint: "All chosen models judge the images of this evaluation. Those that one of them had learnt from are left out.",
  model: "Model",
  kind: "Kind",
  fitted: "Fitted",
  choose: (name: string) => `Compare ${name}`,
  current: (name: string) => `${name} (predicts now)`,
  go: "Compare",
  tooFew: "Choose two models or more.",
  tooMany: (most: number) => `Choose ${count(most)} models at most.`,
  oneTitle: "There is only one model",
  oneBody:
    "Fit again, with other settings or more labels: then the models can be held against each other here, on the same images.",
  results: "The models",
  pairs: "Each two",
  pair: "Models",
  pairOf: (first: string, second: string) => `${first} and ${second}`,
  pairDifference: "Second − first, points",
  pairP: "p",
  pairAdjusted: "p adjusted",
  showPair: (name: string) => `Show ${name}`,
  difference: (value: string) => `Difference in accuracy: ${value}`,
  differenceRange: (low: string, high: string) => `95 % interval ${low} to ${high}`,
  differenceHint: "Second minus first, in percentage points.",
  points: (value: string) => `${value} points`,
  pTitle: "Could this be chance?",
  p: (value: string) => `McNemar's test: p ${value}`,
  adjustedP: (value: string, n: number) => `adjusted for ${count(n)} comparisons (Holm): p ${value}`,
  noP: "The two are always right or wrong together: there is no difference to test.",
  verdict: {
    none: "No difference that could be told from chance. That does not show that they are equally good: with more images a difference may appear.",
    some: "A difference this large would seldom come by chance alone if neither model were better.",
    clear: "A difference this large would hardly ever come by chance alone if neither model were better.",
  },
  better: (name: string) => `More often right: ${name}.`,
  table: "Who is right",
  right: (name: string) => `${name} right`,
  wrong: (name: string) => `${name} wrong`,
  select: (n: number, name: string) => `Select the ${images(n)} that only ${name} has right`,
  images: (n: number, leftOut: number) =>
    leftOut === 0
      ? `On ${images(n)}.`
      : `On ${images(n)}; ${count(leftOut)} that one of them had learnt from ${leftOut === 1 ? "is" : "are"} left out.`,
  nothing:
    "No image is left that none of the models had learnt from. Keep some for test, and evaluate on these.",
};
