// Texts of the evaluation in German: its dialog, the overview, and what its files are called.
import { count, images } from "./amounts";

export const evaluation = {
  title: "Auswertung",
  /** Behind the name of the model. */
  on: {
    validation: (n: number) => `${images(n)} für die Validierung`,
    test: (n: number) => `${images(n)} für den Test`,
    crossValidation: (n: number, folds: number) =>
      `${images(n)}, jedes von einem Modell beurteilt, das es nicht gesehen hatte (${folds} Folds)`,
    shown: (n: number) => `${images(n)}, die die Galerie zeigte`,
    training: (n: number) => `${images(n)}, von denen es gelernt hatte`,
  },
  set: "Auswerten mit",
  sets: {
    validation: "Validierungsbilder",
    test: "Testbilder",
    crossValidation: "Kreuzvalidierung",
    shown: "In der Galerie gezeigt",
    training: "Trainingsbilder (gemerkt)",
  },
  again: "Erneut auswerten",
  report: "Bericht…",
  tabs: {
    overview: "Überblick",
    curves: "Kurven",
    groups: "Gruppen",
    surprises: "Überraschungen",
    compare: "Vergleich",
  },
  reading: "Die Auswertung wird gelesen…",
  skipped: (n: number) =>
    n === 1
      ? "1 Bild konnte nicht gelesen werden und wurde ausgelassen."
      : `${images(n)} konnten nicht gelesen werden und wurden ausgelassen.`,
  empty:
    "Es wurde kein Bild ausgewertet. Ordnen Sie mehr Bilder zu und trainieren Sie erneut, damit einige für die Validierung zurückbehalten werden.",
  rememberedTitle: "Diese Zahlen versprechen zu viel",
  rememberedAll:
    "Das Modell hatte von genau diesen Bildern gelernt. Die Zahlen sagen, wie gut es sie sich gemerkt hat, nicht wie gut es bei Bildern ist, die es nicht gesehen hat.",
  rememberedSome: (n: number, all: number) =>
    `Von ${count(n)} dieser ${images(all)} hatte das Modell gelernt, und kein anderes konnte sie beurteilen. Sie gelten als gemerkt, nicht als erkannt.`,
  matrix: "Konfusionsmatrix",
  matrixHint: "Klicken Sie auf eine Zahl, um genau diese Bilder in der Galerie auszuwählen.",
  shows: "Was die Matrix zeigt",
  show: { counts: "Anzahl", row: "% der Zeile", column: "% der Spalte" },
  showHints: {
    counts: "Bilder; schattiert nach dem Anteil an der Zeile",
    row: "Von den Bildern einer Kategorie: der Anteil, der als jede vorhergesagt wurde (die Diagonale ist der Recall)",
    column:
      "Von den als eine Kategorie vorhergesagten Bildern: der Anteil, der wirklich zu jeder gehört (die Diagonale ist die Präzision)",
  },
  truth: "Wahre Kategorie",
  prediction: "Vorhersage",
  total: "Summe",
  cell: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} von ${truth} als ${prediction} vorhergesagt, ${percent} der Zeile`,
  cellOfColumn: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} von ${truth} als ${prediction} vorhergesagt, ${percent} der Spalte`,
  selectWrong: (n: number) =>
    n === 0
      ? "Kein Bild ist falsch"
      : n === 1
        ? "Das falsche auswählen"
        : `Alle ${count(n)} falschen auswählen`,
  metrics: "Kennzahlen",
  allMetrics: "Alle Kennzahlen",
  metricColumns: ["Kennzahl", "Wert", "95-%-Intervall"] as [string, string, string],
  between: (low: string, high: string) => `95 % zwischen ${low} und ${high}`,
  intervals: (times: number, by: string | null) =>
    by === null
      ? `Die 95-%-Intervalle sind durch Bootstrap bestimmt: Die Bilder wurden ${count(times)}-mal neu gezogen. Das der Genauigkeit ist das von Wilson. Sie gelten, wenn die Bilder voneinander unabhängig sind.`
      : `Die 95-%-Intervalle sind durch Bootstrap bestimmt: Ganze Gruppen von „${by}“ wurden ${count(times)}-mal neu gezogen, weil Bilder einer Gruppe einander ähneln.`,
  foldMean: (mean: string, low: string, high: string) => `Mittel der Folds ${mean} (${low} bis ${high})`,
  perCategory: "Je Kategorie",
  category: "Kategorie",
  precision: "Präzision",
  recall: "Recall",
  f1: "F1-Maß",
  area: "Fläche (ROC)",
  averagePrecision: "Mittl. Präzision",
  support: "Bilder",
  sortHint: "Klicken Sie auf eine Überschrift, um zu sortieren. Kleine Zahlen sind 95-%-Intervalle.",
  notes: "Hinweise",
  formulaOf: (name: string) => `Formel: ${name}`,
  source: "Quelle",
  undefinedValue: "–",
  evaluatedAt: (date: string) => `Ausgewertet am ${date}`,
};

/** By their names in an evaluation. */
export const measures = {
  accuracy: "Genauigkeit",
  balancedAccuracy: "Balanc. Genauigkeit",
  kappa: "Cohens Kappa",
  mcc: "Matthews-Korrelation",
  crossEntropy: "Kreuzentropie",
  brier: "Brier-Score",
  expectedCalibrationError: "Kalibrierungsfehler",
  macroPrecision: "Präzision (Makro)",
  macroRecall: "Recall (Makro)",
  macroF1: "F1-Maß (Makro)",
  weightedPrecision: "Präzision (gewichtet)",
  weightedRecall: "Recall (gewichtet)",
  weightedF1: "F1-Maß (gewichtet)",
  rocAuc: "Fläche unter ROC (Makro)",
  averagePrecision: "Mittlere Präzision (Makro)",
};

/** What is never called accuracy alone where the images had been learnt from. */
export const trainingMeasures = {
  accuracy: "Trainingsgenauigkeit",
  balancedAccuracy: "Balanc. Trainingsgenauigkeit",
};

export const evaluationFiles = {
  metrics: "Kennzahlen",
  matrix: "Konfusionsmatrix",
  categories: "Kategorien",
  groups: (column: string) => `Gruppen nach ${column}`,
  images: "Jedes Bild mit seinen Wahrscheinlichkeiten",
  roc: "ROC-Kurven",
  precisionRecall: "Präzision-Recall-Kurven",
  reliability: "Zuverlässigkeitsdiagramm",
  /** For the suggested name of the file. */
  report: "Bericht",
};
