// Texts of the window itself: its name, words used everywhere, jobs, the line at the bottom, notices, and failures.
import { count, images } from "./amounts";

export const appName = "Vesicle";

export const tagline = "Sort microscope images, train a classifier on this computer, predict the rest.";

export const common = {
  cancel: "Cancel",
  close: "Close",
  ok: "OK",
  save: "Save",
  create: "Create",
  unknown: "Unknown",
  images,
  count,
  default: (value: string) => `default ${value}`,
  on: "on",
  off: "off",
  copied: "Copied",
  panelWidth: "Width of the panel",
  details: "Details",
};

export const number = {
  unreadable: "Type a number, for example 0.001 or 1e-3.",
  notWhole: "Type a whole number.",
  tooSmall: (min: string) => `At least ${min}.`,
  tooLarge: (max: string) => `At most ${max}.`,
  range: (min: string, max: string) => `${min} to ${max}`,
  from: (min: string) => `${min} or more`,
};

export const outside = {
  title: "This page belongs to the Vesicle app",
  body: "It works only in the window that Vesicle opens. Start Vesicle to use it.",
};

export const crash = {
  title: "This part of the window stopped working",
  body: "Your project is safe: every edit was saved as it happened. Reload the window to go on.",
  reload: "Reload the window",
};

export const failure = {
  unexpected:
    "Something went wrong in the window. Your project is saved; if it happens again, restart Vesicle.",
};

export const status = {
  shown: (n: number) => `${images(n)} shown`,
  hidden: (n: number) => `${count(n)} hidden`,
  selected: (n: number) => `${count(n)} selected`,
  unknown: (n: number) => `${count(n)} without a label`,
  stop: "Stop",
  stopping: "Stopping…",
  left: (duration: string) => `about ${duration} left`,
  saved: "All changes saved",
  showFit: "Show",
  progress: (done: number, total: number, unit: string) => `${count(done)} of ${count(total)} ${unit}`,
  epoch: (epoch: number, epochs: number) => `epoch ${count(epoch)} of ${count(epochs)}`,
  batch: (batch: number, batches: number) => `batch ${count(batch)} of ${count(batches)}`,
};

export const job = {
  import: "Importing images",
  example: "Opening the example project",
  fit: "Fitting the classifier",
  explain: "Finding what the model goes by",
  predict: "Predicting",
  evaluate: "Evaluating",
  refit: "Keeping up with the labels",
  findRate: "Looking for a learning rate",
  queue: "Finding images worth a look",
  map: "Making a map",
  compare: "Comparing two models",
  report: "Writing the report",
  exportImages: "Writing images into folders",
  exportPiximi: "Writing a Piximi project",
  busy: (title: string) => `Wait until this is done, or stop it: ${title}.`,
};

export const notices = {
  region: "Notifications",
  dismiss: "Dismiss",
  copyList: "Copy",
  more: (n: number) => `and ${count(n)} more`,
  exported: (rows: number, path: string) => `${count(rows)} rows were written to ${path}.`,
  savedAs: (path: string) => `The project is now ${path}.`,
  accepted: (n: number) => `${images(n)} got a label from a prediction.`,
  acceptedNone: "No prediction reaches this confidence, so nothing was accepted.",
};

export const drop = {
  title: "Drop to add these images",
  body: "Files and folders: TIFF, OME-TIFF, OME-Zarr, DICOM, PNG, JPEG, GIF, WebP and BMP.",
};
