// Texts in German of the window itself: its name, words used everywhere, jobs, the line at the bottom, notices, and
// failures.
import { count, images } from "./amounts";

export const appName = "Vesicle";

export const tagline =
  "Mikroskopbilder sortieren, auf diesem Computer einen Klassifikator trainieren, den Rest vorhersagen.";

export const common = {
  cancel: "Abbrechen",
  close: "Schließen",
  ok: "OK",
  save: "Speichern",
  create: "Anlegen",
  unknown: "Unbekannt",
  images,
  count,
  default: (value: string) => `Standard: ${value}`,
  on: "ein",
  off: "aus",
  copied: "Kopiert",
  panelWidth: "Breite der Leiste",
  details: "Details",
};

export const number = {
  unreadable: "Geben Sie eine Zahl ein, zum Beispiel 0,001 oder 1e-3.",
  notWhole: "Geben Sie eine ganze Zahl ein.",
  tooSmall: (min: string) => `Mindestens ${min}.`,
  tooLarge: (max: string) => `Höchstens ${max}.`,
  range: (min: string, max: string) => `${min} bis ${max}`,
  from: (min: string) => `ab ${min}`,
};

export const outside = {
  title: "Diese Seite gehört zur App Vesicle",
  body: "Sie funktioniert nur in dem Fenster, das Vesicle öffnet. Starten Sie Vesicle, um sie zu verwenden.",
};

export const crash = {
  title: "Dieser Teil des Fensters funktioniert nicht mehr",
  body: "Ihr Projekt ist sicher: Jede Änderung wurde sofort gespeichert. Laden Sie das Fenster neu, um weiterzuarbeiten.",
  reload: "Fenster neu laden",
};

export const failure = {
  unexpected:
    "Im Fenster ist etwas schiefgegangen. Ihr Projekt ist gespeichert; wenn es wieder geschieht, starten Sie Vesicle neu.",
};

/** Units as they stand behind “3 von 12”. */
const DATIVE: Readonly<Record<string, string>> = {
  Bilder: "Bildern",
  Schritte: "Schritten",
  Ziehungen: "Ziehungen",
};

export const status = {
  shown: (n: number) => `${images(n)} angezeigt`,
  hidden: (n: number) => `${count(n)} ausgeblendet`,
  selected: (n: number) => `${count(n)} ausgewählt`,
  unknown: (n: number) => `${count(n)} ohne Label`,
  stop: "Stoppen",
  stopping: "Wird gestoppt…",
  left: (duration: string) => `noch etwa ${duration}`,
  saved: "Alle Änderungen gespeichert",
  showFit: "Anzeigen",
  progress: (done: number, total: number, unit: string) =>
    `${count(done)} von ${count(total)} ${DATIVE[unit] ?? unit}`,
  epoch: (epoch: number, epochs: number) => `Epoche ${count(epoch)} von ${count(epochs)}`,
  batch: (batch: number, batches: number) => `Batch ${count(batch)} von ${count(batches)}`,
};

export const job = {
  import: "Bilder werden importiert",
  example: "Beispielprojekt wird geöffnet",
  fit: "Klassifikator wird trainiert",
  explain: "Gründe des Modells werden gesucht",
  predict: "Vorhersage läuft",
  evaluate: "Auswertung läuft",
  refit: "Neue Labels werden gelernt",
  findRate: "Lernrate wird gesucht",
  queue: "Lohnende Bilder werden gesucht",
  map: "Karte wird erstellt",
  compare: "Zwei Modelle werden verglichen",
  report: "Der Bericht wird geschrieben",
  exportImages: "Bilder werden in Ordner geschrieben",
  exportPiximi: "Ein Piximi-Projekt wird geschrieben",
  busy: (title: string) => `Warten Sie, bis dies fertig ist, oder stoppen Sie es: ${title}.`,
};

export const notices = {
  region: "Benachrichtigungen",
  dismiss: "Ausblenden",
  copyList: "Kopieren",
  more: (n: number) => `und ${count(n)} weitere`,
  exported: (rows: number, path: string) =>
    rows === 1
      ? `1 Zeile wurde in ${path} geschrieben.`
      : `${count(rows)} Zeilen wurden in ${path} geschrieben.`,
  savedAs: (path: string) => `Das Projekt ist jetzt ${path}.`,
  accepted: (n: number) =>
    n === 1
      ? "1 Bild hat ein Label aus einer Vorhersage bekommen."
      : `${images(n)} haben ein Label aus einer Vorhersage bekommen.`,
  acceptedNone: "Keine Vorhersage erreicht diese Konfidenz, daher wurde nichts übernommen.",
};

export const drop = {
  title: "Ablegen, um diese Bilder hinzuzufügen",
  body: "Dateien und Ordner: TIFF, OME-TIFF, OME-Zarr, DICOM, PNG, JPEG, GIF, WebP und BMP.",
};
