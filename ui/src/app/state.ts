// The state of the window: what is open, what is selected, what runs, what is to be read. The document itself lives in
// the backend; here is only its newest view. Nothing here calls the backend.
import type {
  AppInfo,
  Arrangement,
  Column,
  EpochMetrics,
  Explanation,
  FitStart,
  GalleryView,
  HeatView,
  JobKind,
  JobProgress,
  MapView,
  ProjectView,
  RateCurve,
} from "../backend";
import { EMPTY_ARRANGEMENT } from "./arrangement";
import type { Notice } from "./notices";
import { EMPTY_ORDER, type Order } from "./order";
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

/** How files and folders came: chosen as a folder, dropped, chosen as files, or by a table that names them. */
export type ImportFrom = "folder" | "drop" | "files" | "table";

export type DialogState =
  | { kind: "fit" }
  | { kind: "evaluation" }
  | { kind: "accept" }
  | { kind: "exportModel" }
  | { kind: "exportImages" }
  | { kind: "exportPiximi" }
  | { kind: "addModel"; path: string }
  | { kind: "remove"; ids: number[] }
  | { kind: "category"; mode: "new" | "rename" | "recolor"; id: string | null; labelIds: number[] }
  | { kind: "deleteCategory"; id: string }
  | { kind: "import"; paths: string[]; from: ImportFrom; table: string | null }
  | { kind: "exampleAfresh" }
  | { kind: "curves" }
  | { kind: "shortcuts" }
  | { kind: "saveFilter" }
  | { kind: "passes" }
  | { kind: "plates" }
  | { kind: "settings" }
  | { kind: "about" };

export type ShownAs = "gallery" | "table";

/** Columns by the keys of gallery/columns. */
export interface TableState {
  hidden: readonly string[];
  /** Pixels, where a person changed them. */
  widths: Readonly<Record<string, number>>;
}

export interface AppState {
  /** false until the first answer of the backend. */
  ready: boolean;
  info: AppInfo | null;
  /** null: the start screen. */
  view: ProjectView | null;
  gallery: GalleryView;
  /** The images of `gallery` with their places. */
  order: Order;
  /** What was asked for; `gallery` follows when the backend has answered. */
  arrangement: Arrangement;
  /** Names of the metadata columns of the project. */
  metadataColumns: readonly string[];
  shownAs: ShownAs;
  table: TableState;
  /** The choice of filters, and the column that it is or was about. */
  filterChoice: { open: boolean; column: Column };
  /** Counts how often the search field was asked for by key. */
  searchCalls: number;
  selection: Selection;
  /** Counts keyboard moves of the focus, so that the gallery scrolls and focuses only then. */
  focusMoves: number;
  /** The image whose details are open, asked for by key. */
  infoRequest: { id: number; count: number } | null;
  grid: Grid;
  tileSize: number;
  panels: Panels;
  job: ActiveJob | null;
  /** What the last look for a learning rate found. */
  rates: RateCurve | null;
  notices: Notice[];
  dialog: DialogState | null;
  /** The image that fills the window, of the project with this token. */
  viewer: { id: number; token: string } | null;
  why: Why;
  /** The last explanation, and the model that it is of. */
  explained: { heat: HeatView; modelId: string | null } | null;
  dragHover: boolean;
  /** The images as points of a plane, if they were placed since the project was opened. */
  map: MapView | null;
  mapOpen: boolean;
  /** The selection is dragged: where the pointer is, and over which category. */
  carry: { x: number; y: number; over: string | null } | null;
}

/** How the viewer asks what the model goes by, and shows it. */
export interface Why {
  open: boolean;
  method: Explanation;
  /** Each image that is opened is explained. */
  each: boolean;
  /** The explanation lies on the image. */
  shown: boolean;
  /** 0 to 1. */
  opacity: number;
}

/** Widths in pixels. */
export interface Panels {
  drawer: number;
  channels: number;
  map: number;
}

export const PANELS = {
  drawer: { min: 260, max: 480, default: 272 },
  channels: { min: 220, max: 480, default: 280 },
  map: { min: 280, max: 1600, default: 460 },
};

/** Pixels. A tile needs a large thumbnail from a width where a usual one, of 256, would be enlarged by more than a third. */
export const TILE = { min: 32, max: 512, default: 168, step: 24, large: 340 };

export const EMPTY_GALLERY: GalleryView = {
  revision: -1,
  ids: [],
  total: 0,
  hidden: 0,
  filtered: 0,
  groups: [],
  digest: "",
  unchanged: false,
};

/** What a project begins with, and what of another one is of no use in it. */
export const FRESH_ARRANGEMENT = {
  gallery: EMPTY_GALLERY,
  order: EMPTY_ORDER,
  arrangement: EMPTY_ARRANGEMENT,
  metadataColumns: [] as readonly string[],
  table: { hidden: [], widths: {} } as TableState,
  filterChoice: { open: false, column: { type: "category" } as Column },
  selection: EMPTY,
  map: null as MapView | null,
  explained: null as AppState["explained"],
};

export const initialState: AppState = {
  ready: false,
  info: null,
  view: null,
  ...FRESH_ARRANGEMENT,
  shownAs: "gallery",
  searchCalls: 0,
  focusMoves: 0,
  infoRequest: null,
  grid: { columns: 1, pageRows: 1 },
  tileSize: TILE.default,
  panels: { drawer: PANELS.drawer.default, channels: PANELS.channels.default, map: PANELS.map.default },
  job: null,
  rates: null,
  notices: [],
  dialog: null,
  viewer: null,
  why: { open: false, method: "gradCam", each: false, shown: true, opacity: 0.65 },
  dragHover: false,
  mapOpen: false,
  carry: null,
};

/** Labelling is blind: names, metadata and predictions are kept out of sight. */
export const isBlind = ({ view }: Pick<AppState, "view">): boolean => view?.blind ?? false;
