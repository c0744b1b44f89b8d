// What a person can do with an evaluation besides looking at it: select its images, and take its tables and a report
// elsewhere. Errors are reported; an action gives true when it was done.
import type { EvaluationImages, EvaluationTable } from "../backend";
import { text } from "../text";
import type { Core } from "./createApp";
import type { Filing } from "./filing";
import type { Jobs } from "./jobs";

export interface Evaluating {
  /** Selects exactly these images in the gallery. */
  select(which: EvaluationImages): Promise<boolean>;
  /** Asks for a place and writes a table that the backend makes. `name`: what it is, for the suggested name of the file. */
  exportTable(table: EvaluationTable, name: string): Promise<boolean>;
  /** Asks for a place and starts the job that writes the report. */
  report(): Promise<boolean>;
}

export function createEvaluating(
  { backend, report }: Core,
  jobs: Jobs,
  files: Filing,
  selectExactly: (ids: number[]) => Promise<boolean>,
): Evaluating {
  return {
    async select(which) {
      try {
        return await selectExactly(await backend.evaluationImages(which));
      } catch (error) {
        report(error);
        return false;
      }
    },
    exportTable: (table, name) => files.writeTable(name, (path) => backend.exportEvaluation(table, path)),
    report: () => files.at(text.evaluationFiles.report, "html", (path) => jobs.report(path)),
  };
}
