// What is said of a running job: how far it is and how long it will take.
import { said, text } from "../text";
import { duration } from "../text/format";
import type { ActiveJob } from "./state";

/** 0..1, or null while the length is not known. Batches make the bar move within an epoch. */
export function jobShare({ progress }: ActiveJob): number | null {
  if (!progress || progress.total <= 0) return null;
  const { done, total, unit, batch, batches } = progress;
  const within = unit === "epochs" && batch !== null && batches ? Math.max(0, batch - 1) / batches : 0;
  return Math.min(1, Math.max(0, (done + within) / total));
}

export function jobLine({ title, progress }: ActiveJob): string {
  if (!progress) return `${title}…`;
  const s = text.status;
  const parts = [said(progress.message) || title];
  if (progress.epoch !== null && progress.epochs !== null) {
    parts.push(s.epoch(progress.epoch, progress.epochs));
    if (progress.batch !== null && progress.batches !== null && progress.batches > 1) {
      parts.push(s.batch(progress.batch, progress.batches));
    }
  } else if (progress.total > 0) {
    parts.push(s.progress(progress.done, progress.total, said(progress.unit)));
  }
  if (progress.secondsLeft !== null) parts.push(s.left(duration(progress.secondsLeft)));
  return parts.join(" · ");
}
