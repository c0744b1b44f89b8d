// Texts of searching, sorting, filtering and grouping, and of the table.
import { count, images } from "./amounts";

export const columns = {
  name: "Name",
  category: "Category",
  origin: "Label by",
  partition: "Partition",
  prediction: "Prediction",
  confidence: "Confidence",
  margin: "Margin",
  entropy: "Entropy",
  queue: "Place in the queue",
  width: "Width",
  height: "Height",
  channels: "Channels",
  slices: "Slices",
};

export const arrange = {
  bar: "Search, sort, group and filter",
  search: "Search images",
  clearSearch: "Clear the search",
  sort: "Sort",
  sortedBy: (name: string, descending: boolean) => `${name} ${descending ? "↓" : "↑"}`,
  sortHint: (name: string, descending: boolean) =>
    `Sorted by ${name}, ${descending ? "descending" : "ascending"}`,
  importOrder: "Import order",
  ascending: "Ascending",
  descending: "Descending",
  group: "Group",
  groupHint: (name: string) => `Grouped by ${name}`,
  noGroups: "None",
  filter: "Filter",
  filterCount: (n: number) => `Filter (${count(n)})`,
  filterTitle: "Show only some images",
  filterColumns: "Columns",
  filterActive: "This column filters now",
  removeFilter: (what: string) => `Take away the filter ${what}`,
  editFilter: (what: string) => `Change the filter ${what}`,
  clearAll: "Clear all",
  shownOf: (shown: number, total: number) => `${count(shown)} of ${images(total)}`,
  leftOut: (filtered: number, hidden: number) =>
    hidden > 0
      ? `${count(filtered)} left out, ${count(hidden)} hidden by category`
      : `${count(filtered)} left out`,
  noneTitle: "No image fits",
  noneBody: (total: number) =>
    total === 1
      ? "The only image of this project does not fit the search and the filters."
      : `None of the ${images(total)} of this project fits the search and the filters.`,
  noneBodyHidden: (total: number, hidden: number) =>
    `Of the ${images(total)} of this project, ${count(hidden)} are hidden by category, and no other fits the search and the filters.`,
  clear: "Clear search and filters",
  noValue: "No value",
  noLabel: "No label",
  noPrediction: "No prediction",
  byPerson: "Person",
  byAcceptance: "Accepted",
  gallery: "Gallery",
  table: "Table",
  shownAs: "Show images as",
  selectGroup: (title: string, n: number) => `Select ${images(n)}: ${title}`,
  metadata: "Metadata",
  deletedCategory: "A deleted category",
};

export const queues = {
  button: "Queue",
  buttonHint: "Which images are worth a look next",
  heading: "Worth a look next",
  names: {
    uncertain: "Most uncertain",
    diverse: "A diverse first choice",
    confidentErrors: "Most confident errors",
    labelErrors: "Likely wrong labels",
    nearDuplicates: "Near duplicates",
    outliers: "Outliers",
    similar: "Similar to the selected",
    again: "A pass to label again",
    shuffled: "Shuffled",
    predicted: "Predicted as a category",
  },
  notes: {
    uncertain: "Unknown images between two categories",
    diverse: "Unknown images as different as can be: label these first",
    confidentErrors: "Labelled images that the model calls something else",
    labelErrors: "Labels that are probably a mistake",
    nearDuplicates: "Images that look almost the same",
    outliers: "Images that are like few others",
    similar: "The images most like those that are selected",
    shuffled: "All images in an order drawn by chance",
  },
  predicted: (category: string) => `Predicted as ${category}`,
  predictedNote: (n: number) => `${images(n)} to correct, the least probable first`,
  selectFirst: "Select one or more images first",
  predictFirst: "There are no predictions yet",
  noModel: "There is no model yet",
  seed: (seed: number) => `seed ${seed}`,
  size: (n: number) => images(n),
  again: "Again",
  againHint: "Choose anew, by the labels and predictions as they are now",
  hideLabelled: "Hide labelled",
  leave: "Leave the queue",
  empty: "Nothing is in this queue.",
};

export const saved = {
  button: "Saved",
  hint: "Saved filters",
  active: (name: string) => `Saved filters: ${name}`,
  save: "Save this search and these filters…",
  nothing: "Search, filter, sort or group first",
  forget: (name: string) => `Delete “${name}”`,
  dialog: "Save search and filters",
  name: "Name",
  help: "Search, filters, order and groups are kept with the project.",
  replace: "Replace",
  replaces: "This name is in use: what was saved under it is replaced.",
};

export const searching = {
  title: "How to search",
  body: "Names, categories and metadata are searched, in upper or lower case.",
  rules: [
    ["A01 DMSO", "both words, in any order"],
    ['"HeLa S3"', "these words one after the other"],
    ["-control", "without this word"],
    ["well:B", "B in the column well"],
    ["well=B2", "exactly B2 in the column well, also written B02"],
    ['"cell line":HeLa', "a column with a space in its name"],
  ] as [string, string][],
};

export const filters = {
  modes: { values: "Values", range: "Range", contains: "Text" },
  modesOf: (column: string) => `How to filter by ${column}`,
  searchValues: "Search values",
  values: (column: string) => `Values of ${column}`,
  noValues: "No value contains this text.",
  more: (n: number) => `${count(n)} more values are not listed. Use Text to find them.`,
  moreNumbers: (n: number) => `${count(n)} more values are not listed. Use Range to reach them.`,
  from: "From",
  to: "To",
  known: (low: string, high: string) => `In this project: ${low} to ${high}`,
  contains: "Contains",
  containsHelp: "Upper and lower case are the same.",
  clear: "Clear this filter",
  reading: "Reading the values…",
  empty: "No image has a value in this column.",
  two: (first: string, second: string) => `${first}, ${second}`,
  many: (first: string, more: number) => `${first} and ${count(more)} more`,
  between: (low: string, high: string) => `${low} to ${high}`,
  atLeast: (low: string) => `at least ${low}`,
  atMost: (high: string) => `at most ${high}`,
  holds: (words: string) => `contains “${words}”`,
  chip: (column: string, test: string) => `${column}: ${test}`,
};

export const table = {
  label: "Table of images",
  picture: "Picture",
  size: "Size",
  menu: (column: string) => `More for the column ${column}`,
  resize: (column: string) => `Width of the column ${column}`,
  filterBy: (column: string) => `Filter by ${column}…`,
  groupBy: (column: string) => `Group by ${column}`,
  ungroup: "Without groups",
  hide: (column: string) => `Hide ${column}`,
  showAll: (n: number) => `Show all columns (${count(n)} hidden)`,
  columns: "Columns",
  columnsTitle: "Columns of the table",
  sortBy: (column: string) => `Sort by ${column}`,
  none: "–",
};

export const pictures = {
  failed: "The picture could not be shown. Scroll away and back to try again.",
};
