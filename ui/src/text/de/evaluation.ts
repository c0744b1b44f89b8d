// Texts of the evaluation in German.
import { images } from "./amounts";

export const evaluation = {
  title: "Auswertung",
  /** Behind the name of the model. */
  on: {
    validation: (n: number) => `${images(n)} für die Validierung`,
    test: (n: number) => `${images(n)} für den Test`,
    crossValidation: (n: number, folds: number) =>
      `${images(n)}, jedes von einem Modell beurteilt, das es nicht gesehen hatte (${folds} Folds)`,
  },
  set: "Auswerten mit",
  sets: { validation: "Validierungsbilder", test: "Testbilder", crossValidation: "Kreuzvalidierung" },
  again: "Erneut auswerten",
  skipped: (n: number) =>
    n === 1
      ? "1 Bild konnte nicht gelesen werden und wurde ausgelassen."
      : `${images(n)} konnten nicht gelesen werden und wurden ausgelassen.`,
  empty:
    "Es wurde kein Bild ausgewertet. Ordnen Sie mehr Bilder zu und trainieren Sie erneut, damit einige für die Validierung zurückbehalten werden.",
  matrix: "Konfusionsmatrix",
  matrixHint: "Klicken Sie auf eine Zahl, um genau diese Bilder in der Galerie auszuwählen.",
  truth: "Wahre Kategorie",
  prediction: "Vorhersage",
  total: "Summe",
  cell: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} von ${truth} als ${prediction} vorhergesagt, ${percent} der Zeile`,
  metrics: "Kennzahlen",
  accuracy: "Genauigkeit",
  balancedAccuracy: "Balanc. Genauigkeit",
  between: (low: string, high: string) => `95 % zwischen ${low} und ${high}`,
  foldMean: (mean: string, low: string, high: string) => `Mittel der Folds ${mean} (${low} bis ${high})`,
  reliability: "Ist der Konfidenz zu trauen?",
  reliabilityHint:
    "Von den Bildern mit 80 % Konfidenz sollten 80 % richtig sein: auf der gestrichelten Linie.",
  confidence: "Konfidenz",
  shareRight: "Anteil richtig",
  expectedError: "Kalibrierungsfehler",
  brier: "Brier-Score",
  bin: (from: string, to: string, n: number, confidence: string, accuracy: string) =>
    `Konfidenz ${from} bis ${to}: ${images(n)}, im Mittel ${confidence} sicher, ${accuracy} richtig`,
  tooSure: "Unter der Linie: öfter falsch, als die Konfidenz angibt.",
  crossEntropy: "Kreuzentropie",
  precision: "Präzision",
  recall: "Recall",
  f1: "F1-Maß",
  macroHint: "Makromittel",
  perCategory: "Je Kategorie",
  category: "Kategorie",
  support: "Bilder",
  notes: "Hinweise",
  formulaOf: (name: string) => `Formel: ${name}`,
  source: "Quelle",
  undefinedValue: "–",
  evaluatedAt: (date: string) => `Ausgewertet am ${date}`,
};
