// An in-memory backend that behaves: a project with labels, undo, jobs with progress, predictions and an evaluation.
// For unit tests and for looking at the page in a browser; it never reaches a production build.
import type { Backend } from "./backend";
import type { RecentProject } from "./bindings";
import { columnValues, metadataColumns } from "./fake/arrange";
import { createFakeBackbone } from "./fake/backbone";
import { checkFit } from "./fake/checks";
import { Desk } from "./fake/desk";
import { onDragHover, onFilesDropped } from "./fake/dropping";
import { createFakeEvaluations } from "./fake/evaluations";
import { exampleProject } from "./fake/example";
import { createFakeExplaining } from "./fake/explaining";
import { createFakeJobs } from "./fake/jobs";
import { oddImages } from "./fake/kinds";
import { createFakeMap } from "./fake/map";
import { createFakeModels } from "./fake/models";
import { previewImport, previewLabels } from "./fake/naming";
import { previewObjects } from "./fake/objects";
import { createFakePasses } from "./fake/passes";
import { createFakePlates } from "./fake/plates";
import { FakeProject, label } from "./fake/project";
import { createFakeQueues } from "./fake/queues";
import { count, fail, Runner } from "./fake/runner";
import { settingSpecs } from "./fake/settingSpecs";
import { createFakeAppSettings, devices } from "./fake/settings";
import { createFakeViewing } from "./fake/viewing";

export interface FakeOptions {
  images?: number;
  /** Milliseconds that an epoch and other job steps take; 0 in unit tests. */
  pace?: number;
}

export function createFakeBackend({ images = 72, pace = 250 }: FakeOptions = {}): Backend {
  const desk = new Desk();
  const listeners = new Set<() => void>();
  const runner = new Runner(pace, () => {
    for (const listener of listeners) listener();
  });
  let recent: RecentProject[] = [
    {
      path: "/home/ada/screens/translocation-plate-7.vesicle",
      name: "Translocation plate 7",
      openedAt: "2026-11-20T09:12:00Z",
      exists: true,
    },
    { path: "/media/usb/old/pilot.vesicle", name: "Pilot", openedAt: "2026-10-02T16:40:00Z", exists: false },
  ];

  const open = () => desk.open();
  const edit = async (name: string, change: Parameters<FakeProject["edit"]>[1]) => {
    open().edit(name, change);
    return open().view();
  };
  const adopt = async (next: FakeProject) => {
    desk.project = next;
    return next.view();
  };

  return {
    appInfo: async () => ({ version: "0.1.0", recent, exampleExists: desk.kept !== null }),
    logClientError: async () => null,
    ...createFakeAppSettings(),
    ...createFakeQueues(desk),
    ...createFakePasses(desk),
    ...createFakeMap(desk, runner),
    ...createFakeExplaining(desk, runner),
    ...createFakePlates(desk),
    ...createFakeModels(desk, runner),
    newProject: (path) =>
      adopt(
        new FakeProject(
          desk.nextToken(),
          path ?? "/home/ada/.local/share/vesicle/drafts/1.vesicle",
          "Untitled project",
          false,
        ),
      ),
    openProject: async (path) => {
      if (path.endsWith("broken.vesicle")) {
        fail("unreadableFile", `“${path}” is not a Vesicle project. Choose a file that Vesicle has saved.`, [
          "file is not a database",
        ]);
      }
      const next = exampleProject(images, desk.nextToken());
      next.path = path;
      next.document.images.push(...oddImages(images + 1));
      next.document.name = recent.find((item) => item.path === path)?.name ?? "Opened project";
      return adopt(next);
    },
    saveProjectAs: async (path) => {
      open().path = path;
      open().revision++;
      return open().view();
    },
    renameProject: (name) =>
      edit(`Rename project to “${name}”`, (next) => {
        next.name = name;
      }),
    closeProject: async () => {
      if (desk.project?.isExample) desk.kept = desk.project;
      desk.project = null;
      return null;
    },
    forgetRecent: async (path) => {
      recent = recent.filter((item) => item.path !== path);
      return { version: "0.1.0", recent, exampleExists: desk.kept !== null };
    },
    projectView: async () => desk.project?.view() ?? null,
    gallery: async (arrangement, known) => open().gallery(arrangement, known),
    imageColumns: async () => metadataColumns(open().allRows()),
    columnValues: async (column) => columnValues(open().allRows(), column, open().document.categories),
    imageRows: async (ids) => open().rows(ids),
    labelImages: (ids, categoryId) =>
      edit(
        categoryId === "unknown"
          ? `Unlabel ${count(ids.length, "image")}`
          : `Label ${count(ids.length, "image")}`,
        (next) => label(next, ids, categoryId === "unknown" ? null : categoryId),
      ),
    setPartition: (ids, partition) =>
      edit(`Set the partition of ${count(ids.length, "image")}`, (next) => {
        for (const image of next.images) if (ids.includes(image.id)) image.partition = partition;
      }),
    createCategory: async (name, color, ids) => {
      if (
        open().document.categories.some(
          (category) => category.name.toLowerCase() === name.trim().toLowerCase(),
        )
      ) {
        fail("refused", `A category named “${name}” already exists. Choose another name.`);
      }
      const said = ids.length > 0 ? `Label ${count(ids.length, "image")} as new` : "Create category";
      return edit(`${said} “${name}”`, (next) => {
        const id = open().newCategoryId();
        next.categories.push({ id, name: name.trim(), color: color ?? "#009e73" });
        label(next, ids, id);
      });
    },
    renameCategory: (id, name) =>
      edit(`Rename category to “${name}”`, (next) => {
        for (const category of next.categories) if (category.id === id) category.name = name;
      }),
    recolorCategory: (id, color) =>
      edit("Recolour category", (next) => {
        for (const category of next.categories) if (category.id === id) category.color = color;
      }),
    deleteCategory: (id) =>
      edit("Delete category", (next) => {
        next.categories = next.categories.filter((category) => category.id !== id);
        for (const image of next.images) {
          if (image.categoryId === id) image.categoryId = image.origin = null;
          if (image.predicted === id) image.predicted = null;
        }
      }),
    removeImages: (ids) =>
      edit(`Remove ${count(ids.length, "image")}`, (next) => {
        const gone = new Set(ids);
        next.images = next.images.filter((image) => !gone.has(image.id));
      }),
    acceptPredictions: (ids, minConfidence) =>
      edit("Accept predictions", (next) => {
        const wanted = ids === null ? null : new Set(ids);
        for (const image of next.images) {
          const chosen =
            image.categoryId === null && image.predicted !== null && (wanted?.has(image.id) ?? true);
          if (!chosen || image.confidence < (minConfidence ?? 0)) continue;
          image.categoryId = image.predicted;
          image.origin = "accepted";
          image.partition = "unassigned";
          image.predicted = null;
        }
      }),
    undo: async () => {
      open().undo();
      return open().view();
    },
    redo: async () => {
      open().redo();
      return open().view();
    },
    setCategoryShown: async (id, shown) => {
      if (shown) open().hidden.delete(id);
      else open().hidden.add(id);
      open().revision++;
      return open().view();
    },
    showAllCategories: async () => {
      open().hidden.clear();
      open().revision++;
      return open().view();
    },
    setStack: async (stack) => {
      open().stack = stack;
      open().revision++;
      return open().view();
    },
    clearPredictions: async () => {
      for (const image of open().document.images) image.predicted = null;
      open().revision++;
      return open().view();
    },
    saveFitSettings: async (settings) => {
      open().settings = settings;
      open().revision++;
      return open().view();
    },
    pickImages: async () => ["/data/plate-1/A01.tif", "/data/plate-1/A02.tif"],
    pickFolder: async () => ["/data/plate-1"],
    pickPiximi: async () => "/data/study.zip",
    pickTable: async () => "/data/plate-1/labels.csv",
    pickProject: async () => "/home/ada/screens/translocation-plate-7.vesicle",
    pickNewProject: async (suggestedName) => `/home/ada/${suggestedName}.vesicle`,
    ...createFakeBackbone(),
    pickExport: async (suggestedName, ending) =>
      `/home/ada/${suggestedName}.${ending === "csvOrParquet" ? "csv" : ending}`,
    previewImport: async (paths, naming) => previewImport(paths, naming),
    previewObjects: async (paths, objects) => previewObjects(paths, objects),
    previewLabels: async (paths, table) => previewLabels(paths, table),
    devices: async () => devices,
    settingSpecs: async () => settingSpecs,
    checkFit: async (settings, start) => checkFit(open(), settings, start),
    modelSummary: async () => [
      { name: "conv1 5×5", outputShape: "60 × 60 × 8", parameters: 408, trainable: true },
      { name: "max pool 2×2", outputShape: "30 × 30 × 8", parameters: 0, trainable: true },
      { name: "conv2 5×5", outputShape: "26 × 26 × 16", parameters: 3216, trainable: true },
      { name: "max pool 2×2", outputShape: "13 × 13 × 16", parameters: 0, trainable: true },
      { name: "dense", outputShape: "2", parameters: 5410, trainable: true },
    ],
    exportPredictions: async (path) => ({ path, rows: open().document.images.length }),

    ...createFakeViewing(desk),
    ...createFakeJobs(desk, runner, images),
    ...createFakeEvaluations(desk, runner),
    cancelJob: async () => {
      runner.cancel();
      return null;
    },
    jobState: async () => runner.state,
    onViewChanged: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    onFilesDropped,
    onDragHover,
  };
}
