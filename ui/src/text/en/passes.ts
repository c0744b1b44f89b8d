// Texts of labelling passes and of blind labelling.
import { count, images } from "./amounts";

export const passes = {
  menu: "Labelling passes…",
  title: "Labelling passes",
  body: "Labels can be kept aside, so that you or a colleague can label the same images once more. How well both agree says how clear the categories are, and how good a classifier can be expected to get.",
  newTitle: "Keep the labels as they are now",
  name: "Name of this pass",
  usualName: (n: number) => `Pass ${n}`,
  noLabels: "No image has a label yet.",
  labels: (n: number) => `${images(n)} with a label`,
  keep: "Keep a copy",
  begin: "Label again, blind",
  beginHint:
    "“Label again, blind” keeps the labels, takes them from their images, and shows these in an order drawn by chance, without names, metadata and predictions. Undo gives the labels back.",
  none: "No pass is kept yet.",
  kept: "Kept passes",
  about: (n: number, when: string) => `${images(n)} · ${when}`,
  take: "Use these labels",
  takeHint: "Every image gets its label of this pass again, all others become Unknown. You can undo this.",
  delete: "Delete",
  deleteSure: "Really delete?",
  compare: "Compare",
  now: "The labels as they are now",
  first: "First",
  second: "Second",
  firstShort: "First",
  secondShort: "second",
  nothingShared: "No image has a label in both, so there is nothing to compare.",
  kappa: (value: string) => `Kappa ${value}`,
  range: (low: string, high: string) => `95 % interval ${low} to ${high}`,
  same: (same: number, all: number, share: string, chance: string) =>
    `${count(same)} of ${images(all)} have the same label in both (${share}); chance alone would give ${chance}.`,
  meaning:
    "Cohen's kappa: 1 is full agreement, 0 what chance would give. From few images the interval is wide.",
  noKappa: "There is no kappa: both put all images into one category, so that chance alone would agree.",
  leftOut: (n: number) => `${images(n)} with a label in one of them only ${n === 1 ? "is" : "are"} left out.`,
  table: "Images by both labels",
  selectDiffering: (n: number) =>
    n === 0
      ? "No image differs"
      : `Select the ${n === 1 ? "image that differs" : `${images(n)} that differ`}`,
};

export const blind = {
  menu: "Blind labelling",
  menuNote: "Hides names, metadata and predictions, and shuffles",
  line: "Blind labelling",
  lineNote: "Without names, metadata and predictions, in random order.",
  labelled: (done: number, all: number) => `${count(done)} of ${images(all)} labelled`,
  compare: "Compare…",
  end: "End",
  name: (number: number) => `Image ${number}`,
};
