// Texts in German of the part of the import about objects in images.
import { count, imagesDative } from "./amounts";

interface Found {
  images: number;
  described: number;
  objects: number | null;
}

export const objects = {
  title: "Objekte in den Bildern",
  hint: "Mit Masken (Cellpose, StarDist, ilastik) oder einer Tabelle von Rechtecken oder Mittelpunkten (CSV, CellProfiler, COCO) wird jedes Objekt ein eigenes Bild, das beim Ansehen aus seinem Bild ausgeschnitten wird.",
  maskFolder: "Ordner mit Masken…",
  maskFiles: "Masken…",
  table: "Tabelle oder COCO…",
  whole: "Ganze Bilder",
  margin: "Rand",
  size: "Seite des Quadrats",
  minArea: "Kleinstes Objekt",
  fixed: "Ein Quadrat fester Größe um jedes",
  maskBackground: "Nur die Pixel des Objekts zeigen",
  leaveOutBorder: "Objekte am Bildrand auslassen",
  pieces: "Jedes zusammenhängende Stück ist ein Objekt",
  reading: "Objekte werden gesucht…",
  summary: ({ images: all, described, objects }: Found) => {
    if (described === 0)
      return objects === null
        ? "Keine Maske gehört zu diesen Bildern."
        : "In diesen Bildern ist kein Objekt.";
    if (objects === null)
      return `${count(described)} von ${imagesDative(all)} ${described === 1 ? "hat" : "haben"} eine Maske.`;
    return `${objects === 1 ? "1 Objekt" : `${count(objects)} Objekte`} in ${count(described)} von ${imagesDative(all)}.`;
  },
  without: (names: string) => `Ausgelassen, weil nichts ihre Objekte nennt: ${names}`,
};
