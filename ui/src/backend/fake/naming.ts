// What the fake makes of file names: made-up names for a folder, and patterns of fields without the finer kinds of the
// real ones. Enough to see the dialog at work; the rules themselves are the backend's.
import type {
  NamePreset,
  NamePreview,
  Naming,
  NamingPreview,
  PageLayout,
  PagesLook,
  PatternProblem,
  TablePreview,
} from "../bindings";

const PRESETS: NamePreset[] = [
  {
    id: "opera-phenix",
    name: "Opera Phenix and Operetta (Harmony)",
    instrument: "PerkinElmer/Revvity Opera Phenix, Operetta",
    example: "r01c01f01p01-ch1sk1fk1fl1.tiff",
    pattern: "r{row:digits}c{column:digits}f{site}p{z}-ch{channel:digits}sk{time}fk1fl1.tiff",
  },
  {
    id: "imagexpress",
    name: "ImageXpress (MetaXpress)",
    instrument: "Molecular Devices ImageXpress",
    example: "TimePoint_1/ZStep_1/plate_A01_s1_w1.tif",
    pattern: "[TimePoint_{time}/][{plate}_]{well}[_s{site}]_w{channel:digits}.tif",
  },
  {
    id: "well-field",
    name: "Well and field",
    instrument: "Any (BBBC016 as Piximi names it)",
    example: "O01_f00.tif",
    pattern: "{well}_f{site}",
  },
];

/** Two channels of 48 sites, and two files that are something else. */
function namesIn(folder: string): string[] {
  const phenix = folder.includes("phenix");
  const names: string[] = [];
  for (let well = 0; well < 12; well++)
    for (let site = 1; site <= 4; site++)
      for (const channel of [1, 2]) {
        const number = String(well + 1).padStart(2, "0");
        names.push(
          phenix
            ? `Images/r01c${number}f0${site}p01-ch${channel}sk1fk1fl1.tiff`
            : `TimePoint_1/P22123_B${number}_s${site}_w${channel}.tif`,
        );
      }
  names.splice(3, 0, "overview.tif");
  names.push("TimePoint_1/P22123_B01_s1_w1_thumb.tif");
  return names;
}

const KINDS: Record<string, string> = {
  well: "[A-Pa-p][0-9]{1,2}",
  digits: "[0-9]+",
  text: "[^/]+?",
};
const NUMBERS = new Set(["row", "column", "site", "z", "time"]);

class Mistake extends Error {
  readonly position: number | null;
  constructor(message: string, position: number | null) {
    super(message);
    this.position = position;
  }
}

interface Matcher {
  expression: RegExp;
  fields: string[];
}

function ofExpression(text: string): Matcher {
  const fields = [...text.matchAll(/\(\?P?<(\w+)>/g)].map((match) => match[1] ?? "");
  if (fields.length === 0)
    throw new Mistake("the regular expression has no named part: write one as (?P<well>…)", null);
  try {
    return { expression: new RegExp(text.replaceAll("(?P<", "(?<"), "d"), fields };
  } catch {
    const open = Math.max(0, text.lastIndexOf("("));
    throw new Mistake("the regular expression is not right here: this “(” is never closed", open);
  }
}

function ofFields(text: string): Matcher {
  const fields: string[] = [];
  let expression = "(?:^|.*/)";
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign === "{") {
      const end = text.indexOf("}", at);
      if (end < 0)
        throw new Mistake("“{” is never closed: write “}” where it ends, or \\{ for the sign itself", at);
      const [name = "", kind] = text.slice(at + 1, end).split(":");
      if (name === "") throw new Mistake("a field needs a name between its braces, for example {well}", at);
      if (fields.includes(name))
        throw new Mistake(`two fields are the ${name}: name one of them otherwise`, at);
      fields.push(name);
      const usual = name === "well" ? "well" : NUMBERS.has(name) ? "digits" : "text";
      expression += `(?<${name.replaceAll(" ", "_")}>${KINDS[kind ?? usual] ?? KINDS.text})`;
      at = end;
    } else if (sign === "}")
      throw new Mistake("“}” closes nothing: write \\} for the sign itself, and “/” between folders", at);
    else if (sign === "[") expression += "(?:";
    else if (sign === "]") expression += ")?";
    else expression += sign.replace(/[.*+?^$()|\\]/, "\\$&");
  }
  if (fields.length === 0)
    throw new Mistake("the pattern has no field: name at least one part, for example {well}", null);
  const ending = /\.[a-z]+$/i.test(text) ? "$" : "\\.[A-Za-z]+$";
  return { expression: new RegExp(expression + ending, "d"), fields };
}

const matcherOf = ({ text, form }: Naming) => (form === "fields" ? ofFields(text) : ofExpression(text));

function look(name: string, { expression, fields }: Matcher, form: Naming["form"]): NamePreview {
  const match = expression.exec(name);
  if (!match) {
    const file = name.lastIndexOf("/") + 1;
    const problem: PatternProblem =
      form === "expression"
        ? { message: "the regular expression finds nothing in this name", position: null }
        : { message: `“_” was expected, but here stands “${name.slice(file)}”`, position: file };
    const halves = [name.slice(0, file), name.slice(file)].filter((text) => text !== "");
    return { name, pieces: halves.map((text) => ({ text, field: null })), values: [], problem };
  }
  const found = fields.flatMap((field) => {
    const span = match.indices?.groups?.[field.replaceAll(" ", "_")];
    return span ? [{ field, start: span[0], end: span[1] }] : [];
  });
  const pieces: NamePreview["pieces"] = [];
  let end = 0;
  for (const part of found) {
    if (part.start > end) pieces.push({ text: name.slice(end, part.start), field: null });
    pieces.push({ text: name.slice(part.start, part.end), field: part.field });
    end = part.end;
  }
  if (end < name.length) pieces.push({ text: name.slice(end), field: null });
  const values = found.map((part) => ({ field: part.field, value: name.slice(part.start, part.end) }));
  const value = (field: string) => values.find((one) => one.field === field)?.value;
  const [row, column] = [value("row"), value("column")];
  if (row && column)
    values.push({
      field: "well",
      value: `${String.fromCharCode(64 + Number(row))}${column.padStart(2, "0")}`,
    });
  return { name, pieces, values, problem: null };
}

/** Files called stack… have 15 pages that they do not explain. */
function pagesOf(names: string[]): PagesLook | null {
  const stacks = names.filter((name) => /(^|\/)stack/i.test(name));
  const [file] = stacks;
  if (file === undefined) return null;
  const suggestions = [
    [1, 15, 1],
    [3, 5, 1],
    [1, 1, 15],
  ].map(([channels = 1, slices = 1, times = 1]): PageLayout => ({ channels, slices, times, order: "czt" }));
  const questions = [{ file, pages: 15, files: stacks.length, suggestions }];
  return { questions, unasked: [], files: names.length, lookedAt: names.length };
}

/** A table with a column of each kind; it says something of all files but the last two. */
export function previewLabels(paths: string[], table: string): TablePreview {
  const { images } = previewImport(paths, null);
  const described = Math.max(0, images - 2);
  const problem = /\.(csv|tsv)$/i.test(table)
    ? null
    : `${table} cannot be used: it is not a text table in UTF-8. Save it as CSV (UTF-8)`;
  return {
    path: table,
    problem,
    columns: [
      { name: "file", role: { kind: "file", channel: null } },
      { name: "class", role: { kind: "category" } },
      { name: "split", role: { kind: "partition" } },
      { name: "donor", role: { kind: "group" } },
      { name: "dose", role: { kind: "metadata", name: "dose" } },
    ],
    rows: described + 1,
    matched: described,
    unmatched: ["ghost.tif"],
    doubtful: [],
    images,
    described,
    categories: 2,
    categoryNames: ["healthy", "infected"],
    notes: [],
  };
}

export function previewImport(paths: string[], naming: Naming | null): NamingPreview {
  const names = paths.flatMap((path) =>
    /\.\w{2,5}$/.test(path) ? [path.slice(path.lastIndexOf("/") + 1)] : namesIn(path),
  );
  const presets = PRESETS.map((preset) => {
    const { expression } = ofFields(preset.pattern);
    return { preset, matched: names.filter((name) => expression.test(name)).length, of: names.length };
  })
    .filter(({ matched }) => matched > 0)
    .sort((a, b) => b.matched - a.matched);
  const all = {
    files: names.length,
    images: names.length,
    channels: [],
    slices: 1,
    times: 1,
    leftOut: 0,
    folders: 0,
    same: 0,
    thumbnails: 0,
    presets,
    pages: null,
    table: paths.includes("/data/sorted") ? "/data/sorted/labels.csv" : null,
  };
  if (!naming) return { ...all, preview: null, pages: pagesOf(names) };
  try {
    const matcher = matcherOf(naming);
    const looks = names.map((name) => look(name, matcher, naming.form));
    const fits = looks.filter(({ problem }) => problem === null);
    const channelOf = (one: NamePreview) => one.values.find(({ field }) => field === "channel")?.value;
    const channels = [...new Set(fits.map(channelOf).filter((value) => value !== undefined))].sort();
    const joined = new Set(["channel", naming.stackZ && "z", naming.stackTime && "time"]);
    const keys = fits.map((one) =>
      one.pieces.map(({ text, field }) => (field !== null && joined.has(field) ? "*" : text)).join(""),
    );
    const different = (field: string) =>
      joined.has(field)
        ? new Set(fits.map((one) => one.values.find((value) => value.field === field)?.value)).size
        : 1;
    return {
      ...all,
      images: new Set(keys).size + names.length - fits.length,
      channels,
      slices: different("z"),
      times: different("time"),
      preview: {
        problem: null,
        fields: matcher.fields,
        names: looks.slice(0, 8),
        matched: fits.length,
        total: names.length,
      },
    };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    const problem = { message: error.message, position: error.position };
    return { ...all, preview: { problem, fields: [], names: [], matched: 0, total: names.length } };
  }
}
