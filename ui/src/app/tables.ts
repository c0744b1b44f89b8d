// Tables of labels among the files that a person chose. Pure.

const TABLE = /\.(csv|tsv)$/i;

export interface TableImport {
  /** No image was chosen with it: what it names lies in its folder. */
  alone: boolean;
  import: { paths: string[]; table: string };
}

/** The first table with the images that it is about; null where there is no table. */
export function withTable(paths: readonly string[]): TableImport | null {
  const table = paths.find((path) => TABLE.test(path));
  if (table === undefined) return null;
  const others = paths.filter((path) => path !== table);
  const alone = others.every((path) => TABLE.test(path));
  return { alone, import: { paths: alone ? [folderOf(table)] : others, table } };
}

/** With the separators of any system. */
function folderOf(path: string): string {
  const end = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
  // The folder of what lies at the top is the top.
  return path.slice(0, end).replace(/^$|^[A-Za-z]:$/, (top) => `${top}${path[end] ?? "/"}`);
}
