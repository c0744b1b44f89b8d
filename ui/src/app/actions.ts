// What a person can do outside of a job: every menu, button and key calls one of these. Errors are reported here, so
// that views need not care; an action gives true when it was done.
import type { Partition, Queue, SliceView } from "../backend";
import { text } from "../text";
import { isNarrowed, withoutQueue } from "./arrangement";
import { type Arranging, createArranging } from "./arranging";
import type { Core } from "./createApp";
import { createEvaluating, type Evaluating } from "./evaluating";
import { createFiling, type Filing } from "./filing";
import type { Jobs } from "./jobs";
import type { KeyAction } from "./keymap";
import { joinsFiles } from "./naming";
import { withoutStack } from "./notices";
import type { Order } from "./order";
import { createPassing, type Passing } from "./passing";
import { createPerform } from "./performing";
import * as model from "./selection";
import { createSending, type Sending } from "./sending";
import { type DialogState, type ImportFrom, TILE, type Why } from "./state";
import { withTable } from "./tables";

export interface Actions {
  newProject(): Promise<boolean>;
  openProject(path?: string): Promise<boolean>;
  openImages(): Promise<void>;
  openFolder(): Promise<void>;
  openPiximi(): Promise<void>;
  dropPaths(paths: string[]): void;
  saveAs(): Promise<boolean>;
  exportPredictions(): Promise<boolean>;
  closeProject(): Promise<boolean>;
  forgetRecent(path: string): Promise<boolean>;
  renameProject(name: string): Promise<boolean>;
  /** Key 0 or "unknown" takes labels away. Without a selection nothing happens. */
  categorize(categoryId: string, ids?: readonly number[]): Promise<boolean>;
  /** Sets the selected images aside; "unassigned" leaves it to the fits. */
  setPartition(partition: Partition): Promise<boolean>;
  /** Whether Quick is fitted anew after each label. */
  keepUp(on: boolean): Promise<boolean>;
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
  /** Shows the images that are worth a look, in their order. */
  queue(queue: Queue): Promise<boolean>;
  leaveQueue(): Promise<boolean>;
  undo(): Promise<boolean>;
  redo(): Promise<boolean>;
  /** Selects exactly these images; what hides one of them, categories or a search and filters, is taken away. */
  selectExactly(ids: number[]): Promise<boolean>;
  select(change: (selection: model.Selection, order: Order) => model.Selection): void;
  /** Takes tables and charts elsewhere. */
  files: Filing;
  /** Takes models and images elsewhere, and brings models in. */
  sending: Sending;
  /** What comes of an evaluation: its images, and files of it. */
  evaluation: Evaluating;
  /** Labels that were kept aside, and blind labelling. */
  passes: Passing;
  showMap(open: boolean): void;
  /** Which images are shown and how. */
  arrange: Arranging;
  zoom(size: number): void;
  /** Shows an image in the viewer; null closes it, and the gallery goes to the image that was seen last. */
  view(id: number | null): void;
  /** How the viewer explains images. */
  why(change: Partial<Why>): void;
  open(dialog: DialogState | null): void;
  perform(action: KeyAction): void;
}

export function createActions(core: Core, jobs: Jobs): Actions {
  const { backend, store, edit } = core;
  const state = () => store.getState();
  const files = createFiling(core);

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      core.report(error);
      return false;
    }
  }
  const select: Actions["select"] = (change) =>
    store.setState(({ selection, order }) => ({ selection: change(selection, order) }));

  /** Files are read at once, unless something is to be asked: one of them is a table about the others, their names say
   * that several make one image, or they have pages that they do not explain. */
  async function openFiles(paths: string[], from: ImportFrom): Promise<void> {
    if (openWithTable(paths, from)) return;
    const seen = await backend.previewImport(paths, null);
    const asks = seen.pages !== null || (paths.length > 1 && joinsFiles(seen));
    if (asks) actions.open({ kind: "import", paths, from, table: null });
    else
      await jobs.import(paths, {
        labelsFromFolders: false,
        naming: null,
        pages: [],
        table: null,
        objects: null,
      });
  }

  /** Where a table of labels is among the files, it leads to the dialog; a table alone speaks of its folder. */
  function openWithTable(paths: string[], from: ImportFrom): boolean {
    const asked = withTable(paths);
    if (asked) actions.open({ kind: "import", from: asked.alone ? "table" : from, ...asked.import });
    return asked !== null;
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
        if (paths && paths.length > 0) actions.open({ kind: "import", paths, from: "folder", table: null });
      });
    },
    async openPiximi() {
      await attempt(async () => {
        const path = await backend.pickPiximi();
        if (path !== null) await openFiles([path], "files");
      });
    },
    dropPaths(paths) {
      if (paths.length === 0) return;
      const projects = paths.filter((path) => path.toLowerCase().endsWith(".vesicle"));
      if (projects.length === 1 && paths.length === 1) void actions.openProject(projects[0]);
      else if (paths.every((path) => /\.[a-z0-9]{2,4}$/i.test(path)))
        void attempt(() => openFiles(paths, "drop"));
      // A path without an extension is most likely a folder, whose sub-folders may be categories.
      else if (!openWithTable(paths, "drop"))
        actions.open({ kind: "import", paths, from: "drop", table: null });
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
      files.writeTable(text.files.predictions, backend.exportPredictions, "csvOrParquet"),
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
      const category = categoryId === "unknown" ? null : categoryId;
      const origin = category === null ? null : "person";
      // Seen before it is saved: a person at the keys does not wait for a disk.
      const saved = core.rows.expect(chosen, (row) => ({
        ...row,
        categoryId: category,
        origin,
        prediction: null,
      }));
      const done = await edit(async () => {
        const view = await backend.labelImages(chosen, categoryId);
        saved(view.revision);
        return view;
      });
      if (!done) saved(null);
      return done;
    },
    async setPartition(partition) {
      const chosen = [...state().selection.ids];
      if (chosen.length === 0) return false;
      return edit(() => backend.setPartition(chosen, partition));
    },
    async keepUp(on) {
      const settings = state().view?.fitSettings;
      if (!settings) return false;
      return edit(() => backend.saveFitSettings({ ...settings, refitAfterLabel: on }));
    },
    createCategory: (name, color, ids) => edit(() => backend.createCategory(name, color, ids)),
    renameCategory: (id, name) => edit(() => backend.renameCategory(id, name)),
    recolorCategory: (id, color) => edit(() => backend.recolorCategory(id, color)),
    deleteCategory: (id) => edit(() => backend.deleteCategory(id)),
    setCategoryShown: (id, shown) => edit(() => backend.setCategoryShown(id, shown)),
    showAllCategories: () => edit(() => backend.showAllCategories()),
    async setStack(stack) {
      const done = await edit(() => backend.setStack(stack));
      if (done) store.setState(({ notices }) => ({ notices: withoutStack(notices) }));
      return done;
    },
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
    queue: (queue) => jobs.queue(queue),
    leaveQueue: () =>
      attempt(async () => {
        store.setState(({ arrangement }) => ({ arrangement: withoutQueue(arrangement) }));
        await core.setView(await backend.clearQueue());
      }),
    async undo() {
      return state().view?.undo ? edit(() => backend.undo()) : false;
    },
    async redo() {
      return state().view?.redo ? edit(() => backend.redo()) : false;
    },
    async selectExactly(ids) {
      const someMissing = () => ids.some((id) => !state().order.has(id));
      if (someMissing() && state().gallery.hidden > 0 && !(await actions.showAllCategories())) return false;
      if (someMissing() && isNarrowed(state().arrangement) && !(await actions.arrange.leaveNothingOut()))
        return false;
      store.setState(({ order, focusMoves }) => {
        const chosen = new Set(ids);
        const first = order.ids.find((id) => chosen.has(id)) ?? null;
        const selection = model.keepShown({ ids: chosen, anchor: first, focus: first }, order);
        return { selection, focusMoves: focusMoves + 1 };
      });
      return true;
    },
    select,
    files,
    sending: createSending(core, jobs, files),
    evaluation: createEvaluating(core, jobs, files, (ids) => actions.selectExactly(ids)),
    passes: createPassing(core),
    showMap: (mapOpen) => store.setState({ mapOpen }),
    arrange: createArranging(core),
    zoom: (size) => store.setState({ tileSize: Math.round(Math.min(TILE.max, Math.max(TILE.min, size))) }),
    view(id) {
      const { view } = state();
      if (view && id !== null) return store.setState({ viewer: { id, token: view.token } });
      store.setState(({ viewer, selection, order, focusMoves }) => {
        const seen = viewer !== null && order.has(viewer.id);
        const focus = seen ? viewer.id : selection.focus;
        return { viewer: null, selection: { ...selection, focus }, focusMoves: focusMoves + 1 };
      });
    },
    why: (change) => store.setState(({ why }) => ({ why: { ...why, ...change } })),
    open: (dialog) => store.setState({ dialog }),
    perform: (action) => perform(action),
  };
  const perform = createPerform(core, actions);
  return actions;
}
