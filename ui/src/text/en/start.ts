// Texts of the start screen.
export const start = {
  newProject: "New project",
  newProjectHint: "Begin empty, then add images",
  openProject: "Open project…",
  openProjectHint: "A .vesicle file",
  openImages: "Open images…",
  openImagesHint: "TIFF, DICOM, PNG, JPEG and more",
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
