// Texts of the part of the import about a table with labels and metadata.
import { count, images } from "./amounts";

interface Fit {
  rows: number;
  matched: number;
  images: number;
  described: number;
}

export const labelTable = {
  title: "Table with labels and metadata",
  hint: "CSV or TSV with a column of file names. Further columns may be category, partition, group and metadata.",
  choose: "Choose table…",
  another: "Another table…",
  without: "Without a table",
  found: (name: string) => `${name} in the folder names images: use it for labels and metadata?`,
  reading: "Reading the table…",
  columns: "What the columns are",
  roles: {
    file: "File",
    folder: "Folder of the file",
    category: "Category",
    partition: "Partition",
    group: "Group",
    metadata: "Metadata",
  },
  summary: ({ matched, rows, described, images: all }: Fit) => {
    if (rows === 0) return "The table has no rows with a file.";
    if (matched === 0) return `None of the ${count(rows)} rows matches a file.`;
    const whose = matched === rows && rows > 1 ? `All ${count(rows)}` : `${count(matched)} of ${count(rows)}`;
    const row = `${whose} ${rows === 1 ? "row" : "rows"} ${matched === 1 ? "matches" : "match"} a file`;
    return `${row}; ${count(described)} of ${images(all)} ${described === 1 ? "gets" : "get"} a row.`;
  },
  categories: (n: number, names: string) => `${n === 1 ? "1 category" : `${count(n)} categories`}: ${names}`,
  unmatched: (names: string) => `No file was found for ${names}.`,
  doubtful: (names: string) => `Could mean several files, so not used (write the folder too): ${names}`,
};
