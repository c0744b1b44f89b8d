// Texts of the categories: list, menus and dialogs.
import { count, images } from "./amounts";

export const categories = {
  title: "Categories",
  show: (name: string) => `Show the images of ${name}`,
  hide: (name: string) => `Hide the images of ${name}`,
  labelled: (n: number) => `${images(n)} labelled`,
  unlabelled: (n: number) => `${images(n)} with neither a label nor a prediction`,
  predicted: (n: number) => `${count(n)} predicted`,
  menu: (name: string) => `More for ${name}`,
  rename: "Rename…",
  recolor: "Recolour…",
  delete: "Delete…",
  labelSelected: (n: number) => `Label ${n === 0 ? "the selected images" : images(n)}`,
  unlabelSelected: (n: number) => `Take the label from ${n === 0 ? "the selected images" : images(n)}`,
  newDots: "New category…",
  newLabels: (n: number) =>
    `${n === 1 ? "The selected image gets" : `The ${images(n)} that are selected get`} this category.`,
  showAll: "Show all",
  key: (key: string) => `Key ${key}`,
  categorize: "Categorize",
  categorizeNone: "Select images first",
  categorizeTitle: (n: number) => `Categorize ${images(n)} as`,
  dialogNew: "New category",
  dialogRename: "Rename category",
  dialogRecolor: (name: string) => `Colour of ${name}`,
  name: "Name",
  color: "Colour",
  hex: "Colour code",
  hexBad: "Type a colour such as #d55e00.",
  nameMissing: "Type a name.",
  nameTaken: "A category with this name already exists.",
  deleteTitle: (name: string) => `Delete the category ${name}?`,
  deleteBody: (n: number) =>
    n === 0
      ? "No image has this label. You can undo this."
      : `${images(n)} with this label become${n === 1 ? "s" : ""} Unknown. You can undo this.`,
  deleteGo: "Delete",
  swatch: (name: string) => `Colour ${name}`,
  none: "Make the categories into which you want to sort, for example a positive and a negative control.",
};
