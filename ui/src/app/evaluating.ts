// What a person can do with an evaluation besides looking at it: select its images, and take tables, charts and a report
// of it elsewhere. Errors are reported; an action gives true when it was done.
import type { EvaluationImages, EvaluationTable, ExportEnding } from "../backend";
import { text } from "../text";
import type { Core } from "./createApp";
import type { Jobs } from "./jobs";

export interface Evaluating {
  /** Selects exactly these images in the gallery. */
  select(which: EvaluationImages): Promise<boolean>;
  /** Asks for a place and writes a table. `name`: what it is, for the suggested name of the file. */
  exportTable(table: EvaluationTable, name: string): Promise<boolean>;
  /** Asks for a place and writes a chart. `draw` is called only when there is one. */
  saveChart(name: string, ending: ExportEnding, draw: () => Promise<Uint8Array>): Promise<boolean>;
  /** Asks for a place and starts the job that writes the report. */
  report(): Promise<boolean>;
}

export function createEvaluating(
  core: Core,
  jobs: Jobs,
  selectExactly: (ids: number[]) => Promise<boolean>,
): Evaluating {
  const { backend, store } = core;

  async function place(name: string, ending: ExportEnding): Promise<string | null> {
    const project = store.getState().view?.name;
    return project === undefined ? null : backend.pickExport(`${project} ${name}`, ending);
  }

  /** False also when the person chose no place. */
  async function attempt(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      core.report(error);
      return false;
    }
  }

  const done = (said: string) =>
    core.notify({ severity: "success", text: said, details: [], topic: "export" });

  return {
    select: (which) => attempt(async () => selectExactly(await backend.evaluationImages(which))),
    exportTable: (table, name) =>
      attempt(async () => {
        const path = await place(name, "csv");
        if (path === null) return false;
        const report = await backend.exportEvaluation(table, path);
        done(text.notices.exported(report.rows, report.path));
        return true;
      }),
    saveChart: (name, ending, draw) =>
      attempt(async () => {
        const path = await place(name, ending);
        if (path === null) return false;
        await backend.saveChart(path, [...(await draw())]);
        done(text.evaluationFiles.saved(path));
        return true;
      }),
    report: () =>
      attempt(async () => {
        const path = await place(text.evaluationFiles.report, "html");
        return path !== null && (await jobs.report(path));
      }),
  };
}
