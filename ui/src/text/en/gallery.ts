// Texts of the gallery: tiles, details of an image, removing images.
import { count, images } from "./amounts";

export const gallery = {
  label: "Images",
  emptyTitle: "This project has no images yet",
  emptyBody:
    "Open some images or a folder, or drop files onto this window: TIFF, OME-TIFF, OME-Zarr, DICOM, PNG, JPEG, GIF, WebP and BMP.",
  hiddenTitle: "All images are hidden",
  hiddenBody:
    "The categories of all images are hidden. Click their label icons at the left, or show them all.",
  showAll: "Show all categories",
  missing: "Missing",
  missingHint: "The file was moved or deleted. Bring it back to its place and open the project again.",
  info: (name: string) => `Details of ${name}`,
  predictedAs: (name: string, percent: string) => `predicted ${name}, ${percent}`,
  labelledAs: (name: string) => `labelled ${name}`,
  unknown: "Unknown",
  missingState: "file missing",
  menu: "What to do with the images",
  details: "Details",
  acceptPredictions: (n: number) => (n === 1 ? "Accept its prediction" : "Accept their predictions"),
};

export const info = {
  files: "Files",
  filesOf: (n: number) => `${count(n)}; above is the first`,
  size: "Size",
  pixelSize: "Pixel size",
  micrometres: (sizes: string) => `${sizes} µm`,
  channels: "Channels",
  channelsNamed: (n: number, names: string) => `${count(n)}: ${names}`,
  slices: "Slices",
  slicesApart: (n: number, distance: string) => `${count(n)}, ${distance} µm apart`,
  times: "Time points",
  bits: "Bits per pixel",
  partition: "Partition",
  label: "Label",
  labelPerson: (name: string) => `${name}, by a person`,
  labelAccepted: (name: string) => `${name}, accepted from a prediction`,
  probabilities: "Probabilities",
  none: "none",
  pixels: (w: number, h: number) => `${w} × ${h} px`,
};

export const marks = {
  title: "Marks on the tiles",
  rows: {
    label: "A label that a person gave",
    accepted: "A label that was accepted from a prediction",
    prediction: "A prediction with its confidence, which is no label yet",
    unknown: "Unknown: neither a label nor a prediction",
  },
};

export const partition = {
  training: "Training",
  validation: "Validation",
  test: "Test",
  inference: "Inference",
  unassigned: "Unassigned",
};

export const remove = {
  title: (n: number) => `Remove ${images(n)} from the project?`,
  body: "The files on disk stay where they are. You can undo this.",
  go: "Remove",
};

export const carry = {
  onto: (n: number, category: string) => `Label ${images(n)} as ${category}`,
  nowhere: (n: number) => `${images(n)}: drop on a category`,
};
