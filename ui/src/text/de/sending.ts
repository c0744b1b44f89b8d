// Texts of images that leave as files in folders, and of projects for Piximi, in German.
import { count } from "./amounts";

export const sending = {
  imagesMenu: "Bilder in Ordner exportieren…",
  imagesTitle: "Bilder in Ordner exportieren",
  imagesBody:
    "Jede Kategorie wird ein Ordner mit ihren Bildern; die ohne Kategorie kommen in den Ordner „Unknown“. Wählen Sie dafür einen neuen oder leeren Ordner: Überschrieben wird nichts.",
  imagesGo: "Ordner wählen…",
  by: "Sortieren nach",
  bases: {
    label: { name: "Label", note: "Was Menschen gesagt haben; Bilder ohne Label kommen nach „Unknown“." },
    labelOrPrediction: {
      name: "Label, sonst Vorhersage",
      note: "Was kein Label hat, richtet sich nach dem Modell.",
    },
    prediction: {
      name: "Vorhersage",
      note: "Was das Modell sagt; Bilder, zu denen es nicht gefragt wurde, kommen nach „Unknown“.",
    },
  },
  noPredictions: "Es gibt noch keine Vorhersagen.",
  how: "Wie",
  ways: {
    copy: {
      name: "Kopieren",
      note: "Die Dateien bleiben, wo sie sind; die Kopien brauchen noch einmal so viel Platz.",
    },
    link: {
      name: "Harter Link",
      note: "Braucht keinen Platz: dieselbe Datei an zwei Orten; wer die eine ändert, ändert auch die andere. Dateien auf einem anderen Laufwerk werden kopiert.",
    },
  },

  piximiMenu: "Als Piximi-Projekt exportieren…",
  piximiTitle: "Als Piximi-Projekt exportieren",
  piximiBody: (n: number) =>
    `${n === 1 ? "1 Bild kommt" : `${count(n)} Bilder kommen`} mit Kanälen, Farben, Kategorien, Labels und Partitionen in eine Datei, die Piximi 1.1 mit Open, Project, Project from Zip öffnet. Die Werte der Pixel bleiben, wie sie sind.`,
  piximiGo: "Exportieren…",
  piximiNotes: "Was in Piximi anders ist",
};
