// What leaves the project for other programs besides tables and charts, and models that come in. Errors are reported
// here; an action gives true when it was done.
import type { KeptModel, ModelFormat, ModelImport, PlateBasis, SampleKind } from "../backend";
import { said, text } from "../text";
import type { Core } from "./createApp";
import type { Filing } from "./filing";
import type { Jobs } from "./jobs";

/** What files of a form end in. */
const ENDINGS = { safetensors: "safetensors", onnx: "onnx", bioimageio: "zip" } as const;

export interface Sending {
  /** Asks for a place and writes the model there. */
  exportModel(model: KeptModel, format: ModelFormat, kind: SampleKind | null): Promise<boolean>;
  /** Asks for a file; where there are predictions, a dialog asks before the model is added. */
  pickModel(): Promise<boolean>;
  addModel(path: string): Promise<boolean>;
  /** Asks for a folder and starts the job that writes the images into it. */
  exportImages(basis: PlateBasis, link: boolean): Promise<boolean>;
  /** Asks for a place and starts the job that writes the project for Piximi. */
  exportPiximi(): Promise<boolean>;
}

export function createSending(core: Core, jobs: Jobs, files: Filing): Sending {
  const { backend, store } = core;

  async function attempt(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      core.report(error);
      return false;
    }
  }

  const sending: Sending = {
    exportModel: (model, format, kind) =>
      files.at(said(model.name), ENDINGS[format], async (path) => {
        const made = await backend.exportModel(path, format, model.id, kind);
        core.notify({
          severity: "success",
          text: text.models.exported(said(made.model), made.path),
          details: made.notes.map(said),
          topic: "export",
        });
        return true;
      }),
    pickModel: () =>
      attempt(async () => {
        const path = await backend.pickModel();
        if (path === null) return false;
        if ((store.getState().view?.counts.predicted ?? 0) === 0) return sending.addModel(path);
        store.setState({ dialog: { kind: "addModel", path } });
        return false;
      }),
    addModel: (path) =>
      attempt(async () => {
        const made = await backend.importModel(path);
        await core.refresh();
        const details = addedLines(made);
        core.notify({
          severity: "success",
          text: text.models.added(said(made.name)),
          details,
          topic: "model",
        });
        return true;
      }),
    exportImages: (basis, link) =>
      attempt(async () => {
        const folder = await backend.pickEmptyFolder();
        return folder !== null && (await jobs.exportImages(folder, basis, link));
      }),
    exportPiximi: () => files.at("Piximi", "zip", (path) => jobs.exportPiximi(path)),
  };
  return sending;
}

/** What came in, line by line. Pure. */
export function addedLines({ categories, channels, created, notes }: ModelImport): string[] {
  const t = text.models;
  return [
    t.tells(categories.join(", ")),
    t.channels(channels),
    ...(created.length > 0 ? [t.created(created.join(", "))] : []),
    ...notes.map(said),
  ];
}
