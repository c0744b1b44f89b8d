// Takes what the window shows elsewhere: tables as CSV (predictions also as Parquet), charts as SVG and PNG. Each action asks for a place first and does
// nothing without one. Errors are reported; an action gives true when it was done.
import type { ExportEnding, ExportReport } from "../backend";
import { text } from "../text";
import type { Core } from "./createApp";
import type { Sheet } from "./sheet";

/** `name`: what it is, for the suggested name of the file. */
export interface Filing {
  /** Asks for a place, and works there. */
  at(name: string, ending: ExportEnding, work: (path: string) => Promise<boolean>): Promise<boolean>;
  /** A table that the backend makes by itself. */
  writeTable(
    name: string,
    write: (path: string) => Promise<ExportReport>,
    ending?: "csv" | "csvOrParquet",
  ): Promise<boolean>;
  /** A table of the page, which is made only when there is a place for it. */
  saveTable(name: string, rows: () => Sheet | Promise<Sheet>): Promise<boolean>;
  /** `draw` is called only when there is a place; it gives null where the chart cannot be drawn in this format. */
  saveChart(name: string, ending: "svg" | "png", draw: () => Promise<Uint8Array | null>): Promise<boolean>;
}

export function createFiling(core: Core): Filing {
  const { backend, store } = core;
  const told = (severity: "success" | "error", said: string) =>
    core.notify({ severity, text: said, details: [], topic: "export" });

  const files: Filing = {
    async at(name, ending, work) {
      const project = store.getState().view?.name;
      if (project === undefined) return false;
      try {
        // A slash in the name of a plate or a column would lead into a folder.
        const path = await backend.pickExport(`${project} ${name}`.replace(/[/\\:]/g, "-"), ending);
        return path !== null && (await work(path));
      } catch (error) {
        core.report(error);
        return false;
      }
    },
    writeTable: (name, write, ending = "csv") =>
      files.at(name, ending, async (path) => {
        const report = await write(path);
        told("success", text.notices.exported(report.rows, report.path));
        return true;
      }),
    saveTable: (name, rows) =>
      files.writeTable(name, async (path) => backend.exportTable(await rows(), path)),
    saveChart: (name, ending, draw) =>
      files.at(name, ending, async (path) => {
        const bytes = await draw();
        if (bytes === null) {
          told("error", text.files.cannotDraw);
          return false;
        }
        await backend.saveChart(path, [...bytes]);
        told("success", text.files.saved(path));
        return true;
      }),
  };
  return files;
}
