// A button that opens the choice of columns.
import { Button, Popover, Typography } from "@mui/material";
import { useId, useState } from "react";
import type { PlateColumns, PlatesView } from "../backend";
import { text } from "../text";
import { ColumnsForm } from "./ColumnsForm";

const t = text.plates;

interface Props {
  view: PlatesView;
  columns: PlateColumns;
  onChange(columns: PlateColumns): void;
}

export function ColumnsButton({ view, columns, onChange }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const titleId = useId();
  return (
    <>
      <Button
        size="small"
        color="inherit"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        data-testid="plates-columns"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {t.columns}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-labelledby": titleId, sx: { p: 2 } } }}
      >
        <Typography variant="subtitle2" component="h3" id={titleId} sx={{ mb: 0.5 }}>
          {t.columnsTitle}
        </Typography>
        <ColumnsForm view={view} columns={columns} onChange={onChange} />
      </Popover>
    </>
  );
}
