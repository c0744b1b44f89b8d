// Search, sort, filter and group against the fake backend.
import { describe, expect, it } from "vitest";
import type { Arrangement, GalleryView } from "../backend";
import { createFakeBackend } from "../backend/fake";
import { EMPTY_ARRANGEMENT } from "./arrangement";
import { createApp } from "./createApp";

const settle = () => new Promise((resolve) => setTimeout(resolve, 1));

async function opened() {
  const backend = createFakeBackend({ pace: 0 });
  const app = createApp(backend);
  await app.actions.openProject("/data/one.vesicle");
  const state = () => app.core.store.getState();
  return { app, backend, state, arrange: app.actions.arrange };
}

describe("arranging", () => {
  it("shows what fits and keeps nothing selected that is left out", async () => {
    const { app, state, arrange } = await opened();
    const { total } = state().gallery;
    app.actions.perform({ do: "selectAll" });
    arrange.search("a0");
    await settle();
    expect(state().gallery.ids.length).toBe(9);
    expect(state().gallery.filtered).toBe(total - 9);
    expect(state().selection.ids.size).toBe(9);
    await arrange.clearFilters();
    expect(state().gallery.ids.length).toBe(total);
  });

  it("groups, and moves the focus over the groups", async () => {
    const { app, state, arrange } = await opened();
    arrange.groupBy({ type: "category" });
    await settle();
    const [first, second] = state().gallery.groups;
    expect(state().order.idsOfGroup(0)).toHaveLength(first?.count ?? -1);
    app.core.store.setState({ grid: { columns: 4, pageRows: 2 } });
    for (const direction of ["home", "down", "down"] as const)
      app.actions.perform({ do: "move", direction, extend: false });
    expect(state().order.placeOf(state().selection.focus ?? -1)).toBe(second?.start);
  });

  it("keeps the answer to the latest question, in whichever order they come", async () => {
    const { app, backend, state, arrange } = await opened();
    const answers: (() => void)[] = [];
    const real = backend.gallery;
    backend.gallery = async (arrangement: Arrangement, known): Promise<GalleryView> => {
      const view = await real(arrangement, known);
      await new Promise<void>((resolve) => answers.push(resolve));
      return view;
    };
    arrange.search("a0");
    arrange.search("a01");
    await settle();
    for (const answer of answers.reverse()) {
      answer();
      await settle();
    }
    expect(state().gallery.ids).toHaveLength(1);
    expect(app.core.store.getState().arrangement.search).toBe("a01");
  });

  it("forgets all of it with another project", async () => {
    const { app, state, arrange } = await opened();
    arrange.search("a0");
    arrange.sortBy({ column: { type: "name" }, descending: true });
    arrange.showColumn("partition", false);
    arrange.resizeColumn("name", 300);
    await settle();
    await app.actions.openProject("/data/other.vesicle");
    expect(state().arrangement).toEqual(EMPTY_ARRANGEMENT);
    expect(state().table).toEqual({ hidden: [], widths: {} });
    expect(state().gallery.filtered).toBe(0);
  });

  it("keeps an arrangement when the project changes", async () => {
    const { app, state, arrange } = await opened();
    arrange.filter({ type: "category" }, { type: "values", data: ["unknown"] });
    await settle();
    const before = state().gallery.ids.length;
    await app.actions.categorize("c1", state().gallery.ids.slice(0, 2));
    expect(state().gallery.ids.length).toBe(before - 2);
    expect(state().arrangement.filters).toHaveLength(1);
  });

  it("takes filters away to select images that they leave out", async () => {
    const { app, state, arrange } = await opened();
    arrange.search("a01");
    await settle();
    await app.actions.selectExactly([1, 40]);
    expect([...state().selection.ids]).toEqual([1, 40]);
    expect(state().arrangement.search).toBe("");
  });

  it("knows the metadata columns, and asks for them again when images come", async () => {
    const { app, state } = await opened();
    expect(state().metadataColumns).toContain("well");
    await app.actions.newProject();
    expect(state().metadataColumns).toEqual([]);
    await app.jobs.import(["/data/plate-1"], {
      objects: null,
      labelsFromFolders: false,
      naming: null,
      pages: [],
      table: null,
    });
    for (let turn = 0; turn < 500 && state().job !== null; turn++) await settle();
    expect(state().metadataColumns).toContain("well");
  });

  it("opens the filters at a column, and again where they were", async () => {
    const { state, arrange } = await opened();
    arrange.openFilters({ type: "partition" });
    arrange.closeFilters();
    expect(state().filterChoice).toEqual({ open: false, column: { type: "partition" } });
    arrange.openFilters(null);
    expect(state().filterChoice).toEqual({ open: true, column: { type: "partition" } });
  });
});
