// The app's state against the fake backend: the tutorial without a window.
import { describe, expect, it } from "vitest";
import { BackendError } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { createApp } from "./createApp";

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !condition(); turn++)
    await new Promise((resolve) => setTimeout(resolve, 1));
  if (!condition()) throw new Error("it did not happen");
}

async function example() {
  const backend = createFakeBackend({ pace: 0 });
  const app = createApp(backend);
  const end = app.start();
  const state = () => app.core.store.getState();
  await until(() => state().ready);
  await app.jobs.example(false);
  await until(() => state().job === null && state().gallery.ids.length === 72);
  return { app, backend, state, end };
}

const UNASKED = { labelsFromFolders: false, naming: null, pages: [], table: null, objects: null };

const settingsOf = (state: Awaited<ReturnType<typeof example>>["state"]) => {
  const settings = state().view?.fitSettings;
  if (!settings) throw new Error("no project");
  return settings;
};

describe("the app", () => {
  it("goes through the tutorial", async () => {
    const { app, state } = await example();
    await app.jobs.fit({ ...settingsOf(state), epochs: 5 }, "afresh");
    await until(() => state().job === null);
    expect(state().view?.fit?.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5]);
    await app.jobs.predict();
    await until(() => state().job === null);
    expect(state().view?.counts.predicted).toBeGreaterThan(50);
    await app.jobs.evaluate();
    await until(() => state().dialog?.kind === "evaluation");
    expect((await app.core.backend.evaluation())?.matrix).toHaveLength(2);
  });

  it("labels the selection as one undo step and takes it back", async () => {
    const { app, state } = await example();
    const before = state().view?.counts.labelled ?? 0;
    app.actions.select((selection) => ({ ...selection, ids: new Set([71, 72]) }));
    app.actions.perform({ do: "categorize", key: 2, shift: false, orFocused: true });
    await until(() => state().view?.counts.labelled === before + 2);
    expect(state().view?.undo).toBe("Label 2 images");
    await app.actions.undo();
    expect(state().view?.counts.labelled).toBe(before);
    expect(state().view?.redo).toBe("Label 2 images");
  });

  it("labels again, blind, and holds both passes against each other", async () => {
    const { app, backend, state } = await example();
    const labelled = state().view?.counts.labelled ?? 0;
    await app.actions.arrange.sortBy({ column: { type: "name" }, descending: true });
    expect(await app.actions.passes.labelAgain("Anna")).toBe(true);
    expect(state().view).toMatchObject({
      blind: true,
      counts: { labelled: 0 },
      queue: { count: labelled },
    });
    expect(state().gallery.ids).toHaveLength(labelled);
    const [id = -1] = state().gallery.ids;
    const [row] = await app.core.backend.imageRows([id]);
    expect(row?.name).toMatch(/^Image \d{4}$/);
    expect(row?.metadata).toEqual([]);
    expect((await app.core.backend.viewerImage(id, null, 0)).name).toBe(row?.name);
    const pass = state().view?.passes[0]?.id ?? 0;
    await app.actions.passes.take(pass);
    expect((await backend.agreement(pass, null)).kappa).toBe(1);
    await app.actions.passes.blind(false);
    expect(state().view).toMatchObject({ blind: false, queue: null });
    expect(state().gallery.ids).toHaveLength(72);
    expect((await app.core.backend.imageRows([id]))[0]?.name).not.toMatch(/^Image/);
    expect(await app.actions.passes.keep("anna")).toBe(false);
    expect(state().notices.at(-1)?.text).toContain("already a labelling pass");
  });

  it("saves search and filters under a name, without the queue", async () => {
    const { app, state } = await example();
    app.actions.arrange.search("A01");
    await app.actions.queue({ type: "shuffled", data: 1 });
    expect(await app.actions.arrange.save("Well A01")).toBe(true);
    const [saved] = state().view?.savedFilters ?? [];
    expect(saved).toMatchObject({
      name: "Well A01",
      arrangement: { search: "A01", filters: [], sort: null },
    });
    await app.actions.arrange.leaveNothingOut();
    if (saved) app.actions.arrange.use(saved.arrangement);
    await until(() => state().gallery.ids.length < 72);
    expect(await app.actions.arrange.forget("Well A01")).toBe(true);
    expect(state().view?.savedFilters).toEqual([]);
  });

  it("finds what the model goes by, keeps it with its model, and forgets it with the project", async () => {
    const { app, backend, state } = await example();
    expect(await app.jobs.explain(1, "c1", "gradCam")).toBe(false);
    expect(state().notices.at(-1)?.text).toContain("no model yet");
    await app.jobs.fit({ ...settingsOf(state), architecture: "compactCnn", epochs: 1 }, "afresh");
    await until(() => state().job === null);
    const before = state().notices.length;
    expect(await app.jobs.explain(1, "c1", "gradCam")).toBe(true);
    // The answer is there before the job is gone.
    const seen: boolean[] = [];
    app.core.store.subscribe(({ job, explained }) => seen.push(job === null && explained === null));
    await until(() => state().job === null);
    expect(seen).not.toContain(true);
    expect(state().explained).toMatchObject({ heat: { image: 1, categoryId: "c1" }, modelId: "m1" });
    expect(state().notices).toHaveLength(before);
    await app.actions.passes.blind(true);
    expect(await app.core.backend.heat()).toBeNull();
    expect(await backend.heat()).not.toBeNull();
    await app.actions.openProject("/x/plate.vesicle");
    expect(state().explained).toBeNull();
  });

  it("makes a map and finds it again after a reload", async () => {
    const { app, backend, state } = await example();
    await app.jobs.map("tsne");
    await until(() => state().map !== null);
    expect(state().map).toMatchObject({ method: "tsne" });
    expect(state().map?.ids).toHaveLength(72);
    const reloaded = createApp(backend);
    reloaded.start();
    await until(() => reloaded.core.store.getState().map !== null);
    await app.actions.closeProject();
    expect(state().map).toBeNull();
  });

  it("shows a queue in its order, keeps it while filters come and go, and leaves it", async () => {
    const { app, state } = await example();
    expect(await app.actions.queue({ type: "uncertain" })).toBe(false);
    expect(state().notices.at(-1)?.text).toMatch(/no predictions to go by yet/);
    await app.jobs.fit({ ...settingsOf(state), epochs: 2 }, "afresh");
    await until(() => state().job === null);
    await app.jobs.predict();
    await until(() => state().job === null);
    expect(await app.actions.queue({ type: "uncertain" })).toBe(true);
    const { queue } = state().view ?? {};
    expect(queue?.count).toBe(state().gallery.ids.length);
    expect(state().gallery.ids.length).toBeLessThan(72);
    app.actions.arrange.filter({ type: "name" }, { type: "contains", data: "nothing" });
    await until(() => state().gallery.ids.length === 0);
    await app.actions.arrange.clearFilters();
    expect(state().gallery.ids.length).toBe(queue?.count);
    expect(await app.actions.leaveQueue()).toBe(true);
    expect(state().view?.queue).toBeNull();
    expect(state().gallery.ids.length).toBe(72);
  });

  it("drops hidden images from the selection", async () => {
    const { app, state } = await example();
    app.actions.perform({ do: "selectAll" });
    expect(state().selection.ids.size).toBe(72);
    await app.actions.setCategoryShown("unknown", false);
    expect(state().gallery.hidden).toBeGreaterThan(0);
    expect(state().selection.ids.size).toBe(state().gallery.ids.length);
  });

  it("shows hidden categories again to select exactly the images of a matrix cell", async () => {
    const { app, state } = await example();
    await app.actions.setCategoryShown("unknown", false);
    await app.actions.selectExactly([1, 2, 5]);
    expect([...state().selection.ids]).toEqual([1, 2, 5]);
    expect(state().gallery.hidden).toBe(0);
  });

  it("labels with a category that is made for it", async () => {
    const { app, state } = await example();
    await app.actions.createCategory("Dead cells", "#009e73", [1, 2, 3]);
    expect(state().view?.categories.at(-1)).toMatchObject({ name: "Dead cells", labelled: 3 });
    expect(state().view?.undo).toContain("Label 3 images");
    await app.actions.undo();
    expect(state().view?.categories.some(({ name }) => name === "Dead cells")).toBe(false);
  });

  it("says what in a project could not be read", async () => {
    const { app, state } = await example();
    const { view } = state();
    if (!view) throw new Error("no project");
    await app.core.setView({ ...view, token: "another", notes: ["The model could not be read."] });
    expect(state().notices).toMatchObject([{ severity: "warning", text: "The model could not be read." }]);
  });

  it("keeps an error until it is dismissed, with its details", async () => {
    const { app, state } = await example();
    expect(await app.actions.openProject("/x/broken.vesicle")).toBe(false);
    const notice = state().notices.at(-1);
    expect(notice).toMatchObject({ severity: "error", details: ["file is not a database"] });
    app.core.dismiss(notice?.id ?? -1);
    expect(state().notices).toEqual([]);
  });

  it("reports skipped files with their reasons after an import", async () => {
    const { app, state } = await example();
    await app.jobs.import(["/data/plate-1"], UNASKED);
    await until(() => state().job === null);
    const notice = state().notices.at(-1);
    expect(notice?.severity).toBe("warning");
    expect(notice?.details).toHaveLength(2);
  });

  it("reads chosen files at once, unless their pages have to be explained", async () => {
    const { app, state } = await example();
    app.actions.dropPaths(["/data/cells.tif"]);
    await until(() => state().job !== null);
    await until(() => state().job === null);
    expect(state().dialog).toBeNull();
    app.actions.dropPaths(["/data/stack 1.tif"]);
    await until(() => state().dialog !== null);
    const asked = { kind: "import", from: "drop", table: null };
    expect(state().dialog).toEqual({ ...asked, paths: ["/data/stack 1.tif"] });
    expect(state().job).toBeNull();
  });

  it("keeps only the newest report of an import, and none for the next project", async () => {
    const { app, state } = await example();
    for (let turn = 0; turn < 2; turn++) {
      await app.jobs.import(["/data/plate-1"], UNASKED);
      await until(() => state().job === null);
    }
    await app.actions.openProject("/x/broken.vesicle");
    expect(state().notices.map(({ severity }) => severity)).toEqual(["warning", "error"]);
    await app.actions.renameProject("New name");
    expect(state().notices).toHaveLength(2);
    await app.actions.newProject();
    expect(state().notices).toEqual([]);
    await app.jobs.import(["/data/plate-1"], UNASKED);
    await until(() => state().job === null);
    expect(state().notices).toHaveLength(1);
    await app.actions.closeProject();
    expect(state().notices).toEqual([]);
  });

  it("still shows on the start screen why a project could not be opened", async () => {
    const app = createApp(createFakeBackend({ pace: 0 }));
    await app.actions.openProject("/x/broken.vesicle");
    await app.core.refresh();
    expect(app.core.store.getState().notices).toHaveLength(1);
  });

  it("starts no second job", async () => {
    const { app, state } = await example();
    const first = app.jobs.fit(settingsOf(state), "afresh");
    expect(await app.jobs.predict()).toBe(false);
    expect(await first).toBe(true);
    await until(() => state().job === null);
  });

  it("stops a fit and keeps what was learnt", async () => {
    const { app, state } = await example();
    await app.jobs.fit({ ...settingsOf(state), epochs: 10_000 }, "afresh");
    await until(() => (state().job?.epochs.length ?? 0) > 1);
    app.jobs.stop();
    await until(() => state().job === null);
    expect(state().view?.fit?.stopped).toBe(true);
    expect(state().view?.model).not.toBeNull();
  });

  it("shows why a fit is refused", async () => {
    const backend = createFakeBackend({ pace: 0 });
    const app = createApp(backend);
    await app.actions.newProject();
    const view = app.core.store.getState().view;
    if (!view) throw new Error("no project");
    expect(await app.jobs.fit(view.fitSettings, "afresh")).toBe(false);
    expect(app.core.store.getState().notices.at(-1)?.details[0]).toContain("at least two categories");
  });

  it("finds a running job again after a reload", async () => {
    const { app, backend, state } = await example();
    await app.jobs.fit({ ...settingsOf(state), epochs: 60 }, "afresh");
    const reloaded = createApp(backend);
    const end = reloaded.start();
    await until(() => reloaded.core.store.getState().ready);
    expect(reloaded.core.store.getState().job?.kind).toBe("fit");
    await new Promise((resolve) => setTimeout(resolve, 600));
    await until(() => reloaded.core.store.getState().job === null);
    expect(reloaded.core.store.getState().view?.fit?.epochs).toHaveLength(60);
    end();
  });

  it("does not let an older answer overwrite a newer one", async () => {
    const { app, state } = await example();
    const old = state().view;
    await app.actions.renameProject("New name");
    await app.core.setView(old);
    expect(state().view?.name).toBe("New name");
  });

  it("asks where sub-folders could be categories, and imports plain files at once", async () => {
    const { app, state } = await example();
    app.actions.dropPaths(["/data/plate-1"]);
    expect(state().dialog).toMatchObject({ kind: "import", from: "drop" });
    app.actions.open(null);
    app.actions.dropPaths(["/data/a.tif", "/data/b.PNG"]);
    await until(() => state().job?.kind === "import");
    expect(state().dialog).toBeNull();
    await until(() => state().job === null);
  });

  it("asks about plain files whose names say that several make one image", async () => {
    const { app, state } = await example();
    app.actions.dropPaths(["/data/P1_A01_s1_w1.tif", "/data/P1_A01_s1_w2.tif"]);
    await until(() => state().dialog !== null);
    expect(state().dialog).toMatchObject({ kind: "import", from: "drop" });
    expect(state().job).toBeNull();
  });

  it("asks with a table of labels that was chosen among images, or alone", async () => {
    const { app, state } = await example();
    app.actions.dropPaths(["/data/a.tif", "/data/labels.csv"]);
    await until(() => state().dialog !== null);
    const dialog = { kind: "import", table: "/data/labels.csv" };
    expect(state().dialog).toEqual({ ...dialog, from: "drop", paths: ["/data/a.tif"] });
    app.actions.open(null);
    app.actions.dropPaths(["/data/labels.csv"]);
    await until(() => state().dialog !== null);
    expect(state().dialog).toEqual({ ...dialog, from: "table", paths: ["/data"] });
    expect(state().job).toBeNull();
  });

  it("shows another part of stacks under another address", async () => {
    const { app, backend, state } = await example();
    expect(state().view?.largestStack).toBe(1);
    await app.jobs.import(["/data/plate-1"], UNASKED);
    await until(() => state().job === null && state().view?.largestStack === 9);
    const address = async () => {
      const [row] = await backend.imageRows([80]);
      return row && backend.thumbUrl("t", row);
    };
    const before = await address();
    const note = "The stack has 9 slices; the first is used.";
    app.core.notify({ severity: "info", text: "Imported.", details: [note], ofStack: [note] });
    await app.actions.setStack("max");
    expect(state().view?.stack).toBe("max");
    expect(state().notices.at(-1)).toMatchObject({ text: "Imported.", details: [] });
    expect(await address()).not.toBe(before);
  });

  it("gives backend errors a kind", async () => {
    const backend = createFakeBackend({ pace: 0 });
    await expect(backend.undo()).rejects.toThrow(BackendError);
  });
});
