// Texts of the start screen, and of the question before a folder is read.
import { count } from "./amounts";

export const start = {
  newProject: "New project",
  newProjectHint: "Begin empty, then add images",
  openProject: "Open project…",
  openProjectHint: "A .vesicle file",
  openImages: "Open images…",
  openImagesHint: "PNG, JPEG, BMP, TIFF; 8 or 16 bit",
  openFolder: "Open folder…",
  openFolderHint: "All images in it, and in its sub-folders",
  drop: "Or drop image files and folders anywhere in this window",
  example: "Example project",
  exampleTitle: "U2OS arrestin-GFP assay",
  simulated: "SIMULATED",
  exampleBody:
    "Cells in which GFP-labelled arrestin is spread through the cytoplasm, or gathers in vesicles when a receptor is stimulated. The images are drawn by a simulator, with camera noise and uneven light, for trying out the whole workflow: label a few, fit, predict, evaluate.",
  exampleFacts: [
    ["Images", "72, two channels (DNA, arrestin-GFP)"],
    ["Size", "512 × 512 px, 16 bit"],
    ["Categories", "Negative Control, Positive Control"],
    ["Licence", "MIT or Apache-2.0, made by Vesicle; works offline"],
  ] as [string, string][],
  exampleOpen: "Open example project",
  exampleContinue: "Continue",
  exampleAfresh: "Start afresh",
  exampleAfreshTitle: "Start the example afresh?",
  exampleAfreshBody:
    "The example project is made anew. The labels, predictions and models that you made in it are deleted.",
  recent: "Recent projects",
  recentNone: "Projects that you open or save are listed here.",
  recentMissing: "The file is not there any more",
  recentRemove: (name: string) => `Remove ${name} from the list`,
  preparing: "Preparing…",
};

export const importFolder = {
  title: "Open folder",
  titleDropped: "Add dropped images",
  body: (n: number) =>
    n === 1 ? "1 file or folder will be read." : `${count(n)} files or folders will be read.`,
  labels: "Use the names of sub-folders as categories",
  labelsHint:
    "For images that are already sorted into folders: each image gets the category named like the folder it lies in.",
  go: "Open",
};
