// Texts of the categories in German: list, menus and dialogs.
import { count, images, imagesDative } from "./amounts";

export const categories = {
  title: "Kategorien",
  show: (name: string) => `Bilder von ${name} einblenden`,
  hide: (name: string) => `Bilder von ${name} ausblenden`,
  labelled: (n: number) => `${images(n)} zugeordnet`,
  unlabelled: (n: number) => `${images(n)} ohne Label und ohne Vorhersage`,
  predicted: (n: number) => `${count(n)} vorhergesagt`,
  menu: (name: string) => `Mehr zu ${name}`,
  rename: "Umbenennen…",
  recolor: "Farbe ändern…",
  delete: "Löschen…",
  labelSelected: (n: number) => `${n === 0 ? "Ausgewählte Bilder" : images(n)} zuordnen`,
  unlabelSelected: (n: number) =>
    n === 0 ? "Label der ausgewählten Bilder entfernen" : `Label von ${imagesDative(n)} entfernen`,
  newDots: "Neue Kategorie…",
  newLabels: (n: number) =>
    n === 1
      ? "Das ausgewählte Bild bekommt diese Kategorie."
      : `Die ${count(n)} ausgewählten Bilder bekommen diese Kategorie.`,
  showAll: "Alle einblenden",
  key: (key: string) => `Taste ${key}`,
  categorize: "Zuordnen",
  categorizeNone: "Wählen Sie zuerst Bilder aus",
  categorizeTitle: (n: number) => `${images(n)} zuordnen zu`,
  dialogNew: "Neue Kategorie",
  dialogRename: "Kategorie umbenennen",
  dialogRecolor: (name: string) => `Farbe von ${name}`,
  name: "Name",
  color: "Farbe",
  hex: "Farbcode",
  hexBad: "Geben Sie eine Farbe wie #d55e00 ein.",
  nameMissing: "Geben Sie einen Namen ein.",
  nameTaken: "Eine Kategorie mit diesem Namen gibt es schon.",
  deleteTitle: (name: string) => `Kategorie „${name}“ löschen?`,
  deleteBody: (n: number) =>
    n === 0
      ? "Kein Bild hat dieses Label. Sie können das rückgängig machen."
      : `${images(n)} mit diesem Label ${n === 1 ? "wird" : "werden"} „Unbekannt“. Sie können das rückgängig machen.`,
  deleteGo: "Löschen",
  swatch: (name: string) => `Farbe ${name}`,
  none: "Legen Sie die Kategorien an, in die Sie sortieren möchten, zum Beispiel eine Positiv- und eine Negativkontrolle.",
};
