import { describe, expect, it } from "vitest";
import type { ActiveJob } from "../app/state";
import type { EpochMetrics, FitView } from "../backend";
import { curvesOf } from "./progress";

const epochs = (from: number, to: number): EpochMetrics[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    epoch: from + index,
    accuracy: 0.5,
    validationAccuracy: 0.5,
    loss: 1,
    validationLoss: 1,
    seconds: 1,
  }));
const fit = { epochs: epochs(1, 20), starts: [1] } as FitView;
const job = (more: Partial<ActiveJob>): ActiveJob => ({
  id: 1,
  kind: "fit",
  title: "",
  progress: null,
  epochs: [],
  start: null,
  plannedEpochs: 20,
  stopping: false,
  ...more,
});
const numbers = (list: EpochMetrics[]) => list.map(({ epoch }) => epoch);

describe("curves", () => {
  it("shows the kept fit when nothing runs", () => {
    const curves = curvesOf({ ...fit, starts: [1, 11] }, null);
    expect(curves.epochs).toHaveLength(20);
    expect(curves.marks).toEqual([{ epoch: 11, press: 2 }]);
    expect(curves.expected).toBeNull();
  });
  it("begins anew when a fit starts afresh, also before its first epoch", () => {
    expect(curvesOf(fit, job({ start: "afresh" })).epochs).toEqual([]);
    const running = curvesOf(fit, job({ start: "afresh", epochs: epochs(1, 3) }));
    expect(numbers(running.epochs)).toEqual([1, 2, 3]);
    expect(running).toMatchObject({ marks: [], expected: 20 });
  });
  it("goes on behind the older curve when a fit continues, with a mark", () => {
    const waiting = curvesOf(fit, job({ start: "continue" }));
    expect(waiting).toMatchObject({ marks: [{ epoch: 21, press: 2 }], expected: 40 });
    expect(waiting.epochs).toHaveLength(20);
    expect(
      numbers(curvesOf(fit, job({ start: "continue", epochs: epochs(21, 22) })).epochs).slice(-2),
    ).toEqual([21, 22]);
  });
  it("knows from the numbers alone what counts, after a reload", () => {
    expect(numbers(curvesOf(fit, job({ plannedEpochs: null, epochs: epochs(1, 2) })).epochs)).toEqual([1, 2]);
    expect(curvesOf(fit, job({ plannedEpochs: null, epochs: epochs(21, 22) })).epochs).toHaveLength(22);
  });
  it("does not draw another job's progress", () =>
    expect(curvesOf(fit, job({ kind: "predict" })).epochs).toHaveLength(20));
});
