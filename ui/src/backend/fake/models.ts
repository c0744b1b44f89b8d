// What the fake answers about what leaves as files and comes in: Quick is no graph, the model that comes in is always the
// same, and nothing is written.
import type { ModelsDoor } from "../modelsDoor";
import type { Desk } from "./desk";
import { fail, type Runner } from "./runner";

export function createFakeModels(desk: Desk, runner: Runner): ModelsDoor {
  const named = (id: string) => {
    const { model } = desk.open();
    if (!model) fail("refused", "There is no model yet. Fit the classifier first.");
    return model.id === id ? model : { ...model, name: "Compact CNN 1", architecture: "Compact CNN" };
  };
  const noGraph = (architecture: string) =>
    architecture === "Quick"
      ? "Quick describes images by statistics, for which ONNX has no operators. Export it as safetensors."
      : null;
  return {
    modelForms: async (id) => {
      const reason = noGraph(named(id).architecture);
      return { noGraph: reason, kinds: ["U16"], kind: "U16", usesBackbone: reason !== null };
    },
    exportModel: async (path, format, id) => {
      const { name, architecture } = named(id);
      const reason = format === "safetensors" ? null : noGraph(architecture);
      if (reason !== null) fail("refused", reason);
      return { path, model: name, notes: [] };
    },
    pickModel: async () => "/home/ada/models/plate-3.safetensors",
    importModel: async (path) => {
      if (!/\.(safetensors|onnx|zip)$/.test(path)) fail("unreadableFile", `“${path}” is no model.`);
      const target = desk.open();
      target.revision++;
      return {
        name: "Compact CNN, plate 3",
        categories: ["positive", "negative"],
        channels: 2,
        created: [],
        notes: [],
      };
    },
    pickEmptyFolder: async () => "/home/ada/sorted",
    startExportImages: async (folder, _basis, link, onEvent) => {
      const images = desk.open().document.images.length;
      return runner.run("exportImages", "Export images", onEvent, async (send) => {
        await runner.steps(send, images, "images", link ? "Linking images" : "Copying images");
        const summary = `${images} image(s) went into 3 folder(s) in ${folder}.`;
        return { summary, added: images, skipped: [], notes: [] };
      });
    },
    checkPiximi: async () => ({
      images: desk.open().document.images.length,
      notes: desk.open().model ? ["Models stay here: Piximi runs only its own."] : [],
    }),
    startExportPiximi: async (path, onEvent) => {
      const images = desk.open().document.images.length;
      return runner.run("exportPiximi", "Export a Piximi project", onEvent, async (send) => {
        await runner.steps(send, images, "images", "Writing images");
        const summary = `${images} image(s) were written to ${path}, which Piximi opens.`;
        return { summary, added: images, skipped: [], notes: [] };
      });
    },
  };
}
