// The one interface through which the app reaches its host. It owns the shape of that door and the typed error; it
// refuses to know how calls travel (tauri.ts) or to hold any state. Every call either gives its data or throws
// BackendError; nothing is matched by prose.
import type {
  AgreementView,
  AppInfo,
  AppSettings,
  AppSettingsView,
  Arrangement,
  BackboneView,
  ChannelSetting,
  Column,
  ColumnValuesView,
  CommandError,
  ComparisonView,
  CurveKind,
  CurveView,
  DeviceInfo,
  EvaluationImages,
  EvaluationSet,
  EvaluationTable,
  EvaluationView,
  Explanation,
  ExportEnding,
  ExportReport,
  FitCheck,
  FitSettings,
  FitStart,
  GalleryView,
  GroupScoresView,
  HeatView,
  ImageRow,
  ImportAnswers,
  JobEvent,
  JobState,
  KeptModel,
  LayerRow,
  LossView,
  MapMethod,
  MapView,
  Naming,
  NamingPreview,
  ObjectsAnswer,
  ObjectsPreview,
  Partition,
  ProjectView,
  Queue,
  SampleKind,
  SetRange,
  SettingSpec,
  SliceView,
  TablePreview,
  ViewerImage,
} from "./bindings";
import type { ModelsDoor } from "./modelsDoor";
import type { PlatesDoor } from "./platesDoor";

/** A call was answered with an error: `kind` is for the code, `message` and `details` are for the person. */
export class BackendError extends Error {
  readonly kind: CommandError["kind"];
  readonly details: string[];

  constructor(error: CommandError) {
    super(error.message);
    this.name = "BackendError";
    this.kind = error.kind;
    this.details = error.details;
  }
}

/** One tile of a picture: `level` L shows every 2^L-th pixel, `column` and `row` count tiles of 512 px at that level. */
export interface TilePlace {
  id: number;
  slice: SliceView;
  time: number;
  level: number;
  column: number;
  row: number;
}

/** How one channel is drawn: its colour, and the raw values that are black and full. */
export interface Shown {
  visible: boolean;
  /** "#rrggbb" */
  color: string;
  low: number;
  high: number;
  /** In the colours of the file's palette. */
  palette: boolean;
}

export type OnJobEvent = (event: JobEvent) => void;
export type Unlisten = () => void;

export interface Backend extends PlatesDoor, ModelsDoor {
  appInfo(): Promise<AppInfo>;
  /** Writes to the app's log file; used for errors that nothing else has caught. */
  logClientError(message: string): Promise<null>;
  /** How large a picture may be, for all projects. */
  appSettings(): Promise<AppSettingsView>;
  saveAppSettings(settings: AppSettings): Promise<AppSettingsView>;
  /** Whether there are weights of the pretrained network. */
  backbone(): Promise<BackboneView>;
  installBackbone(path: string): Promise<BackboneView>;

  /** `null` keeps the project as an unnamed draft in the app's own folder. */
  newProject(path: string | null): Promise<ProjectView>;
  openProject(path: string): Promise<ProjectView>;
  saveProjectAs(path: string): Promise<ProjectView>;
  renameProject(name: string): Promise<ProjectView>;
  closeProject(): Promise<null>;
  forgetRecent(path: string): Promise<AppInfo>;
  /** `null`: no project is open. */
  projectView(): Promise<ProjectView | null>;

  /** Ids in their order and groups, without the images of hidden categories and those that are filtered out. */
  /** Without images and groups where the answer with the digest `known` had the same. */
  gallery(arrangement: Arrangement, known: string | null): Promise<GalleryView>;
  /** Names of the metadata columns, in order of first appearance. */
  imageColumns(): Promise<string[]>;
  /** Which values a column has, over all images of the project, for choosing among them. */
  columnValues(column: Column): Promise<ColumnValuesView>;
  /** Details for these ids; unknown ids are left out. Ask for the visible window only. */
  imageRows(ids: number[]): Promise<ImageRow[]>;

  labelImages(ids: number[], categoryId: string): Promise<ProjectView>;
  /** "unassigned" leaves it to the fits. */
  setPartition(ids: number[], partition: Partition): Promise<ProjectView>;
  /** Labels these images with it; one step of undo. */
  createCategory(name: string, color: string | null, ids: number[]): Promise<ProjectView>;
  renameCategory(id: string, name: string): Promise<ProjectView>;
  recolorCategory(id: string, color: string): Promise<ProjectView>;
  deleteCategory(id: string): Promise<ProjectView>;
  removeImages(ids: number[]): Promise<ProjectView>;
  /** `ids` null: all predicted images. `minConfidence` 0..1 or null. */
  acceptPredictions(ids: number[] | null, minConfidence: number | null): Promise<ProjectView>;
  undo(): Promise<ProjectView>;
  redo(): Promise<ProjectView>;

  setCategoryShown(id: string, shown: boolean): Promise<ProjectView>;
  showAllCategories(): Promise<ProjectView>;
  /** What is shown and learnt from of images that are stacks; thumbnails have another address afterwards. */
  setStack(stack: SliceView): Promise<ProjectView>;
  clearPredictions(): Promise<ProjectView>;

  /** `slice` null: what the project shows of stacks. `time` counts from 0. */
  viewerImage(id: number, slice: SliceView | null, time: number): Promise<ViewerImage>;
  /** The raw sample of each channel at a pixel of the source. */
  pixelValues(id: number, slice: SliceView, time: number, x: number, y: number): Promise<number[]>;
  /**
   * `id` null: all images with as many channels and pixels of the same type, and what single ones of them had of their
   * own is dropped.
   */
  setChannels(
    id: number | null,
    channels: number,
    kind: SampleKind,
    settings: ChannelSetting[],
  ): Promise<ProjectView>;
  resetChannels(id: number | null, channels: number, kind: SampleKind): Promise<ProjectView>;
  /** The values at two percentiles (0..100) of one channel over the images that are alike in this way. */
  rangeOfSet(
    channels: number,
    kind: SampleKind,
    channel: number,
    low: number,
    high: number,
  ): Promise<SetRange>;
  /** Which thumbnails are wanted, the most wanted first; others that wait are dropped. */
  lookAt(ids: number[]): Promise<null>;

  saveFitSettings(settings: FitSettings): Promise<ProjectView>;

  /** The pickers give `null` when the person cancels. */
  pickImages(): Promise<string[] | null>;
  pickFolder(): Promise<string[] | null>;
  /** A project or a model that Piximi saved. */
  pickPiximi(): Promise<string | null>;
  /** A table with labels and metadata. */
  pickTable(): Promise<string | null>;
  pickProject(): Promise<string | null>;
  pickNewProject(suggestedName: string): Promise<string | null>;
  pickExport(suggestedName: string, ending: ExportEnding): Promise<string | null>;
  pickWeights(): Promise<string | null>;

  devices(): Promise<DeviceInfo[]>;
  settingSpecs(): Promise<SettingSpec[]>;
  checkFit(settings: FitSettings, start: FitStart): Promise<FitCheck>;
  modelSummary(): Promise<LayerRow[]>;
  exportPredictions(path: string): Promise<ExportReport>;
  /** Which ready-made patterns fit the names of these files, and what `naming` makes of them. Without `naming` files of
   * several pages are looked into, for a second at most, and a table of labels is looked for. */
  previewImport(paths: string[], naming: Naming | null): Promise<NamingPreview>;
  /** What a table of labels says of these files. */
  previewLabels(paths: string[], table: string, naming: Naming | null): Promise<TablePreview>;
  /** What objects masks or a table tell in these files. */
  previewObjects(paths: string[], objects: ObjectsAnswer, naming: Naming | null): Promise<ObjectsPreview>;

  /** Jobs: the callback is live before the job starts; `ended` comes exactly once. A second job is refused as "busy". */
  startImport(paths: string[], answers: ImportAnswers, onEvent: OnJobEvent): Promise<number>;
  startExample(fresh: boolean, onEvent: OnJobEvent): Promise<number>;
  startFit(settings: FitSettings, start: FitStart, onEvent: OnJobEvent): Promise<number>;
  startFindRate(settings: FitSettings, start: FitStart, onEvent: OnJobEvent): Promise<number>;
  startPredict(onEvent: OnJobEvent): Promise<number>;
  /** Fits Quick anew and predicts; null where the labels do not allow it. */
  startRefit(onEvent: OnJobEvent): Promise<number | null>;
  /** null: it was made at once; else pictures are looked at first. */
  startQueue(queue: Queue, onEvent: OnJobEvent): Promise<number | null>;
  clearQueue(): Promise<ProjectView>;
  /** Keeps a copy of the labels under a name. */
  keepPass(name: string): Promise<ProjectView>;
  /** Keeps the labels and takes them from their images; undo gives them back. */
  beginPass(name: string): Promise<ProjectView>;
  /** Makes the labels those of a pass; one step of undo. */
  takePass(id: number): Promise<ProjectView>;
  deletePass(id: number): Promise<ProjectView>;
  /** null: the labels as they are now. */
  agreement(first: number | null, second: number | null): Promise<AgreementView>;
  /** Labels blind from now on, in the order of a queue by chance, until it is ended; also after a restart. */
  beginBlind(order: Queue): Promise<ProjectView>;
  endBlind(): Promise<ProjectView>;
  /** One with the same name, in any case, is replaced. */
  saveFilter(name: string, arrangement: Arrangement): Promise<ProjectView>;
  forgetFilter(name: string): Promise<ProjectView>;
  startMap(method: MapMethod, onEvent: OnJobEvent): Promise<number>;
  /** null: no map was made since the project was opened. */
  mapPoints(): Promise<MapView | null>;
  /** `set` null: on the most telling one that there is. `arrangement`: what the gallery shows, for the set of that name. */
  startEvaluate(
    set: EvaluationSet | null,
    arrangement: Arrangement | null,
    onEvent: OnJobEvent,
  ): Promise<number>;
  /** The newest evaluation in full; the view of the project has its summary. */
  evaluation(): Promise<EvaluationView | null>;
  evaluationCurves(kind: CurveKind): Promise<CurveView[]>;
  /** By the values of a metadata column, the worst first. */
  evaluationGroups(column: string): Promise<GroupScoresView[]>;
  /** Those that surprised the model most, at most 100, the highest loss first. */
  evaluationLosses(): Promise<LossView[]>;
  evaluationImages(which: EvaluationImages): Promise<number[]>;
  /** The newest first. */
  keptModels(): Promise<KeptModel[]>;
  /** Holds two models against each other on the images of the evaluation; `comparison` has what came of it. */
  startCompare(models: string[], onEvent: OnJobEvent): Promise<number>;
  comparison(): Promise<ComparisonView | null>;
  startReport(path: string, onEvent: OnJobEvent): Promise<number>;
  exportEvaluation(table: EvaluationTable, path: string): Promise<ExportReport>;
  /** Writes the bytes of an SVG or a PNG. */
  saveChart(path: string, content: number[]): Promise<null>;
  /** Writes a table that the page shows, as CSV; its first row is the header. */
  exportTable(rows: string[][], path: string): Promise<ExportReport>;
  /** Finds where an image speaks for a category of the model. */
  startExplain(image: number, categoryId: string, method: Explanation, onEvent: OnJobEvent): Promise<number>;
  /** What was found last; null: nothing since the project was opened. */
  heat(): Promise<HeatView | null>;
  cancelJob(id: number): Promise<null>;
  /** The newest job with its epochs so far, for a page that was loaded while it ran. */
  jobState(): Promise<JobState | null>;

  /** The project changed behind the page's back (a job ended). */
  onViewChanged(callback: () => void): Unlisten;
  onFilesDropped(callback: (paths: string[]) => void): Unlisten;
  onDragHover(callback: (hovering: boolean) => void): Unlisten;

  /** Address of a JPEG thumbnail, longest side at most 256 px, or 512 if large; another one for each version. */
  thumbUrl(token: string, row: Pick<ImageRow, "id" | "version">, large?: boolean): string;
  /** Address of a JPEG: variant `number` of a labelled image, as a training step with these settings might see it. */
  augmentedUrl(token: string, settings: FitSettings, number: number): string;
  /** Address of a PNG of at most 512 × 512 px. */
  tileUrl(token: string, place: TilePlace, channels: readonly Shown[]): string;
}
