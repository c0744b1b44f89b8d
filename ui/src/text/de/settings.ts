// Texts in German of the settings of the app, which hold for all projects.
import { count } from "./amounts";

export const settings = {
  title: "Einstellungen",
  body: "Für alle Projekte auf diesem Computer. Ein Bild, das eine der beiden Grenzen überschreitet, wird beim Import mit einem Hinweis ausgelassen.",
  reading: "Einstellungen werden gelesen…",
  megapixels: "Größtes Bild",
  megapixelsUnit: "Megapixel",
  megapixelsHelp: (usual: number) => `Breite × Höhe in Millionen Pixel. Standard: ${count(usual)}.`,
  memory: "Arbeitsspeicher für ein Bild",
  memoryUnit: "MB",
  memoryHelp: (usual: number, all: number) =>
    `Mit allen seinen Kanälen. Standard: ${count(usual)}; dieser Computer hat ${count(all)}. Mehrere Bilder werden gleichzeitig gelesen, bleiben Sie also deutlich darunter.`,
  network: (name: string) => `Vortrainiertes Netz: ${name}`,
  chooseWeights: "Datei wählen…",
  replaceWeights: "Andere Datei wählen…",
  language: "Sprache",
  systemLanguage: (name: string) => `Wie das System (${name})`,
  languageHelp: "Technische Einzelheiten zu Dateien können englisch bleiben.",
  usual: "Standardwerte",
  save: "Speichern",
};
