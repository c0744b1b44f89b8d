// Texts of the classifier: its section at the left, fitting, curves, accepting predictions.
import { count, images } from "./amounts";

export const classifier = {
  title: "Classifier",
  fit: "Fit",
  predict: "Predict",
  evaluate: "Evaluate",
  fitHint: "Choose settings and train the classifier on the labelled images",
  predictHint: (n: number) => `Predict the category of ${images(n)} without a label`,
  evaluateHint: "Compare predictions with your labels on images that the model has not learnt from",
  needImages: "Open some images first.",
  needModel: "Fit the classifier first.",
  needUnknown: "Every image has a label, so there is nothing to predict.",
  needValidation: "There is nothing to check on: label at least two images of each category, and fit again.",
  keepUp: "Refit after each label",
  keepUpHint: "Quick learns anew, and the Unknown images are predicted, whenever a label changes",
  noModel: "No model yet: label a few images of each category, then press Fit.",
  /** Quick has no epochs. */
  model: (name: string, epochs: number) =>
    epochs === 0 ? name : `${name} · ${count(epochs)} ${epochs === 1 ? "epoch" : "epochs"}`,
  lastEvaluation: (accuracy: string, n: number) => `Accuracy ${accuracy} on ${images(n)}`,
  lastTrainingEvaluation: (accuracy: string, n: number) => `Training accuracy ${accuracy} on ${images(n)}`,
  /** Some of the images had been learnt from. */
  lastPartlyTraining: (accuracy: string, n: number, learnt: number) =>
    `Accuracy ${accuracy} on ${images(n)}, ${count(learnt)} of them training images`,
  showEvaluation: "Show the last evaluation",
  predictions: (n: number) => `${count(n)} predicted`,
  accept: "Accept predictions…",
  clear: "Clear predictions",
  export: "Export predictions (CSV, Parquet)…",
};

export const accept = {
  title: "Accept predictions",
  body: "Accepted predictions become labels, marked as accepted. The next fit trains on them. You can undo this.",
  which: "Which images",
  all: (n: number) => `All predicted images (${count(n)})`,
  selected: (n: number) => `Only those among the selected images (${count(n)})`,
  confidence: "Only with a confidence of at least",
  confidenceUnit: "%",
  go: "Accept",
};

export const fit = {
  title: "Fit classifier",
  run: "Fit classifier",
  stop: "Stop",
  stopping: "Stopping…",
  hyperparameters: "Hyperparameters",
  plots: "Training plots",
  both: "Hyperparameters and training plots",
  summary: "Model summary",
  groupModel: "Model",
  groupInput: "Data preprocessing",
  groupAugmentation: "Augmentation of training images",
  preview: "Preview: one labelled image as training steps might see it",
  previewFailed: "No preview: no image has a label yet, or its file cannot be read.",
  previewExamples: (n: number) => `${n} examples of one labelled image, varied as the settings say`,
  findRate: "Find a learning rate",
  findingRate: "Looking… Stop",
  findRateHint:
    "Tries growing learning rates on a copy of the network, for a hundred steps at most. Nothing else changes.",
  rateFound: (rate: string) => `The loss falls fastest at ${rate}.`,
  rateNotFound: "The loss fell at no learning rate.",
  learningRate: "Learning rate",
  takeRate: (rate: string) => `Use ${rate}`,
  rateCurve: (steps: number, rate: string) =>
    `Smoothed loss over ${count(steps)} learning rates from ${rate} on, each larger than the one before`,
  groupSplit: "Data partitioning",
  groupTraining: "Training strategy",
  groupOptimization: "Optimization",
  groupMachine: "Reproducibility and device",
  reading: "Reading the settings…",
  reset: "Reset to defaults",
  startTitle: "Weights",
  continue: "Continue from the current weights",
  continueHint: (epochs: number) =>
    `Adds to the ${count(epochs)} ${epochs === 1 ? "epoch" : "epochs"} so far.`,
  afresh: "Start afresh",
  afreshHint: "New weights from the seed; the curves begin anew.",
  split: (training: number, validation: number) =>
    `${count(training)} training, ${count(validation)} validation`,
  splitTitle: "Split of the labelled images",
  splitColumns: ["Category", "Training", "Validation"] as [string, string, string],
  splitQuick: (training: number) =>
    `Learns from all ${images(training)} with a label, and checks itself by cross-validation`,
  noColumn: "Nothing (each image by itself)",
  deviceLine: (name: string) => `Runs on ${name}`,
  auto: (name: string) => `Automatic (${name})`,
  parameters: (n: number) => `${count(n)} parameters`,
  memory: (mb: number) => `about ${count(mb)} MB of memory`,
  blocked: "Before the fit can start:",
  checking: "Checking the settings…",
  fieldWrong: (label: string, message: string) => `${label}: ${message}`,
  noCurvesBody: "Press Fit classifier. After each epoch a new point is drawn in both charts.",
  quickBeforeTitle: "Quick learns in one go",
  quickBeforeBody:
    "Press Fit classifier. After a second it stands here how well it does, on images that it had not seen. To watch a network learn, epoch by epoch, choose another architecture.",
  quickTitle: (accuracy: string) => `${accuracy} right in cross-validation`,
  quickBody: (folds: number, training: number) =>
    `Quick learns in one go, so there are no curves. It was fitted ${count(folds)} times without a part of the ${images(training)} it learns from, and asked about that part: so these are images it had not seen. Each category counts the same.`,
  quickFew: (training: number) =>
    `Only ${images(training)} were asked about: one more or less that is right changes the number by ${Math.round(100 / training)} %. Label more before you trust it.`,
  quickUnknownTitle: "Fitted",
  quickUnknownBody:
    "Quick learns in one go, so there are no curves. How well it does cannot be measured yet: label at least two images of each category.",
  noModelTitle: "There is no model yet",
  noModelBody: "After the first fit, its layers are listed here.",
  accuracyChart: "Accuracy per epoch",
  lossChart: "Loss per epoch",
  accuracy: "Accuracy",
  validationAccuracy: "Validation accuracy",
  loss: "Loss",
  validationLoss: "Validation loss",
  epoch: "Epoch",
  seconds: "Seconds",
  asTable: "Show as table",
  asCharts: "Show as charts",
  tableCaption: "Accuracy and loss after each epoch",
  gap: "not a number",
  noCurves: "no epochs yet",
  chartSummary: (title: string, epochs: number, a: string, av: string, b: string, bv: string) =>
    `${title}. ${epochs === 1 ? "1 epoch" : `${count(epochs)} epochs`}. Last: ${a} ${av}, ${b} ${bv}.`,
  press: (n: number) => `Fit ${n}`,
  summaryColumns: ["Layer", "Output shape", "Parameters", "Trainable"] as [string, string, string, string],
  yes: "yes",
  no: "no",
  forChannels: (n: number) => `for images with ${n === 1 ? "1 channel" : `${count(n)} channels`}`,
  total: (n: number) => `${count(n)} parameters in all`,
  fitFacts: (training: number, validation: number, device: string) =>
    validation === 0
      ? `Trained on ${images(training)}, on ${device}.`
      : `Trained on ${images(training)}, validated on ${count(validation)}, on ${device}.`,
  stopped: "The last fit was stopped; what it had learnt was kept.",
  runningHint: "You can close this and go on working; the line at the bottom shows the progress.",
  advice: {
    overfitting: "Overfitting",
    underfitting: "Underfitting",
    diverged: "Training diverged",
    stillImproving: "Still improving",
    noValidation: "No validation images",
    tooFewValidation: "Few validation images",
    good: "Good fit",
  },
};

export const curves = {
  title: "Reading the curves",
  entries: [
    [
      "Epoch",
      "One pass in which the network sees every training image once. More epochs mean more learning, up to a point.",
    ],
    [
      "Accuracy",
      "The share of training images whose category the network gets right. 0.9 means nine of ten.",
    ],
    [
      "Validation accuracy",
      "The same share on labelled images that are kept aside and never trained on. It tells how well new images will do.",
    ],
    [
      "Loss",
      "How far the predicted probabilities are from the labels: 0 is perfect, and being sure of a wrong category costs most. Training makes this number small.",
    ],
    [
      "Validation loss",
      "The loss on the validation images. It often warns earlier than the validation accuracy.",
    ],
  ] as [string, string][],
  overfitTitle: "How overfitting looks",
  overfitBody:
    "At first both losses fall. When the loss goes on falling but the validation loss turns and rises, the network is learning the training images by heart. Use fewer epochs, label more images, or choose a smaller network.",
  overfitAlt: "Sketch: the loss falls all the time; the validation loss falls, turns, and rises again.",
  turn: "turns here",
};
