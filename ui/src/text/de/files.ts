// Texts of what is taken out of the window, in German.
import { count } from "./amounts";

export const files = {
  menu: "Exportieren…",
  tables: "Tabellen (CSV)",
  charts: "Diagramme",
  /** Of a chart: "ROC curves (SVG)…". */
  as: (what: string, ending: string) => `${what} (${ending})…`,
  table: (what: string) => `${what}…`,
  saved: (path: string) => `Das Diagramm wurde als ${path} gespeichert.`,
  cannotDraw: "Das Diagramm kann hier nicht als Bild gezeichnet werden. Speichern Sie es als SVG.",

  predictions: "Vorhersagen",
  images: "Tabelle der Bilder",
  trainingCurves: "Trainingskurven",
  epochs: "Jede Epoche",
  layers: "Schichten des Modells",
  rates: "Verlust nach Lernrate",
  map: "Karte",
  points: "Punkte der Karte",
  plate: (name: string) => `Platte ${name}`,
  onlyPlate: "Platte",
  allPlates: "Alle Platten",
  wells: "Jedes Well",
  separation: "Kontrollen jeder Platte",
  dose: "Dosis-Wirkung",
  doses: "Jede Dosis",
  comparison: "Kennzahlen der Modelle",
  pairs: "Je zwei Modelle",
  agreement: "Übereinstimmung zweier Durchgänge",
  labelPairs: "Labels aus beiden",
  reliability: "Zuverlässigkeit nach Konfidenz",

  smoothedLoss: "Geglätteter Verlust",
  suggested: (rate: string) => `Vorschlag: ${rate}`,
  /** Axes of the map; `axis` is 1 or 2. */
  mapAxis: { pca: (axis: number) => `Hauptkomponente ${axis}`, tsne: (axis: number) => `t-SNE ${axis}` },
  notShown: "Nicht in der Galerie",
  moreNames: (n: number) => `und ${count(n)} weitere`,
  oneWell: "Ein Well",
  meanOfWells: "Mittelwert mit 95-%-Intervall",
  fittedCurve: "Vierparametrige logistische Kurve",
};
