// Puts the curves together: what a model had before, and the epochs that are coming in. Pure.

import type { ActiveJob } from "../app/state";
import type { EpochMetrics, FitView } from "../backend";

export interface Curves {
  epochs: EpochMetrics[];
  /** First epoch of each press of Fit after the first. */
  marks: { epoch: number; press: number }[];
  /** The last epoch that is to come, while a fit runs. */
  expected: number | null;
}

export function curvesOf(fit: FitView | null, job: ActiveJob | null): Curves {
  const running = job?.kind === "fit" ? job : null;
  const before = fit?.epochs ?? [];
  const starts = fit?.starts ?? [];
  if (!running) return { epochs: before, marks: marksOf(starts), expected: null };
  const firstLive = running.epochs[0]?.epoch;
  // Epochs count on when a fit continues, so the number of the first one says what of the older curve still counts.
  const from = firstLive ?? (running.start === "afresh" ? 1 : (before.at(-1)?.epoch ?? 0) + 1);
  const kept = before.filter(({ epoch }) => epoch < from);
  const expected =
    running.plannedEpochs === null ? (running.progress?.epochs ?? null) : from - 1 + running.plannedEpochs;
  const allStarts = [...starts.filter((start) => start < from), from];
  return { epochs: [...kept, ...running.epochs], marks: marksOf(allStarts), expected };
}

function marksOf(starts: readonly number[]): Curves["marks"] {
  return starts.slice(1).map((epoch, index) => ({ epoch, press: index + 2 }));
}
