// Texts of the classifier in German: its section at the left, fitting, curves, accepting predictions.
import { count, images, imagesDative } from "./amounts";

export const classifier = {
  title: "Klassifikator",
  fit: "Trainieren",
  predict: "Vorhersagen",
  evaluate: "Auswerten",
  fitHint: "Einstellungen wählen und den Klassifikator mit den zugeordneten Bildern trainieren",
  predictHint: (n: number) => `Die Kategorie von ${imagesDative(n)} ohne Label vorhersagen`,
  evaluateHint:
    "Vorhersagen mit Ihren Labels vergleichen, an Bildern, aus denen das Modell nicht gelernt hat",
  needImages: "Öffnen Sie zuerst Bilder.",
  needModel: "Trainieren Sie zuerst den Klassifikator.",
  needUnknown: "Jedes Bild hat ein Label, es gibt also nichts vorherzusagen.",
  needValidation:
    "Es gibt nichts, woran sich prüfen ließe: Ordnen Sie jeder Kategorie mindestens zwei Bilder zu und trainieren Sie erneut.",
  keepUp: "Nach jedem Label trainieren",
  keepUpHint: "Sobald sich ein Label ändert, lernt Quick neu, und die unbekannten Bilder werden vorhergesagt",
  noModel:
    "Noch kein Modell: Ordnen Sie jeder Kategorie einige Bilder zu und klicken Sie dann auf „Trainieren“.",
  /** Quick has no epochs. */
  model: (name: string, epochs: number) =>
    epochs === 0 ? name : `${name} · ${count(epochs)} ${epochs === 1 ? "Epoche" : "Epochen"}`,
  lastEvaluation: (accuracy: string, n: number) => `Genauigkeit ${accuracy} bei ${imagesDative(n)}`,
  lastTrainingEvaluation: (accuracy: string, n: number) =>
    `Trainingsgenauigkeit ${accuracy} bei ${imagesDative(n)}`,
  /** Some of the images had been learnt from. */
  lastPartlyTraining: (accuracy: string, n: number, learnt: number) =>
    `Genauigkeit ${accuracy} bei ${imagesDative(n)}, davon ${count(learnt)} aus dem Training`,
  showEvaluation: "Letzte Auswertung anzeigen",
  predictions: (n: number) => `${count(n)} vorhergesagt`,
  accept: "Vorhersagen übernehmen…",
  clear: "Vorhersagen löschen",
  export: "Vorhersagen exportieren (CSV, Parquet)…",
};

export const accept = {
  title: "Vorhersagen übernehmen",
  body: "Übernommene Vorhersagen werden zu Labels und sind als übernommen gekennzeichnet. Das nächste Training lernt aus ihnen. Sie können das rückgängig machen.",
  which: "Welche Bilder",
  all: (n: number) => `Alle vorhergesagten Bilder (${count(n)})`,
  selected: (n: number) => `Nur die ausgewählten darunter (${count(n)})`,
  confidence: "Nur mit einer Konfidenz von mindestens",
  confidenceUnit: "%",
  go: "Übernehmen",
};

export const fit = {
  title: "Klassifikator trainieren",
  run: "Klassifikator trainieren",
  stop: "Stoppen",
  stopping: "Wird gestoppt…",
  hyperparameters: "Hyperparameter",
  plots: "Trainingskurven",
  both: "Hyperparameter und Trainingskurven",
  summary: "Modellübersicht",
  groupModel: "Modell",
  groupInput: "Datenvorverarbeitung",
  groupAugmentation: "Augmentierung der Trainingsbilder",
  preview: "Vorschau: ein zugeordnetes Bild, wie es Trainingsschritte sehen könnten",
  previewFailed: "Keine Vorschau: Noch hat kein Bild ein Label, oder seine Datei lässt sich nicht lesen.",
  previewExamples: (n: number) =>
    `${n} Beispiele eines zugeordneten Bildes, verändert, wie die Einstellungen es vorgeben`,
  findRate: "Lernrate suchen",
  findingRate: "Suche läuft… Stoppen",
  findRateHint:
    "Probiert an einer Kopie des Netzes steigende Lernraten aus, höchstens hundert Schritte lang. Sonst ändert sich nichts.",
  rateFound: (rate: string) => `Am schnellsten fällt der Verlust bei ${rate}.`,
  rateNotFound: "Der Verlust fiel bei keiner Lernrate.",
  learningRate: "Lernrate",
  takeRate: (rate: string) => `${rate} verwenden`,
  rateCurve: (steps: number, rate: string) =>
    `Geglätteter Verlust über ${count(steps)} Lernraten ab ${rate}, jede größer als die vorige`,
  groupSplit: "Datenaufteilung",
  groupTraining: "Trainingsstrategie",
  groupOptimization: "Optimierung",
  groupMachine: "Reproduzierbarkeit und Gerät",
  reading: "Einstellungen werden gelesen…",
  reset: "Auf Standardwerte zurücksetzen",
  startTitle: "Gewichte",
  continue: "Mit den jetzigen Gewichten fortfahren",
  continueHint: (epochs: number) =>
    epochs === 1
      ? "Zusätzlich zu der einen bisherigen Epoche."
      : `Zusätzlich zu den bisherigen ${count(epochs)} Epochen.`,
  afresh: "Neu beginnen",
  afreshHint: "Neue Gewichte aus dem Startwert; die Kurven beginnen von vorn.",
  split: (training: number, validation: number) =>
    `${count(training)} Training, ${count(validation)} Validierung`,
  splitTitle: "Aufteilung der zugeordneten Bilder",
  splitColumns: ["Kategorie", "Training", "Validierung"] as [string, string, string],
  splitQuick: (training: number) =>
    `Lernt aus allen ${imagesDative(training)} mit Label und prüft sich selbst durch Kreuzvalidierung`,
  noColumn: "Nichts (jedes Bild für sich)",
  deviceLine: (name: string) => `Läuft auf: ${name}`,
  auto: (name: string) => `Automatisch (${name})`,
  parameters: (n: number) => `${count(n)} Parameter`,
  memory: (mb: number) => `etwa ${count(mb)} MB Arbeitsspeicher`,
  blocked: "Bevor das Training beginnen kann:",
  checking: "Einstellungen werden geprüft…",
  fieldWrong: (label: string, message: string) => `${label}: ${message}`,
  noCurvesBody:
    "Klicken Sie auf „Klassifikator trainieren“. Nach jeder Epoche kommt in beiden Diagrammen ein Punkt hinzu.",
  quickBeforeTitle: "Quick lernt in einem Zug",
  quickBeforeBody:
    "Klicken Sie auf „Klassifikator trainieren“. Nach einer Sekunde steht hier, wie gut es ging, gemessen an noch nie gesehenen Bildern. Möchten Sie einem Netz Epoche für Epoche beim Lernen zusehen, wählen Sie eine andere Architektur.",
  quickTitle: (accuracy: string) => `${accuracy} richtig in der Kreuzvalidierung`,
  quickBody: (folds: number, training: number) =>
    `Quick lernt in einem Zug, deshalb gibt es keine Kurven. Quick wurde ${count(folds)}-mal ohne einen Teil der ${images(training)} trainiert, aus denen gelernt wird, und dann nach diesem Teil gefragt, also nach noch nie gesehenen Bildern. Jede Kategorie zählt gleich viel.`,
  quickFew: (training: number) =>
    `Gefragt wurde nur nach ${imagesDative(training)}: Ist eines mehr oder weniger richtig, ändert sich die Zahl um ${Math.round(100 / training)} %. Ordnen Sie mehr Bilder zu, bevor Sie ihr trauen.`,
  quickUnknownTitle: "Trainiert",
  quickUnknownBody:
    "Quick lernt in einem Zug, deshalb gibt es keine Kurven. Wie gut das Ergebnis ist, lässt sich noch nicht messen: Ordnen Sie jeder Kategorie mindestens zwei Bilder zu.",
  noModelTitle: "Es gibt noch kein Modell",
  noModelBody: "Nach dem ersten Training stehen hier die Schichten des Modells.",
  accuracyChart: "Genauigkeit je Epoche",
  lossChart: "Verlust je Epoche",
  accuracy: "Genauigkeit",
  validationAccuracy: "Validierungsgenauigkeit",
  loss: "Verlust",
  validationLoss: "Validierungsverlust",
  epoch: "Epoche",
  seconds: "Sekunden",
  asTable: "Als Tabelle anzeigen",
  asCharts: "Als Diagramme anzeigen",
  tableCaption: "Genauigkeit und Verlust nach jeder Epoche",
  gap: "keine Zahl",
  noCurves: "noch keine Epochen",
  chartSummary: (title: string, epochs: number, a: string, av: string, b: string, bv: string) =>
    `${title}. ${epochs === 1 ? "1 Epoche" : `${count(epochs)} Epochen`}. Zuletzt: ${a} ${av}, ${b} ${bv}.`,
  press: (n: number) => `Training ${n}`,
  summaryColumns: ["Schicht", "Ausgabeform", "Parameter", "Trainierbar"] as [string, string, string, string],
  yes: "ja",
  no: "nein",
  forChannels: (n: number) => `für Bilder mit ${n === 1 ? "1 Kanal" : `${count(n)} Kanälen`}`,
  total: (n: number) => `${count(n)} Parameter insgesamt`,
  fitFacts: (training: number, validation: number, device: string) =>
    validation === 0
      ? `Trainiert mit ${imagesDative(training)}, Gerät: ${device}.`
      : `Trainiert mit ${imagesDative(training)}, validiert mit ${count(validation)}, Gerät: ${device}.`,
  stopped: "Das letzte Training wurde gestoppt; das Gelernte blieb erhalten.",
  runningHint:
    "Sie können dieses Fenster schließen und weiterarbeiten; die Zeile ganz unten zeigt den Fortschritt.",
  advice: {
    overfitting: "Überanpassung",
    underfitting: "Unteranpassung",
    diverged: "Training divergiert",
    stillImproving: "Noch nicht ausgelernt",
    noValidation: "Keine Validierungsbilder",
    tooFewValidation: "Wenige Validierungsbilder",
    good: "Gute Anpassung",
  },
};

export const curves = {
  title: "Die Kurven lesen",
  entries: [
    [
      "Epoche",
      "Ein Durchlauf, in dem das Netz jedes Trainingsbild einmal sieht. Mehr Epochen bedeuten mehr Lernen, bis zu einem gewissen Punkt.",
    ],
    [
      "Genauigkeit",
      "Der Anteil der Trainingsbilder, deren Kategorie das Netz richtig erkennt. 0,9 heißt: neun von zehn.",
    ],
    [
      "Validierungsgenauigkeit",
      "Derselbe Anteil bei zugeordneten Bildern, die beiseitegelegt sind und aus denen nie gelernt wird. Sie zeigt, wie gut es bei neuen Bildern gehen wird.",
    ],
    [
      "Verlust",
      "Wie weit die vorhergesagten Wahrscheinlichkeiten von den Labels entfernt sind: 0 ist perfekt, und am teuersten ist es, sich einer falschen Kategorie sicher zu sein. Das Training macht diese Zahl klein.",
    ],
    [
      "Validierungsverlust",
      "Der Verlust bei den Validierungsbildern. Er warnt oft früher als die Validierungsgenauigkeit.",
    ],
  ] as [string, string][],
  overfitTitle: "So sieht Überanpassung aus",
  overfitBody:
    "Zuerst fallen beide Verluste. Wenn der Verlust weiter fällt, der Validierungsverlust aber umkehrt und steigt, lernt das Netz die Trainingsbilder auswendig. Nehmen Sie weniger Epochen, ordnen Sie mehr Bilder zu, oder wählen Sie ein kleineres Netz.",
  overfitAlt:
    "Skizze: Der Verlust fällt die ganze Zeit; der Validierungsverlust fällt, kehrt um und steigt wieder.",
  turn: "kehrt hier um",
};
