// What is done with an evaluation, against the fake backend.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createFakeBackend } from "../backend/fake";
import { createApp } from "./createApp";

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !condition(); turn++)
    await new Promise((resolve) => setTimeout(resolve, 1));
  if (!condition()) throw new Error("it did not happen");
}

const backend = createFakeBackend({ pace: 0 });
const app = createApp(backend);
const state = () => app.core.store.getState();
const rest = () => until(() => state().job === null);

beforeEach(async () => {
  vi.restoreAllMocks();
  if (state().view?.evaluation) return;
  app.start();
  await until(() => state().ready);
  await app.jobs.example(false);
  await rest();
  const settings = state().view?.fitSettings;
  if (!settings) throw new Error("no project");
  await app.jobs.fit({ ...settings, epochs: 1 }, "afresh");
  await rest();
  await app.jobs.evaluate("training");
  await rest();
});

describe("an evaluation", () => {
  it("is in the view in short: what it was on, and how many images had been learnt from", () => {
    const summary = state().view?.evaluation;
    expect(summary?.set).toBe("training");
    expect(summary?.remembered).toBe(summary?.count);
  });

  it("selects exactly the images of a cell", async () => {
    const which = { type: "cell", truth: 0, prediction: 0 } as const;
    const wanted = await backend.evaluationImages(which);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await app.actions.evaluation.select(which)).toBe(true);
    expect([...state().selection.ids].sort()).toEqual([...wanted].sort());
  });

  it("tells what the gallery shows only where it is evaluated", async () => {
    const started = vi.spyOn(app.core.backend, "startEvaluate");
    app.actions.arrange.search("A0");
    await app.jobs.evaluate("shown");
    await rest();
    await app.jobs.evaluate("training");
    await rest();
    expect(started.mock.calls.map(([set, arrangement]) => [set, arrangement?.search ?? null])).toEqual([
      ["shown", "A0"],
      ["training", null],
    ]);
  });

  it("draws a chart only for a place that was chosen", async () => {
    const draw = vi.fn(async () => new Uint8Array([1, 2, 3]));
    const saved = vi.spyOn(app.core.backend, "saveChart");
    const picked = vi.spyOn(app.core.backend, "pickExport").mockResolvedValueOnce(null);
    expect(await app.actions.files.saveChart("ROC curves", "svg", draw)).toBe(false);
    expect(draw).not.toHaveBeenCalled();
    picked.mockRestore();
    expect(await app.actions.files.saveChart("ROC curves", "svg", draw)).toBe(true);
    expect(saved).toHaveBeenCalledWith(expect.stringMatching(/ROC curves\.svg$/), [1, 2, 3]);
  });

  it("compares two models in a job whose end says nothing beside its result", async () => {
    const [first, second] = await backend.keptModels();
    app.actions.open({ kind: "evaluation" });
    const notices = state().notices.length;
    await app.jobs.compare([first?.id ?? "", second?.id ?? ""]);
    await rest();
    const found = await backend.comparison();
    if (!found) throw new Error("no comparison");
    const [pair, ...others] = found.pairs;
    if (!pair) throw new Error("no pair");
    expect(others).toEqual([]);
    const { bothRight, bothWrong, onlyFirst, onlySecond } = pair;
    expect(bothRight + bothWrong + onlyFirst.length + onlySecond.length).toBe(found.count);
    expect(state().notices).toHaveLength(notices);
  });
});
