// A button that takes what a view shows elsewhere: each table as CSV, each chart as SVG and PNG. Charts in a file are
// light, whatever the theme of the window.
import type { ButtonProps } from "@mui/material";
import type { ReactElement } from "react";
import type { ChartInk } from "../components/chartInk";
import { chartBytes } from "../components/drawing";
import { MenuButton, type MenuEntry } from "../components/MenuButton";
import { text } from "../text";
import { useActions } from "./context";
import { fileInk } from "./fileInk";
import type { Filing } from "./filing";
import type { Sheet } from "./sheet";

interface Exported {
  /** For tests. */
  id: string;
  /** What it is, also for the suggested name of the file. */
  name: string;
  /** There is nothing in it. */
  empty?: boolean;
}

/** Made of what the page has, or by the backend. */
export type ExportedTable = Exported &
  ({ rows(): Sheet | Promise<Sheet> } | { save(files: Filing, name: string): unknown });

export interface ExportedChart extends Exported {
  /** Gives an svg element with `width` and `height`, complete in itself and all colours in its attributes. */
  draw(ink: ChartInk): ReactElement;
}

interface Props extends Pick<ButtonProps, "variant" | "disabled" | "sx"> {
  tables?: readonly ExportedTable[];
  charts?: readonly ExportedChart[];
  testId: string;
}

export function ExportButton({ tables = [], charts = [], testId, ...button }: Props) {
  const { files } = useActions();
  return (
    <MenuButton
      size="small"
      label={text.files.menu}
      testId={testId}
      entries={exportEntries(files, tables, charts)}
      {...button}
    />
  );
}

export function exportEntries(
  files: Filing,
  tables: readonly ExportedTable[],
  charts: readonly ExportedChart[],
): MenuEntry[] {
  const t = text.files;
  const ofTables = tables.map(
    (table): MenuEntry => ({
      label: t.table(table.name),
      disabled: table.empty,
      testId: `export-${table.id}`,
      act: () => ("rows" in table ? files.saveTable(table.name, table.rows) : table.save(files, table.name)),
    }),
  );
  const ofCharts = charts.flatMap(({ id, name, empty, draw }) =>
    (["svg", "png"] as const).map(
      (ending): MenuEntry => ({
        label: t.as(name, ending.toUpperCase()),
        disabled: empty,
        testId: `export-chart-${id}-${ending}`,
        act: () => files.saveChart(name, ending, () => chartBytes(draw(fileInk()), ending)),
      }),
    ),
  );
  return [
    ...(tables.length > 0 ? [{ heading: t.tables }, ...ofTables] : []),
    ...(tables.length > 0 && charts.length > 0 ? ["line" as const] : []),
    ...(charts.length > 0 ? [{ heading: t.charts }, ...ofCharts] : []),
  ];
}
