// Texts of the part of the import about objects in images.
import { count, images } from "./amounts";

interface Found {
  images: number;
  described: number;
  objects: number | null;
}

export const objects = {
  title: "Objects in the images",
  hint: "With masks of labels (Cellpose, StarDist, ilastik) or a table of boxes or centres (CSV, CellProfiler, COCO), each object becomes an image of its own, cut out of its image when it is seen.",
  maskFolder: "Folder of masks…",
  maskFiles: "Masks…",
  table: "Table or COCO…",
  whole: "Whole images",
  margin: "Margin",
  size: "Side of the square",
  minArea: "Smallest object",
  fixed: "A square of fixed size around each",
  maskBackground: "Show the object's own pixels only",
  leaveOutBorder: "Leave out objects at the edge",
  pieces: "Each connected piece is an object",
  reading: "Looking for objects…",
  summary: ({ images: all, described, objects }: Found) => {
    if (described === 0)
      return objects === null ? "No mask belongs to these images." : "No object is in these images.";
    if (objects === null)
      return `${count(described)} of ${images(all)} ${described === 1 ? "has" : "have"} a mask.`;
    return `${objects === 1 ? "1 object" : `${count(objects)} objects`} in ${count(described)} of ${images(all)}.`;
  },
  without: (names: string) => `Left out, since nothing tells their objects: ${names}`,
};
