// Texts of what the model goes by, beside an image in the viewer, in German.

export const why = {
  title: "Warum?",
  show: "Zeigen, woran sich das Modell in diesem Bild hält",
  hide: "Nicht mehr zeigen, woran sich das Modell hält",
  body: "Wo dieses Bild für eine Kategorie spricht, so wie das Modell es sieht.",
  category: "Kategorie",
  method: "Verfahren",
  methods: { gradCam: "Grad-CAM", occlusion: "Verdecken" },
  methodHints: {
    gradCam: "Schnell und grob. Zeigt nur, was für die Kategorie spricht.",
    occlusion:
      "Langsamer: verdeckt eine Stelle nach der anderen und fragt das Modell erneut. Zeigt auch, was gegen die Kategorie spricht.",
  },
  noMaps: "Quick hat keine Karten, denen Grad-CAM folgen könnte.",
  explain: "Erklären",
  again: "Erneut erklären",
  each: "Jedes geöffnete Bild erklären",
  stack:
    "Das Modell sieht einen Stapel so, wie es trainiert wurde; das kann eine andere Ebene oder Zeit sein als die angezeigte.",
  shown: "Auf dem Bild zeigen",
  opacity: "Deckkraft",
  speaksFor: (name: string) => `spricht für ${name}`,
  speaksAgainst: (name: string) => `spricht gegen ${name}`,
  saysNothing: "sagt nichts",
  nothing: (name: string) => `Keine Stelle dieses Bildes spricht mehr als andere für oder gegen ${name}.`,
  mostFor: (name: string, where: string) => `Spricht am meisten für ${name}: ${where}.`,
  mostAgainst: (name: string, where: string) => `Spricht am meisten gegen ${name}: ${where}.`,
  thirds: {
    upperLeft: "oben links",
    upper: "oben",
    upperRight: "oben rechts",
    left: "links",
    middle: "in der Mitte",
    right: "rechts",
    lowerLeft: "unten links",
    lower: "unten",
    lowerRight: "unten rechts",
  },
  without: {
    lower: (factor: string, logOdds: string, grade: string) =>
      `Das ${grade}: Ist die Stelle verdeckt, sind die Chancen (Odds) der Kategorie ${factor}-mal niedriger (Log-Odds\u00a0−${logOdds}).`,
    higher: (factor: string, logOdds: string, grade: string) =>
      `Das ${grade}: Ist die Stelle verdeckt, sind die Chancen (Odds) der Kategorie ${factor}-mal höher (Log-Odds\u00a0+${logOdds}).`,
  },
  over: (factor: string) => `mehr als ${factor}`,
  grades: {
    hardly: "zählt kaum",
    clearly: "zählt",
    strongly: "zählt stark",
    veryStrongly: "zählt sehr stark",
  },
  caution: "Das zeigt, woran sich das Modell hielt, und nicht, was richtig ist.",
  source: "Quelle des Verfahrens",
  sources: {
    gradCam: "Grad-CAM: Selvaraju et al., ICCV 2017.",
    occlusion:
      "Verdecken (Occlusion): Zeiler und Fergus, ECCV 2014; gemessen in Log-Odds wie bei Zintgraf et al., ICLR 2017; Stufen nach Kass und Raftery, JASA 1995.",
  },
  cautionSource:
    "Ein einleuchtendes Bild beweist kein gutes Modell: Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018.",
};
