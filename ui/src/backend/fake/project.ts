// The fake's document: images, labels, predictions and history, with the views that the contract asks for.
// It decides nothing about jobs; it keeps snapshots for undo, as the real session does.
import type {
  Arrangement,
  CategoryView,
  ChannelSetting,
  ComparisonView,
  EvaluationSet,
  FitSettings,
  FitView,
  GalleryView,
  ImageRow,
  MapView,
  ModelView,
  Partition,
  ProjectView,
  Queue,
  SavedFilter,
  SliceView,
} from "../bindings";
import { arrange } from "./arrange";
import { type Evaluated, summaryOf } from "./evaluation";
import { rowOf } from "./row";
import { defaultSettings } from "./settings";

export interface FakeImage {
  id: number;
  name: string;
  truth: "negative" | "positive";
  categoryId: string | null;
  origin: "person" | "accepted" | null;
  confidence: number;
  predicted: string | null;
  partition: Partition;
  missing: boolean;
  /** Absent: one. */
  slices?: number;
  files?: number;
  /** Absent: 512 × 512, 2 channels of 16 bit, one time, 0.325 µm. 32 bits are fractions. */
  width?: number;
  height?: number;
  channels?: number;
  bits?: number;
  times?: number;
  pixelSize?: [number | null, number | null, number | null];
  isRgb?: boolean;
  palette?: boolean;
  /** Black and full by the file. */
  fileRange?: [number, number];
  unreadable?: boolean;
}

interface Category {
  id: string;
  name: string;
  color: string;
}

export interface FakePass {
  id: number;
  name: string;
  keptAt: string;
  labels: Map<number, string>;
}

export interface Document {
  name: string;
  images: FakeImage[];
  categories: Category[];
}

export const UNKNOWN: Category = { id: "unknown", name: "Unknown", color: "#9e9e9e" };

export class FakeProject {
  readonly token: string;
  path: string;
  readonly isExample: boolean;
  revision = 1;
  queue: { queue: Queue; ids: number[] } | null = null;
  blind = false;
  passes: FakePass[] = [];
  savedFilters: SavedFilter[] = [];
  map: MapView | null = null;
  document: Document;
  hidden = new Set<string>();
  undoStack: { name: string; before: Document }[] = [];
  redoStack: { name: string; before: Document }[] = [];
  settings: FitSettings = defaultSettings;
  model: ModelView | null = null;
  fit: FitView | null = null;
  evaluated: Evaluated | null = null;
  comparison: ComparisonView | null = null;
  labelRevision = 1;
  stack: SliceView = { one: 0 };
  /** How channels are shown: by how many there are and the type of their pixels (`likeOf`), and of single images. */
  channels = new Map<string, ChannelSetting[]>();
  ownChannels = new Map<number, ChannelSetting[]>();
  channelsVersion = 1;
  private nextCategory = 1;

  constructor(token: string, path: string, name: string, isExample: boolean) {
    this.token = token;
    this.path = path;
    this.isExample = isExample;
    this.document = { name, images: [], categories: [UNKNOWN] };
  }

  /** One undo step: `change` works on a copy, which becomes the document. */
  edit(name: string, change: (next: Document) => void): void {
    const before = this.document;
    const next = structuredClone(before);
    change(next);
    this.document = next;
    this.undoStack.push({ name, before });
    this.redoStack = [];
    this.changed();
  }

  private changed(): void {
    this.revision++;
    this.labelRevision++;
  }

  undo(): void {
    const step = this.undoStack.pop();
    if (!step) return;
    this.redoStack.push({ name: step.name, before: this.document });
    this.document = step.before;
    this.changed();
  }

  redo(): void {
    const step = this.redoStack.pop();
    if (!step) return;
    this.undoStack.push({ name: step.name, before: this.document });
    this.document = step.before;
    this.changed();
  }

  newCategoryId(): string {
    return `c${this.nextCategory++}`;
  }

  shownAs(image: FakeImage): string {
    return image.categoryId ?? (this.blind ? null : image.predicted) ?? UNKNOWN.id;
  }

  gallery(arrangement: Arrangement, known: string | null): GalleryView {
    const { images, categories } = this.document;
    const shown = images.filter((image) => !this.hidden.has(this.shownAs(image)));
    const rows = shown.map((image) => rowOf(this, image));
    const { ids, groups } = arrange(rows, arrangement, categories, this.queue?.ids ?? []);
    const hidden = images.length - shown.length;
    const digest = JSON.stringify([ids, groups]);
    const unchanged = digest === known;
    return {
      revision: this.revision,
      digest,
      unchanged,
      ids: unchanged ? [] : ids,
      total: images.length,
      hidden,
      filtered: shown.length - ids.length,
      groups: unchanged ? [] : groups,
    };
  }

  allRows(): ImageRow[] {
    return this.document.images.map((image) => rowOf(this, image));
  }

  rows(ids: number[]): ImageRow[] {
    const wanted = new Set(ids);
    return this.document.images.filter((image) => wanted.has(image.id)).map((image) => rowOf(this, image));
  }

  view(): ProjectView {
    const images = this.document.images;
    const unlabelled = images.filter((image) => image.categoryId === null);
    return {
      token: this.token,
      revision: this.revision,
      path: this.path,
      name: this.document.name,
      isDraft: this.path.includes("drafts"),
      isExample: this.isExample,
      imageCount: images.length,
      missingCount: images.filter((image) => image.missing).length,
      categories: this.document.categories.map((category) => this.categoryView(category)),
      undo: this.undoStack.at(-1)?.name ?? null,
      redo: this.redoStack.at(-1)?.name ?? null,
      fitSettings: this.settings,
      model: this.model,
      fit: this.fit,
      evaluation: this.evaluated && summaryOf(this.evaluated),
      evaluationSets: this.evaluationSets(),
      queue: this.queue && {
        queue: this.queue.queue,
        rule: "By the rule of this queue.",
        count: this.queue.ids.length,
      },
      blind: this.blind,
      passes: this.passes.map(({ labels, ...pass }) => ({ ...pass, labelled: labels.size })),
      savedFilters: this.savedFilters,
      map: this.map?.method ?? null,
      labelRevision: this.labelRevision,
      counts: {
        unknown: unlabelled.length,
        labelled: images.length - unlabelled.length,
        accepted: images.filter((image) => image.origin === "accepted").length,
        predicted: unlabelled.filter((image) => image.predicted !== null).length,
      },
      notes: [],
      stack: this.stack,
      largestStack: Math.max(1, ...images.map((image) => image.slices ?? 1)),
    };
  }

  /** On what the model can be evaluated: Quick by cross-validation, a network on what validates. */
  evaluationSets(): EvaluationSet[] {
    if (!this.model) return [];
    const among = (partition: Partition) =>
      this.document.images.some((image) => image.partition === partition && image.categoryId);
    const sets: EvaluationSet[] = among("validation") ? ["validation"] : [];
    if (this.fit?.crossValidation) sets.push("crossValidation");
    if (among("test")) sets.push("test");
    if (this.document.images.some(({ categoryId }) => categoryId)) sets.push("shown");
    return among("training") ? [...sets, "training"] : sets;
  }

  private categoryView(category: Category): CategoryView {
    const images = this.document.images;
    const isUnknown = category.id === UNKNOWN.id;
    return {
      ...category,
      shown: !this.hidden.has(category.id),
      labelled: isUnknown
        ? images.filter((image) => image.categoryId === null && image.predicted === null).length
        : images.filter((image) => image.categoryId === category.id).length,
      predicted: images.filter((image) => image.categoryId === null && image.predicted === category.id)
        .length,
    };
  }
}

/** A person labels images; `null` takes the labels away. */
export function label(document: Document, ids: number[], categoryId: string | null): void {
  const wanted = new Set(ids);
  for (const image of document.images) {
    if (!wanted.has(image.id)) continue;
    image.categoryId = categoryId;
    image.origin = categoryId === null ? null : "person";
    image.predicted = null;
    image.partition = categoryId === null ? "inference" : "unassigned";
  }
}
