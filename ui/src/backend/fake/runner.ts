// Runs the fake's one job: started, progress, epochs, and exactly one end. A second job is refused as busy.
import { BackendError, type OnJobEvent } from "../backend";
import type { CommandError, JobEvent, JobKind, JobProgress, JobReport, JobState } from "../bindings";

export type Send = (event: JobEvent) => void;

export function fail(kind: CommandError["kind"], message: string, details: string[] = []): never {
  throw new BackendError({ kind, message, details });
}

export const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;

export class Runner {
  state: JobState | null = null;
  cancelled = false;
  readonly pace: number;
  private readonly onEnd: () => void;

  constructor(pace: number, onEnd: () => void) {
    this.pace = pace;
    this.onEnd = onEnd;
  }

  cancel(): void {
    this.cancelled = true;
  }

  wait(milliseconds: number): Promise<unknown> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }

  run(kind: JobKind, title: string, onEvent: OnJobEvent, work: (send: Send) => Promise<JobReport>): number {
    if (this.state && this.state.outcome === null) {
      fail("busy", `Vesicle is still busy: ${this.state.title}. Wait for it or stop it.`);
    }
    const id = (this.state?.id ?? 0) + 1;
    const state: JobState = { id, kind, title, progress: null, epochs: [], rates: null, outcome: null };
    this.state = state;
    this.cancelled = false;
    const send: Send = (event) => {
      if (event.type === "progress") state.progress = event.data;
      if (event.type === "epoch") state.epochs.push(event.data);
      if (event.type === "rates") state.rates = event.data;
      if (event.type === "ended") state.outcome = event.data;
      onEvent(event);
    };
    void (async () => {
      send({ type: "started", data: { id, kind, title } });
      const report = await work(send);
      send({ type: "ended", data: { type: this.cancelled ? "cancelled" : "completed", data: report } });
      this.onEnd();
    })();
    return id;
  }

  /** Twelve steps of progress over `total`. */
  async steps(send: Send, total: number, unit: string, message: string): Promise<void> {
    const still: JobProgress = {
      done: 0,
      total,
      unit,
      message,
      secondsLeft: null,
      epoch: null,
      epochs: null,
      batch: null,
      batches: null,
    };
    for (let done = 0; done < total && !this.cancelled; done += Math.ceil(total / 12)) {
      send({
        type: "progress",
        data: { ...still, done, secondsLeft: Math.round(((total - done) / total) * 3) },
      });
      await this.wait(this.pace / 3);
    }
  }
}
