// Models that leave and come in, against the fake backend.
import { beforeEach, expect, it, vi } from "vitest";
import { createFakeBackend } from "../backend/fake";
import { formatWays } from "../sending/formats";
import { createApp } from "./createApp";
import { addedLines } from "./sending";

const app = createApp(createFakeBackend({ pace: 0 }));
const { backend, store } = app.core;
const { sending } = app.actions;

beforeEach(async () => {
  vi.restoreAllMocks();
  store.setState({ dialog: null });
  if (!store.getState().view) await app.core.setView(await backend.newProject("/tmp/a.vesicle"));
});

it("says what an added model tells apart, works with and brings", () => {
  const made = { name: "CNN", categories: ["round", "long"], channels: 2 };
  expect(addedLines({ ...made, created: ["long"], notes: ["Something to know."] })).toEqual([
    "It tells apart: round, long.",
    "It works with images of 2 channels.",
    "New categories: long.",
    "Something to know.",
  ]);
  expect(addedLines({ ...made, channels: 1, created: [], notes: [] })[1]).toMatch(/1 channel\.$/);
});

it("adds a model at once where there are no predictions, and asks before where there are", async () => {
  const added = vi.spyOn(backend, "importModel");
  const picked = vi.spyOn(backend, "pickModel").mockResolvedValueOnce(null);
  expect(await sending.pickModel()).toBe(false);
  expect(added).not.toHaveBeenCalled();
  expect(await sending.pickModel()).toBe(true);
  expect(added).toHaveBeenCalledTimes(1);
  expect(store.getState().notices.at(-1)).toMatchObject({ severity: "success", topic: "model" });

  const { view } = store.getState();
  if (!view) throw new Error("no project");
  store.setState({ view: { ...view, counts: { ...view.counts, predicted: 3 } } });
  picked.mockResolvedValueOnce("/models/a.onnx");
  expect(await sending.pickModel()).toBe(false);
  expect(added).toHaveBeenCalledTimes(1);
  expect(store.getState().dialog).toEqual({ kind: "addModel", path: "/models/a.onnx" });
});

it("writes a model in the form that was chosen, to a place with its ending", async () => {
  const model = { id: "m", name: "CNN 3", architecture: "", fittedAt: "", current: true, categories: [] };
  const made = { path: "/tmp/m.zip", model: "CNN 3", notes: ["Fill in the authors."] };
  const picked = vi.spyOn(backend, "pickExport").mockResolvedValueOnce("/tmp/m.zip");
  const written = vi.spyOn(backend, "exportModel").mockResolvedValueOnce(made);
  expect(await sending.exportModel(model, "bioimageio", "U16")).toBe(true);
  expect(picked).toHaveBeenCalledWith(expect.stringMatching(/CNN 3$/), "zip");
  expect(written).toHaveBeenCalledWith("/tmp/m.zip", "bioimageio", "m", "U16");
  expect(store.getState().notices.at(-1)).toMatchObject({ details: ["Fill in the authors."] });
});

it("refuses graphs of a model that can be none, with the reason, and never safetensors", () => {
  const refused = (noGraph: string | null) => formatWays({ noGraph }).map(({ whyNot }) => whyNot);
  expect(refused("No operators.")).toEqual([null, "No operators.", "No operators."]);
  expect(refused(null)).toEqual([null, null, null]);
});
