// Texts of searching, sorting, filtering and grouping, and of the table in German.
import { count, images, imagesDative } from "./amounts";

export const columns = {
  name: "Name",
  category: "Kategorie",
  origin: "Label von",
  partition: "Aufteilung",
  prediction: "Vorhersage",
  confidence: "Konfidenz",
  margin: "Abstand",
  entropy: "Entropie",
  queue: "Platz in der Warteschlange",
  width: "Breite",
  height: "Höhe",
  channels: "Kanäle",
  slices: "Ebenen",
};

export const arrange = {
  bar: "Suchen, sortieren, gruppieren und filtern",
  search: "Bilder suchen",
  clearSearch: "Suche leeren",
  sort: "Sortieren",
  sortedBy: (name: string, descending: boolean) => `${name} ${descending ? "↓" : "↑"}`,
  sortHint: (name: string, descending: boolean) =>
    `Sortiert nach ${name}, ${descending ? "absteigend" : "aufsteigend"}`,
  importOrder: "Importreihenfolge",
  ascending: "Aufsteigend",
  descending: "Absteigend",
  group: "Gruppieren",
  groupHint: (name: string) => `Gruppiert nach ${name}`,
  noGroups: "Keine",
  filter: "Filter",
  filterCount: (n: number) => `Filter (${count(n)})`,
  filterTitle: "Nur bestimmte Bilder anzeigen",
  filterColumns: "Spalten",
  filterActive: "Nach dieser Spalte wird gefiltert",
  removeFilter: (what: string) => `Filter ${what} entfernen`,
  editFilter: (what: string) => `Filter ${what} ändern`,
  clearAll: "Alle entfernen",
  shownOf: (shown: number, total: number) => `${count(shown)} von ${imagesDative(total)}`,
  leftOut: (filtered: number, hidden: number) =>
    hidden > 0
      ? `${count(filtered)} herausgefiltert, ${count(hidden)} nach Kategorie ausgeblendet`
      : `${count(filtered)} herausgefiltert`,
  noneTitle: "Kein Bild passt",
  noneBody: (total: number) =>
    total === 1
      ? "Das einzige Bild dieses Projekts passt nicht zu Suche und Filtern."
      : `Keines der ${images(total)} dieses Projekts passt zu Suche und Filtern.`,
  noneBodyHidden: (total: number, hidden: number) =>
    `Von den ${imagesDative(total)} dieses Projekts ${hidden === 1 ? "ist 1" : `sind ${count(hidden)}`} nach Kategorie ausgeblendet; kein anderes passt zu Suche und Filtern.`,
  clear: "Suche und Filter leeren",
  noValue: "Kein Wert",
  noLabel: "Kein Label",
  noPrediction: "Keine Vorhersage",
  byPerson: "Person",
  byAcceptance: "Übernommen",
  gallery: "Galerie",
  table: "Tabelle",
  shownAs: "Bilder anzeigen als",
  selectGroup: (title: string, n: number) => `${images(n)} auswählen: ${title}`,
  metadata: "Metadaten",
  deletedCategory: "Eine gelöschte Kategorie",
};

export const queues = {
  button: "Warteschlange",
  buttonHint: "Welche Bilder sich als Nächstes lohnen",
  heading: "Als Nächstes ansehen",
  names: {
    uncertain: "Die unsichersten",
    diverse: "Eine vielfältige erste Auswahl",
    confidentErrors: "Die sichersten Fehler",
    labelErrors: "Vermutlich falsche Labels",
    nearDuplicates: "Fast gleiche Bilder",
    outliers: "Ausreißer",
    similar: "Ähnlich wie die ausgewählten",
    again: "Ein Durchgang zum erneuten Zuordnen",
    shuffled: "Gemischt",
    predicted: "Als eine Kategorie vorhergesagt",
  },
  notes: {
    uncertain: "Unbekannte Bilder zwischen zwei Kategorien",
    diverse: "Möglichst verschiedene unbekannte Bilder: diese zuerst zuordnen",
    confidentErrors: "Bilder, die das Modell anders einordnet als ihr Label",
    labelErrors: "Labels, die wahrscheinlich ein Versehen sind",
    nearDuplicates: "Bilder, die fast gleich aussehen",
    outliers: "Bilder, denen nur wenige andere gleichen",
    similar: "Die Bilder, die den ausgewählten am ähnlichsten sind",
    shuffled: "Alle Bilder in zufälliger Reihenfolge",
  },
  predicted: (category: string) => `Vorhergesagt als ${category}`,
  predictedNote: (n: number) => `${images(n)} zum Korrigieren, die unwahrscheinlichsten zuerst`,
  selectFirst: "Wählen Sie zuerst ein oder mehrere Bilder aus",
  predictFirst: "Es gibt noch keine Vorhersagen",
  noModel: "Es gibt noch kein Modell",
  seed: (seed: number) => `Startwert ${seed}`,
  size: (n: number) => images(n),
  again: "Aktualisieren",
  againHint: "Neu auswählen, nach den Labels und Vorhersagen, wie sie jetzt sind",
  hideLabelled: "Zugeordnete ausblenden",
  leave: "Warteschlange verlassen",
  empty: "Diese Warteschlange ist leer.",
};

export const saved = {
  button: "Gespeichert",
  hint: "Gespeicherte Filter",
  active: (name: string) => `Gespeicherte Filter: ${name}`,
  save: "Suche und Filter speichern…",
  nothing: "Erst suchen, filtern, sortieren oder gruppieren",
  forget: (name: string) => `„${name}“ löschen`,
  dialog: "Suche und Filter speichern",
  name: "Name",
  help: "Suche, Filter, Reihenfolge und Gruppen werden mit dem Projekt gespeichert.",
  replace: "Ersetzen",
  replaces: "Dieser Name ist vergeben: Was darunter gespeichert ist, wird ersetzt.",
};

export const searching = {
  title: "So suchen Sie",
  body: "Durchsucht werden Namen, Kategorien und Metadaten; Groß- und Kleinschreibung spielt keine Rolle.",
  rules: [
    ["A01 DMSO", "beide Wörter, in beliebiger Reihenfolge"],
    ['"HeLa S3"', "diese Wörter hintereinander"],
    ["-control", "ohne dieses Wort"],
    ["well:B", "B in der Spalte well"],
    ["well=B2", "genau B2 in der Spalte well, auch in der Schreibweise B02"],
    ['"cell line":HeLa', "eine Spalte mit einem Leerzeichen im Namen"],
  ] as [string, string][],
};

export const filters = {
  modes: { values: "Werte", range: "Bereich", contains: "Text" },
  modesOf: (column: string) => `Wie nach ${column} gefiltert wird`,
  searchValues: "Werte suchen",
  values: (column: string) => `Werte von ${column}`,
  noValues: "Kein Wert enthält diesen Text.",
  more: (n: number) =>
    n === 1
      ? "1 weiterer Wert ist nicht aufgeführt. Mit „Text“ finden Sie ihn."
      : `${count(n)} weitere Werte sind nicht aufgeführt. Mit „Text“ finden Sie sie.`,
  moreNumbers: (n: number) =>
    n === 1
      ? "1 weiterer Wert ist nicht aufgeführt. Mit „Bereich“ erreichen Sie ihn."
      : `${count(n)} weitere Werte sind nicht aufgeführt. Mit „Bereich“ erreichen Sie sie.`,
  from: "Von",
  to: "Bis",
  known: (low: string, high: string) => `In diesem Projekt: ${low} bis ${high}`,
  contains: "Enthält",
  containsHelp: "Groß- und Kleinschreibung spielt keine Rolle.",
  clear: "Diesen Filter entfernen",
  reading: "Werte werden gelesen…",
  empty: "In dieser Spalte hat kein Bild einen Wert.",
  two: (first: string, second: string) => `${first}, ${second}`,
  many: (first: string, more: number) => `${first} und ${count(more)} weitere`,
  between: (low: string, high: string) => `${low} bis ${high}`,
  atLeast: (low: string) => `mindestens ${low}`,
  atMost: (high: string) => `höchstens ${high}`,
  holds: (words: string) => `enthält „${words}“`,
  chip: (column: string, test: string) => `${column}: ${test}`,
};

export const table = {
  label: "Tabelle der Bilder",
  picture: "Bild",
  size: "Größe",
  menu: (column: string) => `Mehr zur Spalte ${column}`,
  resize: (column: string) => `Breite der Spalte ${column}`,
  filterBy: (column: string) => `Nach ${column} filtern…`,
  groupBy: (column: string) => `Nach ${column} gruppieren`,
  ungroup: "Ohne Gruppen",
  hide: (column: string) => `${column} ausblenden`,
  showAll: (n: number) => `Alle Spalten anzeigen (${count(n)} ausgeblendet)`,
  columns: "Spalten",
  columnsTitle: "Spalten der Tabelle",
  sortBy: (column: string) => `Nach ${column} sortieren`,
  none: "–",
};

export const pictures = {
  failed:
    "Das Bild konnte nicht angezeigt werden. Scrollen Sie weg und wieder zurück, um es erneut zu versuchen.",
};
