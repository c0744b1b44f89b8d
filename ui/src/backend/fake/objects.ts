// Objects as the window asks for them before an import, made up.
import type { ObjectsAnswer, ObjectsPreview } from "../bindings";
import { previewImport } from "./naming";

/** Every image but the last has a mask, or ten objects in the table. */
export function previewObjects(paths: string[], { table, size }: ObjectsAnswer): ObjectsPreview {
  const { images } = previewImport(paths, null);
  const described = Math.max(0, images - 1);
  const found = { images, described, without: ["A08.tif"], notes: [] };
  if (table === null) return { ...found, problem: null, objects: null };
  if (!/\.(csv|tsv|json)$/i.test(table))
    return { images: 0, described: 0, without: [], notes: [], objects: null, problem: NO_TABLE(table) };
  return { ...found, problem: null, objects: size === null ? described * 10 : described * 9 };
}

const NO_TABLE = (table: string) =>
  `${table} cannot be used: it is not a text table in UTF-8. Save it as CSV (UTF-8)`;
