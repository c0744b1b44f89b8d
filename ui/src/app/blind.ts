// Blind labelling: what of an image could tell more than its picture is kept out of the window. Pure.
import type { ImageRow } from "../backend";

/** The same image without its name, place, metadata and prediction. `named` gives it another name. */
export function blinded(row: ImageRow, named: (number: number) => string): ImageRow {
  return { ...row, name: named(pseudonym(row.id)), path: "", metadata: [], prediction: null };
}

/** A number of four digits that says nothing about when an image came; always the same for it. */
export function pseudonym(id: number): number {
  return 1000 + ((Math.imul(id + 1, 0x9e3779b1) >>> 0) % 9000);
}
