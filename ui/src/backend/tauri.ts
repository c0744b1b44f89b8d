// The real backend: the generated commands with their results unwrapped, and the events. It holds no state.
import { Channel, convertFileSrc } from "@tauri-apps/api/core";
import { type Backend, BackendError, type OnJobEvent, type Unlisten } from "./backend";
import { type CommandError, commands, events, type JobEvent } from "./bindings";
import { tilePath } from "./tilePath";

type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: CommandError };

async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  let result: Answer<T>;
  try {
    result = await answer;
  } catch (error) {
    // The call never reached a command: a refused permission, or the window is closing.
    throw new BackendError({ kind: "internal", message: String(error), details: [] });
  }
  if (result.status === "ok") return result.data;
  // A refused permission comes as a bare string through the same door.
  if (typeof result.error === "string") {
    throw new BackendError({ kind: "internal", message: result.error, details: [] });
  }
  throw new BackendError(result.error);
}

function channel(onEvent: OnJobEvent): Channel<JobEvent> {
  const made = new Channel<JobEvent>();
  made.onmessage = onEvent;
  return made;
}

/** Turns Tauri's promise of an unlisten function into one that can be called at once. */
function subscription(listening: Promise<() => void>): Unlisten {
  return () => {
    void listening.then((unlisten) => unlisten());
  };
}

/** The bytes of a text in hexadecimal, which no address has to escape. */
function hexOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function createTauriBackend(): Backend {
  return {
    appInfo: () => unwrap(commands.appInfo()),
    appSettings: () => unwrap(commands.appSettings()),
    saveAppSettings: (settings) => unwrap(commands.saveAppSettings(settings)),
    backbone: () => unwrap(commands.backbone()),
    installBackbone: (path) => unwrap(commands.installBackbone(path)),
    logClientError: (message) => unwrap(commands.logClientError(message)),
    newProject: (path) => unwrap(commands.newProject(path)),
    openProject: (path) => unwrap(commands.openProject(path)),
    saveProjectAs: (path) => unwrap(commands.saveProjectAs(path)),
    renameProject: (name) => unwrap(commands.renameProject(name)),
    closeProject: () => unwrap(commands.closeProject()),
    forgetRecent: (path) => unwrap(commands.forgetRecent(path)),
    projectView: () => unwrap(commands.projectView()),
    gallery: (arrangement, known) => unwrap(commands.gallery(arrangement, known)),
    imageColumns: () => unwrap(commands.imageColumns()),
    columnValues: (column) => unwrap(commands.columnValues(column)),
    imageRows: (ids) => unwrap(commands.imageRows(ids)),
    labelImages: (ids, categoryId) => unwrap(commands.labelImages(ids, categoryId)),
    setPartition: (ids, partition) => unwrap(commands.setPartition(ids, partition)),
    createCategory: (name, color, ids) => unwrap(commands.createCategory(name, color, ids)),
    renameCategory: (id, name) => unwrap(commands.renameCategory(id, name)),
    recolorCategory: (id, color) => unwrap(commands.recolorCategory(id, color)),
    deleteCategory: (id) => unwrap(commands.deleteCategory(id)),
    removeImages: (ids) => unwrap(commands.removeImages(ids)),
    acceptPredictions: (ids, minConfidence) => unwrap(commands.acceptPredictions(ids, minConfidence)),
    undo: () => unwrap(commands.undo()),
    redo: () => unwrap(commands.redo()),
    setCategoryShown: (id, shown) => unwrap(commands.setCategoryShown(id, shown)),
    showAllCategories: () => unwrap(commands.showAllCategories()),
    setStack: (stack) => unwrap(commands.setStack(stack)),
    clearPredictions: () => unwrap(commands.clearPredictions()),
    viewerImage: (id, slice, time) => unwrap(commands.viewerImage(id, slice, time)),
    pixelValues: (id, slice, time, x, y) => unwrap(commands.pixelValues(id, slice, time, x, y)),
    setChannels: (id, channels, kind, settings) => unwrap(commands.setChannels(id, channels, kind, settings)),
    resetChannels: (id, channels, kind) => unwrap(commands.resetChannels(id, channels, kind)),
    rangeOfSet: (channels, kind, channel, low, high) =>
      unwrap(commands.rangeOfSet(channels, kind, channel, low, high)),
    lookAt: (ids) => unwrap(commands.lookAt(ids)),
    saveFitSettings: (settings) => unwrap(commands.saveFitSettings(settings)),
    pickImages: () => unwrap(commands.pickImages()),
    pickFolder: () => unwrap(commands.pickFolder()),
    pickPiximi: () => unwrap(commands.pickPiximi()),
    pickTable: () => unwrap(commands.pickTable()),
    pickProject: () => unwrap(commands.pickProject()),
    pickNewProject: (suggestedName) => unwrap(commands.pickNewProject(suggestedName)),
    pickExport: (suggestedName, ending) => unwrap(commands.pickExport(suggestedName, ending)),
    pickWeights: () => unwrap(commands.pickWeights()),
    devices: () => unwrap(commands.devices()),
    settingSpecs: () => unwrap(commands.settingSpecs()),
    checkFit: (settings, start) => unwrap(commands.checkFit(settings, start)),
    modelSummary: () => unwrap(commands.modelSummary()),
    exportPredictions: (path) => unwrap(commands.exportPredictions(path)),
    previewImport: (paths, naming) => unwrap(commands.previewImport(paths, naming)),
    previewObjects: (paths, objects, naming) => unwrap(commands.previewObjects(paths, objects, naming)),
    previewLabels: (paths, table, naming) => unwrap(commands.previewLabels(paths, table, naming)),
    startImport: (paths, answers, onEvent) => unwrap(commands.startImport(paths, answers, channel(onEvent))),
    startExample: (fresh, onEvent) => unwrap(commands.startExample(fresh, channel(onEvent))),
    startFit: (settings, start, onEvent) => unwrap(commands.startFit(settings, start, channel(onEvent))),
    startFindRate: (settings, start, onEvent) =>
      unwrap(commands.startFindRate(settings, start, channel(onEvent))),
    startPredict: (onEvent) => unwrap(commands.startPredict(channel(onEvent))),
    startRefit: (onEvent) => unwrap(commands.startRefit(channel(onEvent))),
    startQueue: (queue, onEvent) => unwrap(commands.startQueue(queue, channel(onEvent))),
    clearQueue: () => unwrap(commands.clearQueue()),
    keepPass: (name) => unwrap(commands.keepPass(name)),
    beginPass: (name) => unwrap(commands.beginPass(name)),
    takePass: (id) => unwrap(commands.takePass(id)),
    deletePass: (id) => unwrap(commands.deletePass(id)),
    agreement: (first, second) => unwrap(commands.agreement(first, second)),
    beginBlind: (order) => unwrap(commands.beginBlind(order)),
    endBlind: () => unwrap(commands.endBlind()),
    saveFilter: (name, arrangement) => unwrap(commands.saveFilter(name, arrangement)),
    forgetFilter: (name) => unwrap(commands.forgetFilter(name)),
    startMap: (method, onEvent) => unwrap(commands.startMap(method, channel(onEvent))),
    mapPoints: () => unwrap(commands.mapPoints()),
    startEvaluate: (set, arrangement, onEvent) =>
      unwrap(commands.startEvaluate(set, arrangement, channel(onEvent))),
    evaluation: () => unwrap(commands.evaluation()),
    evaluationCurves: (kind) => unwrap(commands.evaluationCurves(kind)),
    evaluationGroups: (column) => unwrap(commands.evaluationGroups(column)),
    evaluationLosses: () => unwrap(commands.evaluationLosses()),
    evaluationImages: (which) => unwrap(commands.evaluationImages(which)),
    keptModels: () => unwrap(commands.keptModels()),
    startCompare: (models, onEvent) => unwrap(commands.startCompare(models, channel(onEvent))),
    comparison: () => unwrap(commands.comparison()),
    startReport: (path, onEvent) => unwrap(commands.startReport(path, channel(onEvent))),
    exportEvaluation: (table, path) => unwrap(commands.exportEvaluation(table, path)),
    saveChart: (path, content) => unwrap(commands.saveChart(path, content)),
    exportTable: (rows, path) => unwrap(commands.exportTable(rows, path)),
    startExplain: (image, categoryId, method, onEvent) =>
      unwrap(commands.startExplain(image, categoryId, method, channel(onEvent))),
    heat: () => unwrap(commands.heat()),
    plates: (columns, basis) => unwrap(commands.plates(columns, basis)),
    wellImages: (columns, plate, wells) => unwrap(commands.wellImages(columns, plate, wells)),
    separation: (columns, basis, value, controls, robust) =>
      unwrap(commands.separation(columns, basis, value, controls, robust)),
    doseResponse: (columns, basis, value, dose, group, groupValue, controls) =>
      unwrap(commands.doseResponse(columns, basis, value, dose, group, groupValue, controls)),
    exportPlates: (columns, basis, path) => unwrap(commands.exportPlates(columns, basis, path)),
    modelForms: (model) => unwrap(commands.modelForms(model)),
    exportModel: (path, format, model, kind) => unwrap(commands.exportModel(path, format, model, kind)),
    pickModel: () => unwrap(commands.pickModel()),
    importModel: (path) => unwrap(commands.importModel(path)),
    pickEmptyFolder: () => unwrap(commands.pickEmptyFolder()),
    startExportImages: (folder, basis, link, onEvent) =>
      unwrap(commands.startExportImages(folder, basis, link, channel(onEvent))),
    checkPiximi: () => unwrap(commands.checkPiximi()),
    startExportPiximi: (path, onEvent) => unwrap(commands.startExportPiximi(path, channel(onEvent))),
    cancelJob: (id) => unwrap(commands.cancelJob(id)),
    jobState: () => unwrap(commands.jobState()),
    onViewChanged: (callback) => subscription(events.viewChanged.listen(() => callback())),
    onFilesDropped: (callback) =>
      subscription(events.filesDropped.listen((event) => callback(event.payload))),
    onDragHover: (callback) => subscription(events.dragHover.listen((event) => callback(event.payload))),
    // `thumb://localhost/…` on Linux and macOS, `http://thumb.localhost/…` on Windows.
    thumbUrl: (token, row, large = false) =>
      `${convertFileSrc("", "thumb")}${token}/${row.id}?${large ? "large&" : ""}v=${encodeURIComponent(row.version)}`,
    augmentedUrl: (token, settings, number) =>
      `${convertFileSrc("", "thumb")}${token}/augmented/${number}?s=${hexOf(JSON.stringify(settings))}`,
    tileUrl: (token, place, channels) => `${convertFileSrc("", "tile")}${tilePath(token, place, channels)}`,
  };
}
