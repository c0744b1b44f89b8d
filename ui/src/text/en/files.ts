// Texts of what is taken out of the window: the menu of tables and charts, their names, and words in charts on paper.
import { count } from "./amounts";

export const files = {
  menu: "Export…",
  tables: "Tables (CSV)",
  charts: "Charts",
  /** Of a chart: "ROC curves (SVG)…". */
  as: (what: string, ending: string) => `${what} (${ending})…`,
  table: (what: string) => `${what}…`,
  saved: (path: string) => `The chart was saved as ${path}.`,
  cannotDraw: "The chart cannot be drawn as a picture here. Save it as SVG instead.",

  predictions: "predictions",
  images: "Table of images",
  trainingCurves: "Training curves",
  epochs: "Every epoch",
  layers: "Layers of the model",
  rates: "Loss by learning rate",
  map: "Map",
  points: "Points of the map",
  plate: (name: string) => `Plate ${name}`,
  onlyPlate: "Plate",
  allPlates: "All plates",
  wells: "Every well",
  separation: "Controls of each plate",
  dose: "Dose response",
  doses: "Every dose",
  comparison: "Metrics of the models",
  pairs: "Each two models",
  agreement: "Agreement of two labellings",
  labelPairs: "Labels of both",
  reliability: "Reliability by confidence",

  smoothedLoss: "Smoothed loss",
  suggested: (rate: string) => `suggested: ${rate}`,
  /** Axes of the map; `axis` is 1 or 2. */
  mapAxis: { pca: (axis: number) => `Principal component ${axis}`, tsne: (axis: number) => `t-SNE ${axis}` },
  notShown: "Not shown in the gallery",
  moreNames: (n: number) => `and ${count(n)} more`,
  oneWell: "One well",
  meanOfWells: "Mean with 95 % interval",
  fittedCurve: "Four-parameter logistic curve",
};
