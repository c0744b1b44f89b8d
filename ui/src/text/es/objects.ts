// Texts in Spanish of the part of the import about objects in images.
import { amount, count, images } from "./amounts";

interface Found {
  images: number;
  described: number;
  objects: number | null;
}

export const objects = {
  title: "Objetos en las imágenes",
  hint: "Con máscaras (Cellpose, StarDist, ilastik) o una tabla de rectángulos o centros (CSV, CellProfiler, COCO), cada objeto pasa a ser una imagen propia, recortada de la suya al verla.",
  maskFolder: "Carpeta de máscaras…",
  maskFiles: "Máscaras…",
  table: "Tabla o COCO…",
  whole: "Imágenes enteras",
  margin: "Margen",
  size: "Lado del cuadrado",
  minArea: "Objeto más pequeño",
  fixed: "Un cuadrado de tamaño fijo alrededor de cada uno",
  maskBackground: "Mostrar solo los píxeles del objeto",
  leaveOutBorder: "Omitir los objetos del borde",
  pieces: "Cada parte conexa es un objeto",
  reading: "Buscando objetos…",
  summary: ({ images: all, described, objects }: Found) => {
    if (described === 0)
      return objects === null
        ? "Ninguna máscara corresponde a estas imágenes."
        : "No hay ningún objeto en estas imágenes.";
    if (objects === null)
      return `${count(described)} de ${images(all)} ${described === 1 ? "tiene" : "tienen"} una máscara.`;
    return `${amount(objects, "objeto", "objetos")} en ${count(described)} de ${images(all)}.`;
  },
  without: (names: string) => `Se omiten, porque nada indica sus objetos: ${names}`,
};
