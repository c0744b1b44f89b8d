// Texts of images that leave as files in folders, and of projects for Piximi.
import { images } from "./amounts";

export const sending = {
  imagesMenu: "Export images into folders…",
  imagesTitle: "Export images into folders",
  imagesBody:
    "Each category becomes a folder with its images; those without one go into the folder “Unknown”. Choose a new or an empty folder for them: nothing is written over.",
  imagesGo: "Choose a folder…",
  by: "Sort by",
  bases: {
    label: { name: "Label", note: "What people said; images without a label go to “Unknown”." },
    labelOrPrediction: { name: "Label, or else prediction", note: "What is not labelled goes by the model." },
    prediction: {
      name: "Prediction",
      note: "What the model says; images that it was not asked about go to “Unknown”.",
    },
  },
  noPredictions: "There are no predictions yet.",
  how: "How",
  ways: {
    copy: { name: "Copy", note: "The files stay where they are; the copies take as much room again." },
    link: {
      name: "Hard link",
      note: "Takes no room: the same file in two places, so that a change of one is a change of both. Files on another drive are copied.",
    },
  },

  piximiMenu: "Export as Piximi project…",
  piximiTitle: "Export as Piximi project",
  piximiBody: (n: number) =>
    `${images(n)} with channels, colours, categories, labels and partitions go into one file, which Piximi 1.1 opens with Open, Project, Project from Zip. Values of pixels stay as they are.`,
  piximiGo: "Export…",
  piximiNotes: "What is different in Piximi",
};
