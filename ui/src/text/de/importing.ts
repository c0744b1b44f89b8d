// Texts in German of the question before files and folders are read: categories from folders, patterns of file names.
import { count, images } from "./amounts";

const files = (n: number) => (n === 1 ? "1 Datei" : `${count(n)} Dateien`);

/** Channels that are named one by one; beyond that they are counted. */
const NAMED = 6;

export const importing = {
  title: {
    folder: "Ordner öffnen",
    drop: "Abgelegte Bilder hinzufügen",
    files: "Bilder öffnen",
    table: "Bilder einer Tabelle öffnen",
  },
  body: (n: number) =>
    n === 1 ? "1 Datei oder Ordner wird gelesen." : `${count(n)} Dateien oder Ordner werden gelesen.`,
  paths: "Dateien und Ordner",
  labels: "Namen der Unterordner als Kategorien verwenden",
  labelsHint:
    "Für Bilder, die schon in Ordner sortiert sind: Jedes Bild bekommt die Kategorie, die wie sein Ordner heißt. Ordner namens train, validation oder test legen die Aufteilung fest.",
  names: "Dateinamen",
  modes: {
    each: "Jede Datei ist ein Bild",
    preset: "Ein fertiges Muster",
    fields: "Eigenes Muster",
    expression: "Regulärer Ausdruck",
  },
  looking: "Dateinamen werden geprüft…",
  noPreset: "keines passt zu diesen Namen",
  suggestion: (name: string) => `Diese Namen sehen nach ${name} aus: dieses Muster verwenden?`,
  useIt: "Verwenden",
  preset: "Fertiges Muster",
  fits: (matched: number, files: number) => {
    if (files === 1) return matched === files ? "passt zu dem Namen" : "passt nicht zu dem Namen";
    return `passt zu ${matched === files ? "allen" : `${count(matched)} von`} ${count(files)} Namen`;
  },
  fieldsLabel: "Muster der Dateinamen",
  fieldsExample: "{plate}_{well}_s{site}_w{channel}.tif",
  fieldsHint:
    "Felder stehen in geschweiften Klammern; [ ] umschließt, was fehlen darf, * steht für beliebigen Text. Dateien, die sich nur in {channel}, {z} oder {time} unterscheiden, werden zu einem Bild.",
  expressionLabel: "Regulärer Ausdruck mit benannten Teilen",
  expressionExample: "(?P<well>[A-P]\\d{2})_s(?P<site>\\d+)_w(?P<channel>\\d)",
  expressionHint:
    "Wie in CellProfiler: Teile namens channel, z und time, (?P<channel>…), fassen Dateien, die sich nur darin unterscheiden, zu einem Bild zusammen.",
  stackZ: "Ebenen (z) eines Feldes ergeben ein Bild",
  stackTime: "Zeitpunkte eines Feldes ergeben ein Bild",
  atCharacter: (position: number) => `Zeichen ${count(position + 1)}`,
  preview: "Die ersten Namen",
  fieldsOf: (name: string, values: readonly { field: string; value: string }[]) =>
    `${name}: ${values.map(({ field, value }) => `${field} ${value}`).join(", ")}`,
  fitsNot: (name: string, reason: string) => `${name} passt nicht: ${reason}`,
  none: "Es wurden keine Bilddateien gefunden.",
  /** OME-Zarr folders hold as many images as they say themselves. */
  each: (n: number, folders: number) => {
    const alone = n === 1 ? "Die Datei wird zu einem Bild." : `Jede der ${files(n)} wird zu einem Bild.`;
    if (folders === 0) return alone;
    const zarr =
      folders === 1
        ? "Aus dem OME-Zarr-Ordner werden so viele Bilder, wie er enthält."
        : `Aus den ${count(folders)} OME-Zarr-Ordnern werden so viele Bilder, wie sie enthalten.`;
    return n === 0 ? zarr : `${alone} ${zarr}`;
  },
  summary: (from: number, to: number, made: Made) =>
    `Aus ${files(from)} ${to === 1 ? "wird" : "werden"} ${images(to)}${withParts(made)}`,
  leftOut: (n: number) =>
    `${files(n)} aus unvollständigen Stapeln ${n === 1 ? "wird" : "werden"} ausgelassen: Nicht jeder Kanal hat dieselben Ebenen.`,
  same: (n: number) =>
    n === 1
      ? "1 Datei wird ausgelassen: Ihr Name sagt dasselbe wie ein anderer."
      : `${files(n)} werden ausgelassen: Ihre Namen sagen dasselbe wie andere.`,
  thumbnails: (n: number) =>
    n === 1
      ? "1 Vorschaubild (_thumb) wird ausgelassen."
      : `${count(n)} Vorschaubilder (_thumb) werden ausgelassen.`,
  matched: (matched: number, total: number) => {
    if (matched === total) return total === 1 ? "der Name passt" : `alle ${count(total)} Namen passen`;
    if (matched === 0) return "kein Name passt";
    const rest =
      total - matched === 1 ? "die andere Datei bleibt ein Bild" : "die anderen bleiben je ein Bild";
    return `${count(matched)} von ${count(total)} Namen ${matched === 1 ? "passt" : "passen"}, ${rest}`;
  },
  wrong: "Das Muster enthält einen Fehler.",
  go: "Öffnen",
};

interface Made {
  channels: readonly string[];
  slices: number;
  times: number;
}

function withParts({ channels, slices, times }: Made): string {
  const parts = [inWords(channels)];
  if (slices > 1) parts.push(`${count(slices)} Ebenen`);
  if (times > 1) parts.push(`${count(times)} Zeitpunkten`);
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : ` mit ${said.join(", ")}`;
}

function inWords(channels: readonly string[]): string {
  if (channels.length === 0) return "";
  const more = channels.length - NAMED;
  const named =
    channels.slice(0, NAMED).join(", ") +
    (more > 0 ? ` und ${count(more)} ${more === 1 ? "weiterer" : "weitere"}` : "");
  return `${channels.length === 1 ? "1 Kanal" : `${count(channels.length)} Kanälen`} (${named})`;
}
