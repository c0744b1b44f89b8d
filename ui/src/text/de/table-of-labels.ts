// Texts in German of the part of the import about a table with labels and metadata.
import { count, imagesDative } from "./amounts";

interface Fit {
  rows: number;
  matched: number;
  images: number;
  described: number;
}

export const labelTable = {
  title: "Tabelle mit Labels und Metadaten",
  hint: "CSV oder TSV mit einer Spalte der Dateinamen. Weitere Spalten können Kategorie, Aufteilung, Gruppe und Metadaten sein.",
  choose: "Tabelle wählen…",
  another: "Andere Tabelle…",
  without: "Ohne Tabelle",
  found: (name: string) => `${name} im Ordner nennt Bilder: für Labels und Metadaten verwenden?`,
  reading: "Die Tabelle wird gelesen…",
  columns: "Was die Spalten sind",
  roles: {
    file: "Datei",
    folder: "Ordner der Datei",
    category: "Kategorie",
    partition: "Aufteilung",
    group: "Gruppe",
    metadata: "Metadaten",
  },
  summary: ({ matched, rows, described, images: all }: Fit) => {
    if (rows === 0) return "Die Tabelle hat keine Zeilen mit einer Datei.";
    if (matched === 0) return `Keine der ${count(rows)} Zeilen passt zu einer Datei.`;
    const whose =
      matched === rows && rows > 1
        ? `Alle ${count(rows)} Zeilen`
        : `${count(matched)} von ${rows === 1 ? "1 Zeile" : `${count(rows)} Zeilen`}`;
    const row = `${whose} ${matched === 1 ? "passt" : "passen"} zu einer Datei`;
    return `${row}; ${count(described)} von ${imagesDative(all)} ${described === 1 ? "bekommt" : "bekommen"} eine Zeile.`;
  },
  categories: (n: number, names: string) => `${n === 1 ? "1 Kategorie" : `${count(n)} Kategorien`}: ${names}`,
  unmatched: (names: string) => `Keine Datei gefunden für: ${names}`,
  doubtful: (names: string) =>
    `Könnte mehrere Dateien meinen und wird nicht verwendet (schreiben Sie den Ordner dazu): ${names}`,
};
