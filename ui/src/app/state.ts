// The state of the window: what is open, what is selected, what runs, what is to be read. The document itself lives in
// the backend; here is only its newest view. Nothing here calls the backend.
import type {
  AppInfo,
  EpochMetrics,
  FitStart,
  GalleryView,
  JobKind,
  JobProgress,
  ProjectView,
} from "../backend";
import type { Notice } from "./notices";
import { EMPTY, type Grid, type Selection } from "./selection";

export interface ActiveJob {
  /** null until the backend has given it a number. */
  id: number | null;
  kind: JobKind;
  title: string;
  progress: JobProgress | null;
  /** Epochs of this fit so far. */
  epochs: EpochMetrics[];
  /** For a fit started from this window: how it began and how many epochs were asked for. */
  start: FitStart | null;
  plannedEpochs: number | null;
  stopping: boolean;
}

/** How files and folders came: chosen as a folder, dropped, or chosen as files. */
export type ImportFrom = "folder" | "drop" | "files";

export type DialogState =
  | { kind: "fit" }
  | { kind: "evaluation" }
  | { kind: "accept" }
  | { kind: "remove"; ids: number[] }
  | { kind: "category"; mode: "new" | "rename" | "recolor"; id: string | null; labelIds: number[] }
  | { kind: "deleteCategory"; id: string }
  | { kind: "import"; paths: string[]; from: ImportFrom }
  | { kind: "exampleAfresh" }
  | { kind: "curves" }
  | { kind: "shortcuts" }
  | { kind: "settings" }
  | { kind: "about" };

export interface AppState {
  /** false until the first answer of the backend. */
  ready: boolean;
  info: AppInfo | null;
  /** null: the start screen. */
  view: ProjectView | null;
  gallery: GalleryView;
  selection: Selection;
  /** Counts keyboard moves of the focus, so that the gallery scrolls and focuses only then. */
  focusMoves: number;
  /** The image whose details are open, asked for by key. */
  infoRequest: { id: number; count: number } | null;
  grid: Grid;
  tileSize: number;
  job: ActiveJob | null;
  notices: Notice[];
  dialog: DialogState | null;
  dragHover: boolean;
}

export const TILE = { min: 96, max: 420, default: 168, step: 22 };

export const EMPTY_GALLERY: GalleryView = { revision: -1, ids: [], total: 0, hidden: 0 };

export const initialState: AppState = {
  ready: false,
  info: null,
  view: null,
  gallery: EMPTY_GALLERY,
  selection: EMPTY,
  focusMoves: 0,
  infoRequest: null,
  grid: { columns: 1, pageRows: 1 },
  tileSize: TILE.default,
  job: null,
  notices: [],
  dialog: null,
  dragHover: false,
};
