// Texts of the gallery in German: tiles, details of an image, removing images.
import { count, images } from "./amounts";

export const gallery = {
  label: "Bilder",
  emptyTitle: "Dieses Projekt hat noch keine Bilder",
  emptyBody:
    "Öffnen Sie Bilder oder einen Ordner, oder ziehen Sie Dateien in dieses Fenster: TIFF, OME-TIFF, OME-Zarr, DICOM, PNG, JPEG, GIF, WebP und BMP.",
  hiddenTitle: "Alle Bilder sind ausgeblendet",
  hiddenBody:
    "Die Kategorien aller Bilder sind ausgeblendet. Klicken Sie links auf ihre Label-Symbole, oder blenden Sie alle ein.",
  showAll: "Alle Kategorien einblenden",
  missing: "Fehlt",
  missingHint:
    "Die Datei wurde verschoben oder gelöscht. Bringen Sie sie an ihren Ort zurück und öffnen Sie das Projekt erneut.",
  info: (name: string) => `Details zu ${name}`,
  predictedAs: (name: string, percent: string) => `vorhergesagt: ${name}, ${percent}`,
  labelledAs: (name: string) => `zugeordnet: ${name}`,
  unknown: "Unbekannt",
  missingState: "Datei fehlt",
  menu: "Was Sie mit den Bildern tun können",
  details: "Details",
  acceptPredictions: (n: number) => (n === 1 ? "Vorhersage übernehmen" : "Vorhersagen übernehmen"),
};

export const info = {
  files: "Dateien",
  filesOf: (n: number) => `${count(n)}; oben steht die erste`,
  size: "Größe",
  pixelSize: "Pixelgröße",
  micrometres: (sizes: string) => `${sizes} µm`,
  channels: "Kanäle",
  channelsNamed: (n: number, names: string) => `${count(n)}: ${names}`,
  slices: "Ebenen",
  slicesApart: (n: number, distance: string) => `${count(n)} im Abstand von ${distance} µm`,
  times: "Zeitpunkte",
  bits: "Bit pro Pixel",
  partition: "Aufteilung",
  label: "Label",
  labelPerson: (name: string) => `${name}, von einer Person`,
  labelAccepted: (name: string) => `${name}, aus einer Vorhersage übernommen`,
  probabilities: "Wahrscheinlichkeiten",
  none: "keines",
  pixels: (w: number, h: number) => `${w} × ${h} px`,
};

export const marks = {
  title: "Zeichen auf den Kacheln",
  rows: {
    label: "Ein Label, das eine Person vergeben hat",
    accepted: "Ein Label, das aus einer Vorhersage übernommen wurde",
    prediction: "Eine Vorhersage mit ihrer Konfidenz, noch kein Label",
    unknown: "Unbekannt: weder Label noch Vorhersage",
  },
};

export const partition = {
  training: "Training",
  validation: "Validierung",
  test: "Test",
  inference: "Inferenz",
  unassigned: "Nicht zugewiesen",
};

export const remove = {
  title: (n: number) => `${images(n)} aus dem Projekt entfernen?`,
  body: "Die Dateien bleiben, wo sie sind. Sie können das rückgängig machen.",
  go: "Entfernen",
};

export const carry = {
  onto: (n: number, category: string) => `${images(n)} zuordnen: ${category}`,
  nowhere: (n: number) => `${images(n)}: auf einer Kategorie ablegen`,
};
