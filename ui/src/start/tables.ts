// What a table of labels says, for the import dialog: which column is what, and how well it fits the files. It calls
// nothing.
import type { ColumnRole, TablePreview } from "../backend";
import { said, text } from "../text";

/** Columns of one kind that are named; a table of CellProfiler has hundreds. */
const NAMED = 8;

type Kind = keyof typeof text.labelTable.roles;

const KINDS: Record<ColumnRole["kind"], Kind> = {
  file: "file",
  url: "file",
  folder: "folder",
  category: "category",
  partition: "partition",
  group: "group",
  imageNumber: "metadata",
  metadata: "metadata",
};
const ORDER: Kind[] = ["file", "folder", "category", "partition", "group", "metadata"];

/** Which columns are what, in the order of their meaning. */
export function columnsOf({ columns }: TablePreview): { kind: Kind; names: string }[] {
  return ORDER.flatMap((kind) => {
    const names = columns.filter(({ role }) => KINDS[role.kind] === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [{ kind, names: listed(names, names.length) }];
  });
}

/** What to know besides: categories, rows of no use, and what could be meant otherwise. */
export function remarksOf(preview: TablePreview): string[] {
  const { rows, matched, categories, categoryNames, unmatched, doubtful, notes } = preview;
  const t = text.labelTable;
  const lost = rows - matched;
  return [
    ...(categories > 0 ? [t.categories(categories, listed(categoryNames, categories))] : []),
    ...(unmatched.length > 0
      ? [t.unmatched(listed(unmatched, Math.max(unmatched.length, lost - doubtful.length)))]
      : []),
    ...(doubtful.length > 0 ? [t.doubtful(listed(doubtful, doubtful.length))] : []),
    ...notes.map((note) => `${said(note)}.`),
  ];
}

/** The last part of a path, with the separators of any system. */
export const nameOf = (path: string) =>
  path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);

/** The first of `all` names. */
function listed(names: readonly string[], all: number): string {
  const shown = names.slice(0, NAMED);
  const more = all - shown.length;
  return shown.join(", ") + (more > 0 ? ` ${text.notices.more(more)}` : "");
}
