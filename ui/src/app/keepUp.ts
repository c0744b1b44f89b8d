// Keeping up with labels: where a person has turned it on, Quick learns anew a moment after the last label, and the
// Unknown images are predicted. It owns when; it refuses to run beside another job and waits for its end instead.
import type { Core } from "./createApp";
import type { Jobs } from "./jobs";

/** Milliseconds of rest after a label. */
const REST = 150;

/** Gives the function that ends it. */
export function keepUp(core: Core, jobs: Jobs): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** The open project, and the labels that the model knows; null: none that is known. */
  let token: string | null = null;
  let learnt: number | null = null;

  const pause = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };

  const look = () => {
    const { view, job } = core.store.getState();
    if (view?.token !== token) {
      token = view?.token ?? null;
      // A project is opened as it was left.
      learnt = view?.fitSettings.refitAfterLabel ? view.labelRevision : null;
      pause();
    }
    if (!view) return;
    const { architecture, refitAfterLabel } = view.fitSettings;
    if (architecture !== "quick" || !refitAfterLabel) {
      learnt = null;
      pause();
      return;
    }
    if (view.labelRevision === learnt || job !== null || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      const now = core.store.getState();
      if (now.job !== null || now.view?.token !== token) return;
      learnt = now.view?.labelRevision ?? null;
      void jobs.refit();
    }, REST);
  };

  const end = core.store.subscribe(look);
  return () => {
    end();
    pause();
  };
}
