// The jobs of the fake: each takes a little time, reports as the real ones do, and changes the project at its end.
import type { Backend } from "../backend";
import { checkFit } from "./checks";
import type { Desk } from "./desk";
import { exampleProject } from "./example";
import { adviceFor, epochMetrics, fakeRates, modelOf, predictImage, quickFit, splitImages } from "./learning";
import { FakeProject } from "./project";
import { count, fail, type Runner } from "./runner";

type Jobs = Pick<
  Backend,
  "startImport" | "startExample" | "startFit" | "startFindRate" | "startPredict" | "startRefit"
>;

export function createFakeJobs(desk: Desk, runner: Runner, images: number): Jobs {
  return {
    startImport: async (paths, { naming, pages }, onEvent) =>
      runner.run("import", `Import ${count(paths.length, "file")}`, onEvent, async (send) => {
        const into =
          desk.project ??
          new FakeProject(
            desk.nextToken(),
            "/home/ada/.local/share/vesicle/drafts/1.vesicle",
            "Untitled project",
            false,
          );
        desk.project = into;
        await runner.steps(send, 24, "images", "Reading images");
        const first = into.document.images.length + 1;
        into.edit(`Add ${count(24, "image")}`, (next) => {
          const more = exampleProject(24, "").document.images;
          next.images.push(
            ...more.map((image, index) => ({
              ...image,
              id: first + index,
              categoryId: null,
              origin: null,
              slices: pages[0]?.slices ?? 9,
              files: naming ? 2 : 1,
            })),
          );
        });
        return {
          summary: "24 images were added, 2 files were skipped.",
          added: 24,
          skipped: [
            { path: "/data/plate-1/notes.png", reason: "This is a text file, not a PNG image." },
            {
              path: "/data/plate-1/B07_u2os.tif",
              reason: "The TIFF file ends in the middle of the image (truncated).",
            },
          ],
          notes: [],
        };
      }),
    startExample: async (fresh, onEvent) =>
      runner.run("example", "Open the example project", onEvent, async (send) => {
        const again = fresh ? null : desk.kept;
        if (!again) await runner.steps(send, images, "images", "Simulating cells");
        desk.project = again ?? exampleProject(images, desk.nextToken());
        desk.kept = desk.project;
        return {
          summary: `The example project is open with ${count(desk.project.document.images.length, "image")}.`,
          added: images,
          skipped: [],
          notes: [],
        };
      }),
    startFit: async (settings, start, onEvent) => {
      const target = desk.open();
      const check = checkFit(target, settings, start);
      if (check.problems.length > 0) {
        fail(
          "invalidSettings",
          "The classifier cannot be fitted with these settings.",
          check.problems.map((problem) => problem.message),
        );
      }
      return runner.run("fit", `Fit for ${count(settings.epochs, "epoch")}`, onEvent, async (send) => {
        const earlier = start === "continue" ? (target.fit?.epochs ?? []) : [];
        const starts = start === "continue" ? (target.fit?.starts ?? []) : [];
        splitImages(target, check);
        target.settings = settings;
        const epochs = [...earlier];
        for (let index = 1; index <= settings.epochs && !runner.cancelled; index++) {
          const message = index === 1 ? "Preparing the first step" : "Training";
          const data = {
            done: index - 1,
            total: settings.epochs,
            unit: "epochs",
            message,
            secondsLeft: Math.round(((settings.epochs - index) * runner.pace) / 1000),
            epoch: earlier.length + index,
            epochs: earlier.length + settings.epochs,
            batch: 1,
            batches: 1,
          };
          send({ type: "progress", data });
          await runner.wait(runner.pace);
          const metrics = epochMetrics(earlier.length + index, settings);
          epochs.push(metrics);
          send({ type: "epoch", data: metrics });
        }
        target.fit = {
          epochs,
          starts: [...starts, earlier.length + 1],
          stopped: runner.cancelled,
          training: check.training,
          validation: check.validation,
          settings,
          device: check.deviceName,
          advice: adviceFor(epochs, check.validation),
          crossValidation: null,
        };
        target.model = modelOf(target, settings, epochs.length);
        target.evaluated = null;
        target.revision++;
        return {
          summary: runner.cancelled
            ? `Stopped after ${epochs.length - earlier.length} epochs; what was learnt is desk.kept.`
            : `Fitted for ${settings.epochs} epochs.`,
          added: 0,
          skipped: [],
          notes: [],
        };
      });
    },
    startFindRate: async (_settings, _start, onEvent) =>
      runner.run("findRate", "Find a learning rate", onEvent, async (send) => {
        await runner.steps(send, 100, "batches", "Trying learning rates");
        if (!runner.cancelled) send({ type: "rates", data: fakeRates() });
        return {
          summary: "Suggested learning rate: 0.0023. There the loss fell fastest.",
          added: 0,
          skipped: [],
          notes: [],
        };
      }),
    startPredict: async (onEvent) => {
      const target = desk.open();
      if (!target.model) fail("refused", "There is no model yet. Fit the classifier first.");
      return runner.run("predict", "Predict", onEvent, async (send) => {
        const unknown = target.document.images.filter((image) => image.categoryId === null);
        await runner.steps(send, unknown.length, "images", "Predicting");
        for (const image of unknown) if (!image.missing) predictImage(image);
        target.revision++;
        return {
          summary: `${count(unknown.length, "image")} got a prediction.`,
          added: unknown.length,
          skipped: [],
          notes: [],
        };
      });
    },
    startRefit: async (onEvent) => {
      const target = desk.open();
      const check = checkFit(target, target.settings, "afresh");
      if (target.settings.architecture !== "quick" || check.problems.length > 0) return null;
      return runner.run("refit", "Keep up with the labels", onEvent, async () => {
        splitImages(target, check);
        target.fit = quickFit(target.settings, check);
        target.model = modelOf(target, target.settings, 0);
        target.evaluated = null;
        for (const image of target.document.images)
          if (image.categoryId === null && !image.missing) predictImage(image);
        target.revision++;
        return { summary: "Fitted, and predicted the rest.", added: 0, skipped: [], notes: [] };
      });
    },
  };
}
