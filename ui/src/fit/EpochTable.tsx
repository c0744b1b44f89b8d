// The curves as a table, for reading exactly and for screen readers.
import { Box } from "@mui/material";
import { memo } from "react";
import type { EpochMetrics } from "../backend";
import { text } from "../text";
import { metric } from "../text/format";

const COLUMNS = ["accuracy", "validationAccuracy", "loss", "validationLoss"] as const;

/** Shares of the width, by what their names need. */
const WIDTHS = [
  ["epoch", 12],
  ["accuracy", 15],
  ["validationAccuracy", 25],
  ["loss", 13],
  ["validationLoss", 20],
  ["seconds", 15],
] as const;

/** Drawn once: there may be thousands, and they come while a network learns. */
const Row = memo(({ metrics }: { metrics: EpochMetrics }) => (
  <tr>
    <th scope="row">{metrics.epoch}</th>
    {COLUMNS.map((column) => (
      <td key={column} data-testid={`chart-cell-${column}-${metrics.epoch}`}>
        {metrics[column] === null ? text.fit.gap : metric(metrics[column], 4)}
      </td>
    ))}
    <td>{metric(metrics.seconds, 1)}</td>
  </tr>
));

export function EpochTable({ epochs }: { epochs: readonly EpochMetrics[] }) {
  const t = text.fit;
  return (
    <Box
      sx={{
        maxHeight: 420,
        overflow: "auto",
        border: 1,
        borderColor: "divider",
        borderRadius: 2,
        "& table": {
          width: "100%",
          // The widths do not follow from the rows, so that a new row moves no other.
          tableLayout: "fixed",
          borderCollapse: "separate",
          borderSpacing: 0,
          fontVariantNumeric: "tabular-nums",
          fontSize: 13,
        },
        "& th, & td": { textAlign: "right", px: 1.5, py: 0.5, borderBottom: 1, borderColor: "divider" },
        "& thead th": { position: "sticky", top: 0, bgcolor: "background.paper", fontWeight: 500 },
        "& tbody th": { fontWeight: 500 },
        "& caption": {
          position: "absolute",
          // In pixels: a plain 1 means all of the width.
          width: "1px",
          height: "1px",
          overflow: "hidden",
          clipPath: "inset(50%)",
        },
      }}
      // A region that scrolls must be reachable by key.
      tabIndex={0}
    >
      <table data-testid="chart-table" data-selectable>
        <caption>{t.tableCaption}</caption>
        <colgroup>
          {WIDTHS.map(([column, share]) => (
            <col key={column} style={{ width: `${share}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{t.epoch}</th>
            <th scope="col">{t.accuracy}</th>
            <th scope="col">{t.validationAccuracy}</th>
            <th scope="col">{t.loss}</th>
            <th scope="col">{t.validationLoss}</th>
            <th scope="col">{t.seconds}</th>
          </tr>
        </thead>
        <tbody>
          {epochs.map((metrics) => (
            <Row key={metrics.epoch} metrics={metrics} />
          ))}
        </tbody>
      </table>
    </Box>
  );
}
