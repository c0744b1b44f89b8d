// Details of images for the visible window. It asks for what is wanted and not yet known at this revision, in one call
// at a time, and goes on showing older details until the new ones are there; of a change that is under way it shows at
// once what is expected. It refuses to hold all images: beyond its limit it forgets those that are not wanted.
import type { ImageRow } from "../backend";

interface Entry {
  row: ImageRow;
  revision: number;
}

/** What becomes of a row by a change; the rows of this revision have it. null: it is not known yet. */
interface Expected {
  change: (row: ImageRow) => ImageRow;
  from: number | null;
}

export class RowCache {
  private entries = new Map<number, Entry>();
  private expected = new Map<number, Expected>();
  private wanted: readonly number[] = [];
  private revision = 0;
  private generation = 0;
  private busy = false;
  private listeners = new Set<() => void>();
  private snapshot = 0;
  private readonly fetch: (ids: number[]) => Promise<ImageRow[]>;
  private readonly onError: (error: unknown) => void;
  private readonly limit: number;

  constructor(
    fetch: (ids: number[]) => Promise<ImageRow[]>,
    onError: (error: unknown) => void,
    limit = 2000,
  ) {
    this.fetch = fetch;
    this.onError = onError;
    this.limit = limit;
  }

  get(id: number): ImageRow | undefined {
    return this.entries.get(id)?.row;
  }

  /** The ids in sight, replacing those wanted before. */
  want(ids: readonly number[]): void {
    this.wanted = ids;
    void this.load();
  }

  /** The project changed: what is in sight is asked for anew. */
  setRevision(revision: number): void {
    if (revision === this.revision) return;
    this.revision = revision;
    void this.load();
  }

  /**
   * Shows what a change will make of these images before it is answered. Call what it gives with the revision of the
   * answer, or with null if the change was not made.
   */
  expect(ids: readonly number[], change: Expected["change"]): (revision: number | null) => void {
    const expected: Expected = { change, from: null };
    const known = ids.filter((id) => this.entries.has(id));
    for (const id of known) {
      this.expected.set(id, expected);
      const { row, revision } = this.entries.get(id) as Entry;
      this.entries.set(id, { row: change(row), revision });
    }
    if (known.length > 0) this.changed();
    return (revision) => {
      expected.from = revision;
      for (const id of known) {
        const entry = this.entries.get(id);
        // Details of after the change that came before its answer may be those of a later change already.
        const early = revision === null || (entry?.revision ?? -1) >= revision;
        if (!early || this.expected.get(id) !== expected) continue;
        this.expected.delete(id);
        if (entry) entry.revision = -1;
      }
      void this.load();
    };
  }

  /** Another project: nothing that is known or under way counts any more. */
  clear(): void {
    this.generation++;
    this.entries.clear();
    this.expected.clear();
    this.wanted = [];
    this.busy = false;
    this.changed();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A number that changes with the content. */
  readonly getSnapshot = (): number => this.snapshot;

  private async load(): Promise<void> {
    if (this.busy) return;
    const revision = this.revision;
    const generation = this.generation;
    const missing = this.wanted.filter((id) => this.entries.get(id)?.revision !== revision);
    if (missing.length === 0) return;
    this.busy = true;
    try {
      const rows = await this.fetch(missing);
      if (generation !== this.generation) return;
      for (const row of rows) {
        this.entries.delete(row.id);
        this.entries.set(row.id, { row: this.withExpected(row, revision), revision });
      }
      // An id that gave no row is gone: remembering that keeps it from being asked for again and again.
      const found = new Set(rows.map((row) => row.id));
      this.wanted = this.wanted.filter(
        (id) => found.has(id) || this.entries.get(id)?.revision === revision || !missing.includes(id),
      );
      this.evict();
      this.changed();
    } catch (error) {
      if (generation !== this.generation) return;
      this.wanted = [];
      this.onError(error);
    } finally {
      if (generation === this.generation) this.busy = false;
    }
    void this.load();
  }

  private withExpected(row: ImageRow, revision: number): ImageRow {
    const expected = this.expected.get(row.id);
    if (!expected) return row;
    if (expected.from === null || revision < expected.from) return expected.change(row);
    this.expected.delete(row.id);
    return row;
  }

  private evict(): void {
    const keep = new Set(this.wanted);
    for (const id of this.entries.keys()) {
      if (this.entries.size <= this.limit) return;
      if (!keep.has(id)) this.entries.delete(id);
    }
  }

  private changed(): void {
    this.snapshot++;
    for (const listener of this.listeners) listener();
  }
}
