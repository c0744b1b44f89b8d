// The one job that may run: start, progress, epochs, stop, end. After a reload of the page it finds a running job again
// by asking, because the channel of the old page is gone.
import type {
  EpochMetrics,
  EvaluationSet,
  Explanation,
  FitSettings,
  FitStart,
  ImportAnswers,
  JobEvent,
  JobKind,
  JobOutcome,
  MapMethod,
  OnJobEvent,
  PlateBasis,
  Queue,
} from "../backend";
import { said, text } from "../text";
import { withQueue } from "./arrangement";
import type { Core } from "./createApp";
import { tellsStack } from "./stack";
import type { ActiveJob } from "./state";

/** Milliseconds between questions about a job whose channel is lost. */
const ASK_AGAIN = 400;
/** So many epochs are drawn one by one, as they come. */
const ONE_BY_ONE = 100;
/** Milliseconds between two drawings of more: a small network may do a hundred epochs a second, and each costs more. */
const CURVES_AGAIN = 200;

export interface Jobs {
  import(paths: string[], answers: ImportAnswers): Promise<boolean>;
  example(fresh: boolean): Promise<boolean>;
  fit(settings: FitSettings, start: FitStart): Promise<boolean>;
  predict(): Promise<boolean>;
  /** Quick learns anew and predicts; nothing where the labels do not allow it. */
  refit(): Promise<boolean>;
  /** Looks for a learning rate; the curve comes into the state. */
  findRate(settings: FitSettings, start: FitStart): Promise<boolean>;
  /** Opens the evaluation when it is there; null is the most telling set. */
  evaluate(set?: EvaluationSet | null): Promise<boolean>;
  /** Holds two models against each other on the images of the evaluation. */
  compare(models: string[]): Promise<boolean>;
  /** Writes the report of the evaluation. */
  report(path: string): Promise<boolean>;
  /** Shows the images of a queue when it is made. */
  queue(queue: Queue): Promise<boolean>;
  /** Places the images on a map. */
  map(method: MapMethod): Promise<boolean>;
  /** Finds where an image speaks for a category of the model; the answer comes into the state. */
  explain(image: number, categoryId: string, method: Explanation): Promise<boolean>;
  /** Writes the images into a folder for each category. */
  exportImages(folder: string, basis: PlateBasis, link: boolean): Promise<boolean>;
  /** Writes the project for Piximi. */
  exportPiximi(path: string): Promise<boolean>;
  stop(): void;
  resume(): Promise<void>;
}

export function createJobs(core: Core): Jobs {
  const { backend, store } = core;

  const update = (change: (job: ActiveJob) => Partial<ActiveJob>) =>
    store.setState((state) => (state.job ? { job: { ...state.job, ...change(state.job) } } : {}));

  async function ended(kind: JobKind, outcome: JobOutcome): Promise<void> {
    // The new view comes first, so that no frame shows neither the live curves nor the kept ones.
    try {
      await core.refresh();
      if (kind === "import" || kind === "example") await core.refreshInfo();
    } catch (error) {
      core.report(error);
    }
    // It is there before the job is gone, so that nobody asks for it again.
    if (kind === "explain" && outcome.type === "completed") await showHeat().catch(core.report);
    store.setState({ job: null });
    if (kind === "map" && outcome.type === "completed") await core.showMap().catch(core.report);
    if (kind === "queue" && outcome.type === "completed") await showQueue();
    announce(kind, outcome);
  }

  async function showHeat(): Promise<void> {
    const heat = await backend.heat();
    store.setState(({ view }) => ({ explained: heat && { heat, modelId: view?.model?.id ?? null } }));
  }

  async function showQueue(): Promise<void> {
    try {
      await core.arrange(withQueue(store.getState().arrangement));
    } catch (error) {
      core.report(error);
    }
  }

  function announce(kind: JobKind, outcome: JobOutcome): void {
    if (outcome.type === "failed") {
      core.notify({
        severity: "error",
        text: said(outcome.data.message),
        details: outcome.data.details.map(said),
        topic: kind,
      });
      return;
    }
    const { summary, skipped, notes } = outcome.data;
    const details = [...skipped.map(({ path, reason }) => `${path}: ${said(reason)}`), ...notes.map(said)];
    const plain = outcome.type === "completed" && notes.length === 0;
    const severity = skipped.length > 0 ? "warning" : plain ? "success" : "info";
    // A result that is seen in the window itself needs no message of its own.
    const fitSeen = kind === "fit" && store.getState().dialog?.kind === "fit";
    const shown =
      (outcome.type === "completed" &&
        (kind === "example" ||
          kind === "evaluate" ||
          kind === "refit" ||
          kind === "queue" ||
          kind === "map")) ||
      // It is stopped by going on to another image too.
      kind === "explain";
    // Its curve stands beside the learning rate.
    const rateSeen = kind === "findRate" && store.getState().dialog?.kind === "fit";
    const comparisonSeen =
      kind === "compare" && outcome.type === "completed" && store.getState().dialog?.kind === "evaluation";
    const silent = details.length === 0 && (shown || fitSeen || rateSeen || comparisonSeen);
    const ofStack = notes.filter(tellsStack).map(said);
    if (!silent) core.notify({ severity, text: said(summary), details, ofStack, topic: kind });
    if (kind === "evaluate" && outcome.type === "completed")
      store.setState({ dialog: { kind: "evaluation" } });
  }

  /** True when the job was started; the reason is shown when it was not. */
  async function run(
    kind: JobKind,
    begin: (onEvent: OnJobEvent) => Promise<number | null>,
    more: Partial<ActiveJob> = {},
  ): Promise<boolean> {
    const running = store.getState().job;
    if (running) {
      core.notify({ severity: "info", text: text.job.busy(running.title), details: [], topic: "busy" });
      return false;
    }
    const job: ActiveJob = {
      id: null,
      kind,
      title: text.job[kind],
      progress: null,
      epochs: [],
      start: null,
      plannedEpochs: null,
      stopping: false,
      ...more,
    };
    store.setState({ job });
    let waiting: EpochMetrics[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      const come = waiting;
      waiting = [];
      update(({ epochs }) => ({ epochs: [...epochs, ...come] }));
    };
    const onEvent = (event: JobEvent) => {
      switch (event.type) {
        case "started":
          update(() => ({ id: event.data.id }));
          break;
        case "progress":
          update(() => ({ progress: event.data }));
          break;
        case "epoch":
          waiting.push(event.data);
          if ((store.getState().job?.epochs.length ?? 0) < ONE_BY_ONE) draw();
          else timer ??= setTimeout(draw, CURVES_AGAIN);
          break;
        case "rates":
          store.setState({ rates: event.data });
          break;
        case "ended":
          clearTimeout(timer);
          void ended(kind, event.data);
      }
    };
    try {
      const id = await begin(onEvent);
      if (id === null) store.setState({ job: null });
      else update((current) => ({ id: current.id ?? id }));
      return id !== null;
    } catch (error) {
      store.setState({ job: null });
      core.report(error);
      return false;
    }
  }

  return {
    import: (paths, answers) => run("import", (onEvent) => backend.startImport(paths, answers, onEvent)),
    example: (fresh) => run("example", (onEvent) => backend.startExample(fresh, onEvent)),
    fit: (settings, start) =>
      run("fit", (onEvent) => backend.startFit(settings, start, onEvent), {
        start,
        plannedEpochs: settings.epochs,
      }),
    predict: () => run("predict", (onEvent) => backend.startPredict(onEvent)),
    refit: () => run("refit", (onEvent) => backend.startRefit(onEvent)),
    findRate: (settings, start) =>
      run("findRate", (onEvent) => backend.startFindRate(settings, start, onEvent)),
    evaluate: (set = null) =>
      run("evaluate", (onEvent) => {
        const shown = set === "shown" ? store.getState().arrangement : null;
        return backend.startEvaluate(set, shown, onEvent);
      }),
    compare: (models) => run("compare", (onEvent) => backend.startCompare(models, onEvent)),
    report: (path) => run("report", (onEvent) => backend.startReport(path, onEvent)),
    exportImages: (folder, basis, link) =>
      run("exportImages", (onEvent) => backend.startExportImages(folder, basis, link, onEvent)),
    exportPiximi: (path) => run("exportPiximi", (onEvent) => backend.startExportPiximi(path, onEvent)),
    async queue(queue) {
      let started = false;
      const begin = async (onEvent: OnJobEvent) => {
        const id = await backend.startQueue(queue, onEvent);
        started = true;
        if (id === null) {
          await core.refresh();
          await showQueue();
        }
        return id;
      };
      // What needs no look at pictures is made beside a job that runs.
      if (store.getState().job) await begin(() => {}).catch(core.report);
      else await run("queue", begin);
      return started;
    },
    map: (method) => run("map", (onEvent) => backend.startMap(method, onEvent)),
    explain: (image, categoryId, method) =>
      run("explain", (onEvent) => backend.startExplain(image, categoryId, method, onEvent)),
    stop() {
      const id = store.getState().job?.id;
      if (id === undefined || id === null) return;
      update(() => ({ stopping: true }));
      backend.cancelJob(id).catch(core.report);
    },
    async resume() {
      const state = await backend.jobState();
      if (!state || state.outcome) return;
      const { id, kind, progress, epochs } = state;
      const title = text.job[kind];
      store.setState({
        job: { id, kind, title, progress, epochs, start: null, plannedEpochs: null, stopping: false },
      });
      const ask = async () => {
        const now = await backend.jobState();
        if (!now || now.id !== id)
          return void (await ended(kind, {
            type: "completed",
            data: { summary: title, added: 0, skipped: [], notes: [] },
          }));
        update(() => ({ progress: now.progress, epochs: now.epochs }));
        if (now.rates) store.setState({ rates: now.rates });
        if (now.outcome) return void (await ended(kind, now.outcome));
        setTimeout(() => void ask().catch(core.report), ASK_AGAIN);
      };
      setTimeout(() => void ask().catch(core.report), ASK_AGAIN);
    },
  };
}
