// Texts of the question before files and folders are read: categories from folders, patterns of file names.
import { count, images } from "./amounts";

const files = (n: number) => (n === 1 ? "1 file" : `${count(n)} files`);

/** Channels that are named one by one; beyond that they are counted. */
const NAMED = 6;

export const importing = {
  title: {
    folder: "Open folder",
    drop: "Add dropped images",
    files: "Open images",
    table: "Open images of a table",
  },
  body: (n: number) =>
    n === 1 ? "1 file or folder will be read." : `${count(n)} files or folders will be read.`,
  paths: "Files and folders",
  labels: "Use the names of sub-folders as categories",
  labelsHint:
    "For images that are already sorted into folders: each image gets the category named like the folder it lies in. Folders named train, validation or test become partitions.",
  names: "File names",
  modes: {
    each: "Each file is an image",
    preset: "A ready-made pattern",
    fields: "Own pattern",
    expression: "Regular expression",
  },
  looking: "Looking at the file names…",
  noPreset: "none fits these names",
  suggestion: (name: string) => `These names look like ${name}: use its pattern?`,
  useIt: "Use it",
  preset: "Ready-made pattern",
  fits: (matched: number, files: number) =>
    `fits ${matched === files ? "all" : `${count(matched)} of`} ${count(files)} ${files === 1 ? "name" : "names"}`,
  fieldsLabel: "Pattern of the file names",
  fieldsExample: "{plate}_{well}_s{site}_w{channel}.tif",
  fieldsHint:
    "Fields stand in braces; [ ] around what may be missing, * for any text. Files that differ only in {channel}, {z} or {time} become one image.",
  expressionLabel: "Regular expression with named parts",
  expressionExample: "(?P<well>[A-P]\\d{2})_s(?P<site>\\d+)_w(?P<channel>\\d)",
  expressionHint:
    "As in CellProfiler: parts named channel, z and time, (?P<channel>…), put files that differ only there together into one image.",
  stackZ: "Slices (z) of a field make one image",
  stackTime: "Time points of a field make one image",
  atCharacter: (position: number) => `Character ${count(position + 1)}`,
  preview: "First names",
  fieldsOf: (name: string, values: readonly { field: string; value: string }[]) =>
    `${name}: ${values.map(({ field, value }) => `${field} ${value}`).join(", ")}`,
  fitsNot: (name: string, reason: string) => `${name} does not fit: ${reason}`,
  none: "No image files were found.",
  /** OME-Zarr folders hold as many images as they say themselves. */
  each: (n: number, folders: number) => {
    const alone = n === 1 ? "The file becomes an image." : `Each of the ${files(n)} becomes an image.`;
    if (folders === 0) return alone;
    const zarr =
      folders === 1
        ? "The OME-Zarr folder becomes as many images as it holds."
        : `The ${count(folders)} OME-Zarr folders become as many images as they hold.`;
    return n === 0 ? zarr : `${alone} ${zarr}`;
  },
  summary: (from: number, to: number, made: Made) =>
    `${files(from)} ${from === 1 ? "becomes" : "become"} ${images(to)}${withParts(made)}`,
  leftOut: (n: number) =>
    `${files(n)} of incomplete stacks ${n === 1 ? "is" : "are"} left out: not every channel has the same slices.`,
  same: (n: number) =>
    `${files(n)} ${n === 1 ? "is" : "are"} left out: ${n === 1 ? "its name says" : "their names say"} the same as another one.`,
  thumbnails: (n: number) =>
    n === 1 ? "1 small picture (_thumb) is left out." : `${count(n)} small pictures (_thumb) are left out.`,
  matched: (matched: number, total: number) => {
    if (matched === total) return total === 1 ? "the name fits" : `all ${count(total)} names fit`;
    if (matched === 0) return "no name fits";
    const rest = total - matched === 1 ? "the other file stays an image" : "the others stay an image each";
    return `${count(matched)} of ${count(total)} names fit, ${rest}`;
  },
  wrong: "The pattern has a mistake.",
  go: "Open",
};

interface Made {
  channels: readonly string[];
  slices: number;
  times: number;
}

function withParts({ channels, slices, times }: Made): string {
  const parts = [inWords(channels)];
  if (slices > 1) parts.push(`${count(slices)} slices`);
  if (times > 1) parts.push(`${count(times)} time points`);
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : ` with ${said.join(", ")}`;
}

function inWords(channels: readonly string[]): string {
  if (channels.length === 0) return "";
  const more = channels.length - NAMED;
  const named = channels.slice(0, NAMED).join(", ") + (more > 0 ? ` and ${count(more)} more` : "");
  return `${channels.length === 1 ? "1 channel" : `${count(channels.length)} channels`} (${named})`;
}
