import { describe, expect, it } from "vitest";
import type { JobProgress } from "../backend";
import { jobLine, jobShare } from "./jobLine";
import type { ActiveJob } from "./state";

const progress: JobProgress = {
  done: 4,
  total: 20,
  unit: "epochs",
  message: "Training",
  secondsLeft: 65,
  epoch: 5,
  epochs: 20,
  batch: 2,
  batches: 4,
};
const job = (more: Partial<JobProgress> | null): ActiveJob => ({
  id: 1,
  kind: "fit",
  title: "Fitting",
  epochs: [],
  start: null,
  plannedEpochs: null,
  stopping: false,
  progress: more && { ...progress, ...more },
});

describe("the line of a job", () => {
  it("names epoch, batch and time left", () =>
    expect(jobLine(job({}))).toBe("Training · epoch 5 of 20 · batch 2 of 4 · about 1 min 5 s left"));
  it("leaves out a single batch and an unknown time", () =>
    expect(jobLine(job({ batches: 1, secondsLeft: null }))).toBe("Training · epoch 5 of 20"));
  it("counts what is not epochs", () =>
    expect(jobLine(job({ epoch: null, epochs: null, unit: "images", message: "", secondsLeft: null }))).toBe(
      "Fitting · 4 of 20 images",
    ));
  it("says the title before anything is known", () => expect(jobLine(job(null))).toBe("Fitting…"));
  it("moves within an epoch", () => expect(jobShare(job({}))).toBeCloseTo(4.25 / 20));
  it("has no share without a total", () =>
    expect([jobShare(job({ total: 0 })), jobShare(job(null))]).toEqual([null, null]));
});
