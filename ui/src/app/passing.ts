// What a person can do with labelling passes, and blind labelling. An answer of the backend is shown; errors are reported.
import { EMPTY_ARRANGEMENT } from "./arrangement";
import type { Core } from "./createApp";
import type { Jobs } from "./jobs";
import { EMPTY } from "./selection";

export interface Passing {
  keep(name: string): Promise<boolean>;
  /** Keeps the labels and shows their images without them, blind. */
  labelAgain(name: string): Promise<boolean>;
  take(id: number): Promise<boolean>;
  delete(id: number): Promise<boolean>;
  /** Hides what could tell more of an image than its picture, and shuffles; or shows it again, in the order of import. */
  blind(on: boolean): Promise<boolean>;
}

export function createPassing(core: Core, jobs: Jobs): Passing {
  const { backend, store, edit } = core;

  function hide(blind: boolean): void {
    // What was found by name or sorted by prediction would tell what is hidden.
    store.setState({ blind, arrangement: EMPTY_ARRANGEMENT, selection: EMPTY, dialog: null });
    core.rows.clear();
  }

  const seed = () => Math.floor(Math.random() * 1_000_000);

  return {
    keep: (name) => edit(() => backend.keepPass(name.trim())),
    async labelAgain(name) {
      if (!(await edit(() => backend.beginPass(name.trim())))) return false;
      const pass = store.getState().view?.passes.at(-1);
      if (!pass) return false;
      hide(true);
      return jobs.queue({ type: "again", data: { pass: pass.id, seed: seed() } });
    },
    take: (id) => edit(() => backend.takePass(id)),
    delete: (id) => edit(() => backend.deletePass(id)),
    async blind(on) {
      hide(on);
      if (on) return jobs.queue({ type: "shuffled", data: seed() });
      return edit(() => backend.clearQueue());
    },
  };
}
