// Texts of the evaluation's other tabs in German: curves, groups, surprises, and two models held against each other.
import { count, images, imagesDative } from "./amounts";

export const charts = {
  roc: "ROC-Kurven",
  rocHint:
    "Eine Kategorie gegen alle anderen. Je näher an der linken oberen Ecke, desto besser; gestrichelt: Raten.",
  falsePositives: "Falsch-positiv-Rate",
  truePositives: "Richtig-positiv-Rate",
  precisionRecall: "Präzision und Recall",
  precisionRecallHint:
    "Wie viele der gefundenen richtig sind, gegen wie viele gefunden werden. Je näher an der rechten oberen Ecke, desto besser; gestrichelt: Raten.",
  recall: "Recall",
  precision: "Präzision",
  area: (value: string) => `Fläche ${value}`,
  averagePrecision: (value: string) => `mittlere Präzision ${value}`,
  point: (name: string, xName: string, x: string, yName: string, y: string) =>
    `${name}: ${xName} ${x}, ${yName} ${y}`,
  categories: "Kategorien",
  categoriesHint: "Die schlechteste zuerst",
  chosen: (n: number, all: number) => `${count(n)} von ${count(all)} gezeichnet`,
  none: "Es gibt keine Kurven: Dazu braucht es Bilder von mindestens zwei Kategorien.",
  chance: "Raten",
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
  noReliability: "Es gibt keine Wahrscheinlichkeiten zu beurteilen.",
};

export const groupScores = {
  by: "Aufteilen nach",
  hint: "Die schlechtesten zuerst. Klicken Sie auf einen Wert, um seine Bilder auszuwählen, oder auf eine Zahl falscher, um nur diese auszuwählen.",
  value: "Wert",
  images: "Bilder",
  wrong: "Falsch",
  accuracy: "Genauigkeit",
  trainingAccuracy: "Trainingsgenauigkeit",
  interval: "95-%-Intervall",
  confusion: "Häufigste Verwechslung",
  taken: (truth: string, prediction: string, n: number) =>
    `${truth} für ${prediction} gehalten${n > 1 ? ` (${count(n)}-mal)` : ""}`,
  allRight: "keine",
  noValue: "(kein Wert)",
  range: (low: string, high: string) => `${low} bis ${high}`,
  select: (value: string, n: number) => `${images(n)} von ${value} auswählen`,
  selectWrong: (value: string, n: number) =>
    n === 1
      ? `Das falsche Bild von ${value} auswählen`
      : `Die ${count(n)} falschen Bilder von ${value} auswählen`,
  emptyTitle: "Es gibt nichts, wonach aufzuteilen wäre",
  emptyBody:
    "Mit Metadaten wie Platte, Well, Spender oder Dosis sehen Sie hier, wo das Modell versagt. Sie kommen beim Import mit den Bildern: aus einer Tabelle (CSV) daneben oder aus einem Muster ihrer Dateinamen.",
};

export const surprises = {
  hint: "Die Bilder, deren Kategorie das Modell am wenigsten erwartet hatte, das überraschendste zuerst. Sehen Sie sich jedes an: Es kann schwierig sein, anders als die übrigen oder falsch zugeordnet.",
  selectAll: (n: number) => (n === 1 ? "Das Bild auswählen" : `Alle ${images(n)} auswählen`),
  /** Below a picture, before the names of categories. */
  label: "Zugeordnet:",
  prediction: "Vorhergesagt:",
  open: (name: string) => `${name} öffnen`,
  loss: (value: string) => `Verlust ${value}`,
  right: "Richtig vorhergesagt",
  none: "Kein Bild hat das Modell überrascht.",
};

export const comparing = {
  hint: "Alle gewählten Modelle beurteilen die Bilder dieser Auswertung. Jene, von denen eines gelernt hatte, werden ausgelassen.",
  model: "Modell",
  kind: "Art",
  fitted: "Trainiert",
  choose: (name: string) => `${name} vergleichen`,
  current: (name: string) => `${name} (sagt jetzt vorher)`,
  go: "Vergleichen",
  tooFew: "Wählen Sie zwei oder mehr Modelle.",
  tooMany: (most: number) => `Wählen Sie höchstens ${count(most)} Modelle.`,
  oneTitle: "Es gibt nur ein Modell",
  oneBody:
    "Trainieren Sie erneut, mit anderen Einstellungen oder mehr zugeordneten Bildern: Dann können die Modelle hier mit denselben Bildern verglichen werden.",
  results: "Die Modelle",
  pairs: "Je zwei",
  pair: "Modelle",
  pairOf: (first: string, second: string) => `${first} und ${second}`,
  pairDifference: "Zweites − erstes, Punkte",
  pairP: "p",
  pairAdjusted: "p angepasst",
  showPair: (name: string) => `${name} zeigen`,
  difference: (value: string) => `Unterschied der Genauigkeit: ${value}`,
  differenceRange: (low: string, high: string) => `95-%-Intervall ${low} bis ${high}`,
  differenceHint: "Zweites minus erstes, in Prozentpunkten.",
  points: (value: string) => `${value} Punkte`,
  pTitle: "Könnte das Zufall sein?",
  p: (value: string) => `McNemar-Test: p ${value}`,
  adjustedP: (value: string, n: number) => `angepasst für ${count(n)} Vergleiche (Holm): p ${value}`,
  noP: "Die beiden sind immer gemeinsam richtig oder falsch: Es gibt keinen Unterschied zu prüfen.",
  verdict: {
    none: "Kein Unterschied, der sich vom Zufall trennen ließe. Das zeigt nicht, dass sie gleich gut sind: Mit mehr Bildern kann sich ein Unterschied zeigen.",
    some: "Ein so großer Unterschied käme selten durch Zufall allein zustande, wenn keines der Modelle besser wäre.",
    clear:
      "Ein so großer Unterschied käme kaum je durch Zufall allein zustande, wenn keines der Modelle besser wäre.",
  },
  better: (name: string) => `Öfter richtig: ${name}.`,
  table: "Welches richtig liegt",
  right: (name: string) => `${name} richtig`,
  wrong: (name: string) => `${name} falsch`,
  select: (n: number, name: string) => `${images(n)} auswählen, bei denen nur ${name} richtig liegt`,
  images: (n: number, leftOut: number) =>
    leftOut === 0
      ? `Mit ${imagesDative(n)}.`
      : `Mit ${imagesDative(n)}; ${count(leftOut)}, von denen eines gelernt hatte, ${leftOut === 1 ? "ist" : "sind"} ausgelassen.`,
  nothing:
    "Es bleibt kein Bild, von dem keines der Modelle gelernt hatte. Behalten Sie einige für den Test zurück und werten Sie mit diesen aus.",
};
