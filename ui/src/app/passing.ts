// What a person can do with labelling passes, and blind labelling. An answer of the backend is shown; errors are reported.
import type { Queue } from "../backend";
import type { Core } from "./createApp";

export interface Passing {
  keep(name: string): Promise<boolean>;
  /** Keeps the labels and shows their images without them, blind. */
  labelAgain(name: string): Promise<boolean>;
  take(id: number): Promise<boolean>;
  delete(id: number): Promise<boolean>;
  /** Hides what could tell more of an image than its picture, and shuffles; or shows it again, in the order of import. */
  blind(on: boolean): Promise<boolean>;
}

export function createPassing(core: Core): Passing {
  const { backend, store, edit } = core;

  const begin = (order: Queue) => edit(() => backend.beginBlind(order));
  const seed = () => Math.floor(Math.random() * 1_000_000);

  return {
    keep: (name) => edit(() => backend.keepPass(name.trim())),
    async labelAgain(name) {
      if (!(await edit(() => backend.beginPass(name.trim())))) return false;
      const pass = store.getState().view?.passes.at(-1);
      if (!pass) return false;
      return begin({ type: "again", data: { pass: pass.id, seed: seed() } });
    },
    take: (id) => edit(() => backend.takePass(id)),
    delete: (id) => edit(() => backend.deletePass(id)),
    blind: (on) => (on ? begin({ type: "shuffled", data: seed() }) : edit(() => backend.endBlind())),
  };
}
