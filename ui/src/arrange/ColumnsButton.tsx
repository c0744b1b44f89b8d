// Which columns the table has: a list of boxes; and the table with these columns as a file. Name and picture always stay.
import ViewColumnOutlined from "@mui/icons-material/ViewColumnOutlined";
import { Box, Checkbox, FormControlLabel, IconButton, Popover, Tooltip, Typography } from "@mui/material";
import { useState } from "react";
import { useActions, useApp, useCore } from "../app/context";
import { ExportButton } from "../app/ExportButton";
import { shownColumns } from "../app/tableColumns";
import { useTableColumns } from "../app/useTableColumns";
import { text } from "../text";
import { imageSheet } from "./imageSheet";

const t = text.table;
/** Without them there is nothing to tell images apart by. */
const ALWAYS = new Set(["picture", "name"]);

export function ColumnsButton() {
  const { arrange } = useActions();
  const columns = useTableColumns().filter(({ key }) => !ALWAYS.has(key));
  const hidden = useApp((state) => state.table.hidden);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t.columns}>
        <IconButton
          size="small"
          aria-label={t.columns}
          aria-haspopup="dialog"
          data-testid="columns"
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <ViewColumnOutlined />
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{
          paper: { role: "dialog", "aria-label": t.columnsTitle, sx: { p: 1.5, maxHeight: 420 } } as object,
        }}
      >
        <Typography variant="subtitle2" sx={{ mb: 0.5 }}>
          {t.columnsTitle}
        </Typography>
        <Box sx={{ display: "flex", flexDirection: "column" }}>
          {columns.map(({ key, title }) => (
            <FormControlLabel
              key={key}
              label={title}
              slotProps={{ typography: { variant: "body2", noWrap: true, sx: { maxWidth: 260 } } }}
              control={
                <Checkbox
                  size="small"
                  sx={{ py: 0.4 }}
                  checked={!hidden.includes(key)}
                  onChange={(_event, shown) => arrange.showColumn(key, shown)}
                />
              }
            />
          ))}
        </Box>
        <ExportTable />
      </Popover>
    </>
  );
}

/** With the columns that are shown, and all images that the gallery shows. */
function ExportTable() {
  const { backend, store } = useCore();
  const all = useTableColumns();
  const rows = () => {
    const { order, table, view } = store.getState();
    return imageSheet(backend, order.ids, shownColumns(all, table), view?.categories ?? []);
  };
  return (
    <Box sx={{ borderTop: 1, borderColor: "divider", mt: 1, pt: 0.5 }}>
      <ExportButton testId="table-export" tables={[{ id: "table", name: text.files.images, rows }]} />
    </Box>
  );
}
