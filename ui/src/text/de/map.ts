// Texts of the map in German.
import { count, images, imagesDative } from "./amounts";

export const map = {
  menu: "Karte anzeigen",
  toggle: "Karte: ähnliche Bilder nahe beieinander",
  title: "Karte",
  close: "Karte schließen",
  method: "Angeordnet nach",
  methods: { pca: "Hauptkomponenten", tsne: "t-SNE" },
  methodNotes: {
    pca: "Eine Projektion: Was auf der Karte weit auseinanderliegt, liegt wirklich weit auseinander",
    tsne: "Nachbarn bleiben beisammen; Abstände zwischen Gruppen bedeuten nichts",
  },
  again: "Bilder neu anordnen",
  emptyTitle: "Noch keine Karte",
  emptyBody:
    "Jedes Bild wird zu einem Punkt, und ähnliche Bilder liegen nahe beieinander. Kreisen Sie einige ein, um sie in der Galerie auszuwählen.",
  make: { pca: "Karte aus Hauptkomponenten erstellen", tsne: "Karte mit t-SNE erstellen" },
  color: "Farbe nach",
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  fit: "Alles anzeigen",
  hint: "Bilder einkreisen, um sie auszuwählen, mit Strg oder Umschalt zusätzlich. Mausrad: Zoom. Mittlere Taste: verschieben. Doppelklick: öffnen.",
  described: (shown: number, all: number, by: string) =>
    `Karte von ${imagesDative(all)}, ${count(shown)} davon in der Galerie angezeigt, Farbe nach ${by}`,
  missing: (n: number) =>
    `${images(n)} ${n === 1 ? "ist" : "sind"} nicht auf der Karte. Ordnen Sie die Bilder neu an.`,
  others: "Andere",
};
