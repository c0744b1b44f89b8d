// Texts of the settings of the app, which hold for all projects.
import { count } from "./amounts";

export const settings = {
  title: "Settings",
  body: "For all projects on this computer. A picture above either limit is left out of an import, with a note that says so.",
  reading: "Reading the settings…",
  megapixels: "Largest picture",
  megapixelsUnit: "megapixels",
  megapixelsHelp: (usual: number) =>
    `Width × height in millions of pixels. ${count(usual)} unless you choose otherwise.`,
  memory: "Memory for one picture",
  memoryUnit: "MB",
  memoryHelp: (usual: number, all: number) =>
    `With all of its channels. ${count(usual)} unless you choose otherwise; this computer has ${count(all)}. Several pictures are read at once, so stay well below that.`,
  network: (name: string) => `Pretrained network: ${name}`,
  chooseWeights: "Choose its file…",
  replaceWeights: "Choose another file…",
  language: "Language",
  systemLanguage: (name: string) => `As the system (${name})`,
  languageHelp: "Technical details of files may stay English.",
  usual: "Back to the defaults",
  save: "Save",
};
