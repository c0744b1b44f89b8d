// Joins the state to a backend: views in, gallery and rows after them, one place for errors and notices. It refuses to
// decide what an edit does; it only keeps answers in their order.
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Arrangement, type Backend, BackendError, type ProjectView } from "../backend";
import { said, text } from "../text";
import { type Actions, createActions } from "./actions";
import { EMPTY_ARRANGEMENT, withQueue } from "./arrangement";
import { blinded, pseudonym } from "./blind";
import { createJobs, type Jobs } from "./jobs";
import { keepUp } from "./keepUp";
import { keep, loadKept } from "./kept";
import { type Notice, withNotice } from "./notices";
import { Order } from "./order";
import { RowCache } from "./rowCache";
import { EMPTY, keepShown } from "./selection";
import { type AppState, FRESH_ARRANGEMENT, initialState, isBlind } from "./state";

export interface Core {
  backend: Backend;
  store: StoreApi<AppState>;
  rows: RowCache;
  /** Takes a new view of the project; null shows the start screen. Older answers are dropped. */
  setView(view: ProjectView | null): Promise<void>;
  /** Shows other images, or the same ones in another order; the answer to the latest call stays. */
  arrange(arrangement: Arrangement): Promise<void>;
  refresh(): Promise<void>;
  refreshInfo(): Promise<void>;
  /** Asks for the points of the newest map. */
  showMap(): Promise<void>;
  /** Makes a change and takes its view; an error is reported. True when it was done. */
  edit(call: () => Promise<ProjectView>): Promise<boolean>;
  notify(notice: Omit<Notice, "id">): void;
  dismiss(id: number): void;
  /** Shows an error once and writes what no one expected to the app's log. */
  report(error: unknown): void;
}

export interface App {
  core: Core;
  actions: Actions;
  jobs: Jobs;
  /** First state, events, and a job that was already running. Gives the function that ends it. */
  start(): () => void;
}

export function createApp(backend: Backend): App {
  const core = createCore(backend);
  const jobs = createJobs(core);
  const actions = createActions(core, jobs);
  return {
    core,
    actions,
    jobs,
    start() {
      void (async () => {
        try {
          await Promise.all([core.refreshInfo(), core.refresh()]);
          await jobs.resume();
        } catch (error) {
          core.report(error);
        } finally {
          core.store.setState({ ready: true });
        }
      })();
      const ends = [
        keepUp(core, jobs),
        core.store.subscribe((now, before) => {
          const same =
            now.mapOpen === before.mapOpen &&
            now.tileSize === before.tileSize &&
            now.shownAs === before.shownAs &&
            now.panels === before.panels;
          if (!same) keep(now);
        }),
        backend.onViewChanged(() => void core.refresh().catch(core.report)),
        backend.onDragHover((dragHover) => core.store.setState({ dragHover })),
        backend.onFilesDropped((paths) => {
          core.store.setState({ dragHover: false });
          actions.dropPaths(paths);
        }),
      ];
      return () => {
        for (const end of ends) end();
      };
    },
  };
}

function createCore(host: Backend): Core {
  const store = createStore<AppState>(() => ({ ...initialState, ...loadKept() }));
  // While labelling is blind, nothing in the window can come by what is hidden.
  const backend: Backend = {
    ...host,
    async imageRows(ids) {
      const rows = await host.imageRows(ids);
      return isBlind(store.getState()) ? rows.map((row) => blinded(row, text.blind.name)) : rows;
    },
    async evaluationLosses() {
      const losses = await host.evaluationLosses();
      if (!isBlind(store.getState())) return losses;
      return losses.map((loss) => ({ ...loss, name: text.blind.name(pseudonym(loss.id)) }));
    },
    heat: async () => (isBlind(store.getState()) ? null : host.heat()),
    async viewerImage(id, slice, time) {
      const image = await host.viewerImage(id, slice, time);
      return isBlind(store.getState()) ? { ...image, name: text.blind.name(pseudonym(id)) } : image;
    },
  };
  let lastNotice = 0;
  let galleryRequest = 0;
  /** The project and how many images it had when its metadata columns were asked for. */
  let columnsOf = "";

  const notify: Core["notify"] = (notice) => {
    const id = ++lastNotice;
    store.setState(({ notices }) => ({ notices: withNotice(notices, { ...notice, id }) }));
  };

  const report: Core["report"] = (error) => {
    if (error instanceof BackendError) {
      notify({ severity: "error", text: said(error.message), details: error.details.map(said) });
      return;
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    notify({ severity: "error", text: text.failure.unexpected, details: [detail], folded: true });
    backend.logClientError(detail).catch(() => {});
  };

  const rows = new RowCache((ids) => backend.imageRows(ids), report);

  async function setView(view: ProjectView | null): Promise<void> {
    const before = store.getState().view;
    const sameProject = before?.token === view?.token;
    if (before && view && sameProject && view.revision < before.revision) return;
    // Unknown is no category of the project, so that its name is the window's.
    for (const category of view?.categories ?? [])
      if (category.id === "unknown") category.name = text.common.unknown;
    const blind = view?.blind ?? false;
    // What was found by name or sorted by prediction would tell what is hidden.
    const arrangement = blind ? withQueue(EMPTY_ARRANGEMENT) : EMPTY_ARRANGEMENT;
    if (!sameProject || blind !== before?.blind) rows.clear();
    if (sameProject && blind === before?.blind) {
      store.setState({ view });
    } else if (sameProject) {
      store.setState({ view, arrangement, selection: EMPTY, dialog: null });
    } else {
      // What was said of another project is of no use in this one.
      store.setState({ view, ...FRESH_ARRANGEMENT, arrangement, notices: [] });
      if (view?.map) await showMap(view.token);
      for (const note of view?.notes ?? []) notify({ severity: "warning", text: said(note), details: [] });
    }
    // What is in sight does not wait for what is shown.
    if (view && sameProject) rows.setRevision(view.revision);
    await Promise.all([askGallery(), askColumns()]);
  }

  async function showMap(token = store.getState().view?.token): Promise<void> {
    const map = await backend.mapPoints();
    if (store.getState().view?.token === token) store.setState({ map });
  }

  async function askGallery(): Promise<void> {
    const request = ++galleryRequest;
    const { view, arrangement, gallery: before } = store.getState();
    if (!view) return;
    const answer = await backend.gallery(arrangement, before.digest);
    if (request !== galleryRequest) return;
    const { ids, groups } = store.getState().gallery;
    const gallery = answer.unchanged ? { ...answer, ids, groups } : answer;
    // The same order as long as it is one: whatever was made of it stays.
    const order = answer.unchanged ? store.getState().order : new Order(answer.ids, answer.groups);
    store.setState((state) => ({ gallery, order, selection: keepShown(state.selection, order) }));
    rows.setRevision(gallery.revision);
  }

  /** Labels change often and columns do not: they come and go with images, or with a job. */
  async function askColumns(): Promise<void> {
    const { view } = store.getState();
    const known = `${view?.token}/${view?.imageCount}`;
    if (!view || known === columnsOf) return;
    columnsOf = known;
    const metadataColumns = await backend.imageColumns();
    if (store.getState().view?.token === view.token) store.setState({ metadataColumns });
  }

  return {
    backend,
    store,
    rows,
    setView,
    async edit(call) {
      try {
        await setView(await call());
        return true;
      } catch (error) {
        report(error);
        return false;
      }
    },
    notify,
    report,
    async arrange(arrangement) {
      store.setState({ arrangement });
      await askGallery();
    },
    async refresh() {
      columnsOf = "";
      await setView(await backend.projectView());
    },
    showMap: () => showMap(),
    refreshInfo: async () => store.setState({ info: await backend.appInfo() }),
    dismiss: (id) =>
      store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  };
}
