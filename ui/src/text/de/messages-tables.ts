// What the backend says in English of a table of labels, in German: what its columns could have meant, and what is wrong
// with it or with one of its rows.

/** What is wrong with a row of a table of labels. */
const ROWS: Record<string, string> = {
  "row {line} could not be read: {reason}": "Zeile {line} konnte nicht gelesen werden: {reason}",
  "row {line} names no file": "Zeile {line} nennt keine Datei",
  "row {line}: “{word}” is no partition; it was left out":
    "Zeile {line}: „{word}“ ist keine Aufteilung; die Angabe wurde ausgelassen",
  "row {line} speaks of “{file}” again, and otherwise; the last such row counts":
    "Zeile {line} nennt „{file}“ noch einmal, mit anderen Angaben; es zählt die letzte dieser Zeilen",
};

/** What its header could also have meant. */
const COLUMNS: Record<string, string> = {
  "the columns with the files of single channels are used, not the one with a whole file":
    "Verwendet werden die Spalten mit den Dateien einzelner Kanäle, nicht die mit einer ganzen Datei",
  ...Object.fromEntries(
    [
      ["file", "Datei"],
      ["folder", "Ordner"],
      ["address of the file", "Adresse der Datei"],
      ["category", "Kategorie"],
      ["partition", "Aufteilung"],
      ["group", "Gruppe"],
    ].map(([role, own]) => [
      `“{column}” is read as the ${role}; “{others}” is kept as metadata`,
      `„{column}“ gilt als ${own}; „{others}“ wird als Metadaten behalten`,
    ]),
  ),
};

/** Why it cannot be used. */
const PROBLEMS: Record<string, string> = {
  "it is not a text table in UTF-8. Save it as CSV (UTF-8)":
    "Das ist keine Texttabelle in UTF-8. Speichern Sie sie als CSV (UTF-8)",
  "the table is empty: its first row must name the columns, for example file,category":
    "Die Tabelle ist leer: Ihre erste Zeile muss die Spalten nennen, zum Beispiel file,category",
  "this is a table of objects, it has ObjectNumber and no FileName_ column: choose CellProfiler's table of images (Image.csv)":
    "Das ist eine Tabelle von Objekten, mit ObjectNumber und ohne eine Spalte FileName_: Wählen Sie die Bildtabelle von CellProfiler (Image.csv)",
  "it says in which folders the images are, but not their names: add a column “file”":
    "Sie nennt die Ordner der Bilder, aber nicht ihre Namen: Fügen Sie eine Spalte „file“ hinzu",
  "its columns could not be told apart: save it with commas, semicolons or tabs between them":
    "Die Spalten ließen sich nicht unterscheiden: Speichern Sie sie mit Kommas, Semikolons oder Tabulatoren dazwischen",
  "it has no column with the images' names. Call it “file” (or FileName_ and the channel, as CellProfiler does). Its columns are: {columns}":
    "Sie hat keine Spalte mit den Namen der Bilder. Nennen Sie diese „file“ (oder FileName_ und den Kanal, wie CellProfiler). Ihre Spalten sind: {columns}",
};

export const tableTexts: Record<string, string> = {
  ...PROBLEMS,
  ...Object.fromEntries(
    Object.entries({ ...ROWS, ...COLUMNS }).flatMap(([english, own]) => [
      [english, own],
      [`Table of labels: ${english}.`, `Tabelle der Labels: ${own}.`],
    ]),
  ),
  "Table of labels: {problem}.": "Tabelle der Labels: {problem}.",
};
