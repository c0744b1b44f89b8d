// What a person can do outside of a job: every menu, button and key calls one of these. Errors are reported here, so
// that views need not care; an action gives true when it was done.
import type { ProjectView, SliceView } from "../backend";
import { text } from "../text";
import type { Core } from "./createApp";
import type { Jobs } from "./jobs";
import type { KeyAction } from "./keymap";
import { joinsFiles } from "./naming";
import * as model from "./selection";
import { type DialogState, type ImportFrom, TILE } from "./state";

export interface Actions {
  newProject(): Promise<boolean>;
  openProject(path?: string): Promise<boolean>;
  openImages(): Promise<void>;
  openFolder(): Promise<void>;
  dropPaths(paths: string[]): void;
  saveAs(): Promise<boolean>;
  exportPredictions(): Promise<boolean>;
  closeProject(): Promise<boolean>;
  forgetRecent(path: string): Promise<boolean>;
  renameProject(name: string): Promise<boolean>;
  /** Key 0 or "unknown" takes labels away. Without a selection nothing happens. */
  categorize(categoryId: string, ids?: readonly number[]): Promise<boolean>;
  createCategory(name: string, color: string, ids: number[]): Promise<boolean>;
  renameCategory(id: string, name: string): Promise<boolean>;
  recolorCategory(id: string, color: string): Promise<boolean>;
  deleteCategory(id: string): Promise<boolean>;
  setCategoryShown(id: string, shown: boolean): Promise<boolean>;
  showAllCategories(): Promise<boolean>;
  /** What is shown of images that are stacks, and what the classifier learns from. */
  setStack(stack: SliceView): Promise<boolean>;
  removeImages(ids: number[]): Promise<boolean>;
  acceptPredictions(ids: number[] | null, minConfidence: number | null): Promise<boolean>;
  clearPredictions(): Promise<boolean>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** Selects exactly these images; hidden categories are shown again when they hide one of them. */
  selectExactly(ids: number[]): Promise<boolean>;
  select(change: (selection: model.Selection, order: readonly number[]) => model.Selection): void;
  zoom(size: number): void;
  open(dialog: DialogState | null): void;
  perform(action: KeyAction): void;
}

export function createActions(core: Core, jobs: Jobs): Actions {
  const { backend, store } = core;
  const state = () => store.getState();

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      core.report(error);
      return false;
    }
  }
  const edit = (call: () => Promise<ProjectView>) => attempt(async () => core.setView(await call()));
  const select: Actions["select"] = (change) =>
    store.setState(({ selection, gallery }) => ({ selection: change(selection, gallery.ids) }));

  /** Files are read at once, unless something is to be asked: their names say that several make one image, or they have
   * pages that they do not explain. */
  async function openFiles(paths: string[], from: ImportFrom): Promise<void> {
    const seen = await backend.previewImport(paths, null);
    const asks = seen.pages !== null || (paths.length > 1 && joinsFiles(seen));
    if (asks) actions.open({ kind: "import", paths, from });
    else await jobs.import(paths, { labelsFromFolders: false, naming: null, pages: null });
  }

  const actions: Actions = {
    newProject: () => edit(() => backend.newProject(null)),
    openProject: (path) =>
      attempt(async () => {
        const chosen = path ?? (await backend.pickProject());
        if (chosen === null) return;
        await core.setView(await backend.openProject(chosen));
        await core.refreshInfo();
      }),
    async openImages() {
      await attempt(async () => {
        const paths = await backend.pickImages();
        if (paths && paths.length > 0) await openFiles(paths, "files");
      });
    },
    async openFolder() {
      await attempt(async () => {
        const paths = await backend.pickFolder();
        if (paths && paths.length > 0) actions.open({ kind: "import", paths, from: "folder" });
      });
    },
    dropPaths(paths) {
      if (paths.length === 0) return;
      const projects = paths.filter((path) => path.toLowerCase().endsWith(".vesicle"));
      if (projects.length === 1 && paths.length === 1) void actions.openProject(projects[0]);
      else if (paths.every((path) => /\.[a-z0-9]{2,4}$/i.test(path)))
        void attempt(() => openFiles(paths, "drop"));
      // A path without an extension is most likely a folder, whose sub-folders may be categories.
      else actions.open({ kind: "import", paths, from: "drop" });
    },
    saveAs: () =>
      attempt(async () => {
        const view = state().view;
        if (!view) return;
        const path = await backend.pickNewProject(view.name);
        if (path === null) return;
        await core.setView(await backend.saveProjectAs(path));
        await core.refreshInfo();
        core.notify({ severity: "success", text: text.notices.savedAs(path), details: [], topic: "save" });
      }),
    exportPredictions: () =>
      attempt(async () => {
        const view = state().view;
        if (!view) return;
        const path = await backend.pickExportCsv(`${view.name} predictions`);
        if (path === null) return;
        const report = await backend.exportPredictions(path);
        core.notify({
          severity: "success",
          text: text.notices.exported(report.rows, report.path),
          details: [],
          topic: "export",
        });
      }),
    closeProject: () =>
      attempt(async () => {
        await backend.closeProject();
        actions.open(null);
        await core.setView(null);
        await core.refreshInfo();
      }),
    forgetRecent: (path) => attempt(async () => store.setState({ info: await backend.forgetRecent(path) })),
    renameProject: (name) => edit(() => backend.renameProject(name)),
    async categorize(categoryId, ids) {
      const chosen = [...(ids ?? state().selection.ids)];
      if (chosen.length === 0) return false;
      return edit(() => backend.labelImages(chosen, categoryId));
    },
    createCategory: (name, color, ids) => edit(() => backend.createCategory(name, color, ids)),
    renameCategory: (id, name) => edit(() => backend.renameCategory(id, name)),
    recolorCategory: (id, color) => edit(() => backend.recolorCategory(id, color)),
    deleteCategory: (id) => edit(() => backend.deleteCategory(id)),
    setCategoryShown: (id, shown) => edit(() => backend.setCategoryShown(id, shown)),
    showAllCategories: () => edit(() => backend.showAllCategories()),
    setStack: (stack) => edit(() => backend.setStack(stack)),
    removeImages: (ids) => edit(() => backend.removeImages(ids)),
    acceptPredictions: (ids, minConfidence) =>
      attempt(async () => {
        const before = state().view?.counts.accepted ?? 0;
        const view = await backend.acceptPredictions(ids, minConfidence);
        await core.setView(view);
        const accepted = view.counts.accepted - before;
        const said = accepted > 0 ? text.notices.accepted(accepted) : text.notices.acceptedNone;
        core.notify({
          severity: accepted > 0 ? "success" : "info",
          text: said,
          details: [],
          topic: "accept",
        });
      }),
    clearPredictions: () => edit(() => backend.clearPredictions()),
    async undo() {
      return state().view?.undo ? edit(() => backend.undo()) : false;
    },
    async redo() {
      return state().view?.redo ? edit(() => backend.redo()) : false;
    },
    async selectExactly(ids) {
      const shown = new Set(state().gallery.ids);
      if (ids.some((id) => !shown.has(id))) {
        if (!(await actions.showAllCategories())) return false;
      }
      store.setState(({ gallery, focusMoves }) => {
        const chosen = new Set(ids);
        const first = gallery.ids.find((id) => chosen.has(id)) ?? null;
        const selection = model.keepShown({ ids: chosen, anchor: first, focus: first }, gallery.ids);
        return { selection, focusMoves: focusMoves + 1 };
      });
      return true;
    },
    select,
    zoom: (size) => store.setState({ tileSize: Math.round(Math.min(TILE.max, Math.max(TILE.min, size))) }),
    open: (dialog) => store.setState({ dialog }),
    perform(action) {
      if (!state().view) return performAtStart(action);
      const { selection, view } = state();
      switch (action.do) {
        case "undo":
          return void actions.undo();
        case "redo":
          return void actions.redo();
        case "selectAll":
          return select(model.selectAll);
        case "deselect":
          return select(model.deselect);
        case "remove":
          if (selection.ids.size > 0) actions.open({ kind: "remove", ids: [...selection.ids] });
          return;
        case "categorize": {
          const category = view?.categories[action.key];
          if (category) void actions.categorize(category.id);
          return;
        }
        case "move":
          return store.setState(({ gallery, grid, focusMoves }) => ({
            selection: model.moveFocus(selection, gallery.ids, grid, action.direction, action.extend),
            focusMoves: focusMoves + 1,
          }));
        case "toggleFocused":
          return select((current) =>
            current.focus === null ? current : model.toggle(current, current.focus),
          );
        case "showInfo":
          if (selection.focus === null) return;
          return store.setState(({ infoRequest }) => ({
            infoRequest: { id: selection.focus ?? 0, count: (infoRequest?.count ?? 0) + 1 },
          }));
        case "zoomIn":
          return actions.zoom(state().tileSize + TILE.step);
        case "zoomOut":
          return actions.zoom(state().tileSize - TILE.step);
        case "saveAs":
          return void actions.saveAs();
        default:
          return performAtStart(action);
      }
    },
  };

  function performAtStart(action: KeyAction): void {
    if (action.do === "newProject") void actions.newProject();
    if (action.do === "openProject") void actions.openProject();
  }

  return actions;
}
