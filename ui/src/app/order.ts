// The images that are shown, in their order and groups, as one answer of the backend gave them. It finds the place of an
// image at once: the map is made when it is first asked for and kept as long as the answer.
import type { GalleryGroup } from "../backend";
import { lastWhere, type Rows, rowsFor } from "./rows";

export class Order {
  readonly ids: readonly number[];
  /** None: everything is one run of images. */
  readonly groups: readonly GalleryGroup[];
  private places: Map<number, number> | null = null;
  private rowsMade: Rows | null = null;

  constructor(ids: readonly number[], groups: readonly GalleryGroup[] = []) {
    this.ids = ids;
    this.groups = groups;
  }

  /** -1: not shown. */
  placeOf(id: number): number {
    this.places ??= new Map(this.ids.map((known, place) => [known, place]));
    return this.places.get(id) ?? -1;
  }

  has(id: number): boolean {
    return this.placeOf(id) >= 0;
  }

  /** Rows of so many columns; the same object as long as the columns stay. */
  rows(columns: number): Rows {
    if (this.rowsMade?.columns !== columns) this.rowsMade = rowsFor(this.ids.length, columns, this.groups);
    return this.rowsMade;
  }

  idsOfGroup(group: number): readonly number[] {
    const { start, count } = this.groups[group] ?? { start: 0, count: 0 };
    return this.ids.slice(start, start + count);
  }

  /** How many of these images are in each group; in one walk over them, so that a heading in sight costs nothing. */
  countByGroup(ids: Iterable<number>): Uint32Array {
    const counts = new Uint32Array(this.groups.length);
    if (this.groups.length === 0) return counts;
    for (const id of ids) {
      const place = this.placeOf(id);
      if (place < 0) continue;
      const group = lastWhere(this.groups, ({ start }) => start <= place);
      counts[group] = (counts[group] ?? 0) + 1;
    }
    return counts;
  }
}

export const EMPTY_ORDER = new Order([]);
