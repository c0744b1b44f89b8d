// Texts of the map.
import { count, images } from "./amounts";

export const map = {
  menu: "Show the map",
  toggle: "Map: like images near each other",
  title: "Map",
  close: "Close the map",
  method: "Placed by",
  methods: { pca: "Principal components", tsne: "t-SNE" },
  methodNotes: {
    pca: "A projection: what is far apart in the map is far apart",
    tsne: "Neighbours stay together; distances between groups mean nothing",
  },
  again: "Place the images anew",
  emptyTitle: "No map yet",
  emptyBody:
    "Every image becomes a point, and images that look alike lie near each other. Draw around some to select them in the gallery.",
  make: { pca: "Make a map by principal components", tsne: "Make a map by t-SNE" },
  color: "Coloured by",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show all",
  hint: "Draw around images to select them, with Ctrl or Shift to add. Wheel: zoom. Middle button: move. Double-click: open.",
  described: (shown: number, all: number, by: string) =>
    `Map of ${images(all)}, ${count(shown)} shown in the gallery, coloured by ${by}`,
  missing: (n: number) => `${images(n)} ${n === 1 ? "is" : "are"} not on the map. Place the images anew.`,
  others: "Others",
};
