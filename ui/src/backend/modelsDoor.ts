// The part of the interface that is about models, images and projects that leave, and models that come in.
import type { OnJobEvent } from "./backend";
import type {
  ModelExport,
  ModelFormat,
  ModelForms,
  ModelImport,
  PiximiCheck,
  PlateBasis,
  SampleKind,
} from "./bindings";

export interface ModelsDoor {
  /** Which forms a model, by its id, can have. */
  modelForms(model: string): Promise<ModelForms>;
  /** `kind`: the type of the values that a graph takes; null is that of the images that the model was fitted on. */
  exportModel(
    path: string,
    format: ModelFormat,
    model: string,
    kind: SampleKind | null,
  ): Promise<ModelExport>;
  /** A model that was exported; null where the person cancels. */
  pickModel(): Promise<string | null>;
  /** Adds it; it predicts from now on. */
  importModel(path: string): Promise<ModelImport>;
  /** A folder to write into; null where the person cancels. */
  pickEmptyFolder(): Promise<string | null>;
  /** Into a folder for each category, within one that is new or empty. */
  startExportImages(folder: string, basis: PlateBasis, link: boolean, onEvent: OnJobEvent): Promise<number>;
  /** What the project would be in Piximi. */
  checkPiximi(): Promise<PiximiCheck>;
  startExportPiximi(path: string, onEvent: OnJobEvent): Promise<number>;
}
