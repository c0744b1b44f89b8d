// The fake's document: images, labels, predictions and history, with the views that the contract asks for.
// It decides nothing about jobs; it keeps snapshots for undo, as the real session does.
import type {
  CategoryView,
  EvaluationView,
  FitSettings,
  FitView,
  GalleryView,
  ImageRow,
  ModelView,
  Partition,
  ProjectView,
  SliceView,
} from "../bindings";
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
}

interface Category {
  id: string;
  name: string;
  color: string;
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
  document: Document;
  hidden = new Set<string>();
  undoStack: { name: string; before: Document }[] = [];
  redoStack: { name: string; before: Document }[] = [];
  settings: FitSettings = defaultSettings;
  model: ModelView | null = null;
  fit: FitView | null = null;
  evaluation: EvaluationView | null = null;
  stack: SliceView = { one: 0 };
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
    this.revision++;
  }

  undo(): void {
    const step = this.undoStack.pop();
    if (!step) return;
    this.redoStack.push({ name: step.name, before: this.document });
    this.document = step.before;
    this.revision++;
  }

  redo(): void {
    const step = this.redoStack.pop();
    if (!step) return;
    this.undoStack.push({ name: step.name, before: this.document });
    this.document = step.before;
    this.revision++;
  }

  newCategoryId(): string {
    return `c${this.nextCategory++}`;
  }

  shownAs(image: FakeImage): string {
    return image.categoryId ?? image.predicted ?? UNKNOWN.id;
  }

  gallery(): GalleryView {
    const ids = this.document.images
      .filter((image) => !this.hidden.has(this.shownAs(image)))
      .map((image) => image.id);
    const total = this.document.images.length;
    return { revision: this.revision, ids, total, hidden: total - ids.length };
  }

  rows(ids: number[]): ImageRow[] {
    const wanted = new Set(ids);
    return this.document.images.filter((image) => wanted.has(image.id)).map((image) => this.row(image));
  }

  private row(image: FakeImage): ImageRow {
    const others = this.document.categories.filter(({ id }) => id !== UNKNOWN.id && id !== image.predicted);
    const prediction =
      image.categoryId === null && image.predicted !== null
        ? {
            categoryId: image.predicted,
            confidence: image.confidence,
            probabilities: [
              { categoryId: image.predicted, probability: image.confidence },
              ...others.map(({ id }) => ({
                categoryId: id,
                probability: (1 - image.confidence) / Math.max(1, others.length),
              })),
            ],
          }
        : null;
    return {
      id: image.id,
      name: image.name,
      path: `/data/plate-1/${image.name}`,
      files: image.files ?? 1,
      version: "1",
      width: 512,
      height: 512,
      channels: 2,
      channelNames: ["DNA", "arrestin-GFP"],
      slices: image.slices ?? 1,
      times: 1,
      bits: 16,
      pixelSize: [0.325, 0.325, image.slices ? 2 : null],
      categoryId: image.categoryId,
      origin: image.origin,
      prediction,
      partition: image.partition,
      missing: image.missing,
      metadata: [
        { name: "well", value: image.name.slice(0, 3) },
        {
          name: "simulated truth",
          value: image.truth === "positive" ? "Positive Control" : "Negative Control",
        },
      ],
    };
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
      evaluation: this.evaluation,
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
