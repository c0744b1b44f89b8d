// Filter: the columns at the left, and at the right which of a column's values are shown. What is chosen counts at once.
import FilterAltOutlined from "@mui/icons-material/FilterAltOutlined";
import { Box, Button, List, ListItemButton, ListItemText, Popover } from "@mui/material";
import { useRef } from "react";
import { columnKey, columnTitle, filterOf, ownFilters, sameColumn } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import { text } from "../text";
import { ColumnFilterPanel } from "./ColumnFilterPanel";
import { BAR_BUTTON } from "./OrderButtons";
import { filterColumns } from "./offered";

const t = text.arrange;

export function FilterButton() {
  const { arrange } = useActions();
  const count = useApp((state) => ownFilters(state.arrangement).length);
  const { open } = useApp((state) => state.filterChoice);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        {...BAR_BUTTON}
        ref={button}
        color={count > 0 ? "primary" : "inherit"}
        startIcon={<FilterAltOutlined />}
        aria-haspopup="dialog"
        aria-expanded={open}
        data-testid="filter"
        sx={{ ...BAR_BUTTON.sx, flexShrink: 0 }}
        onClick={() => arrange.openFilters(null)}
      >
        {count > 0 ? t.filterCount(count) : t.filter}
      </Button>
      <Popover
        open={open}
        anchorEl={() => button.current as Element}
        onClose={() => arrange.closeFilters()}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{
          paper: {
            role: "dialog",
            "aria-label": t.filterTitle,
            "data-testid": "filter-dialog",
            sx: { width: 520, height: 380, display: "flex" },
          } as object,
        }}
      >
        <Columns />
      </Popover>
    </>
  );
}

function Columns() {
  const { arrange } = useActions();
  const metadata = useApp((state) => state.metadataColumns);
  const arrangement = useApp((state) => state.arrangement);
  const { column: chosen } = useApp((state) => state.filterChoice);
  return (
    <>
      <List
        dense
        component="div"
        role="group"
        aria-label={t.filterColumns}
        sx={{ width: 180, flexShrink: 0, overflowY: "auto", py: 0.5, borderRight: 1, borderColor: "divider" }}
      >
        {filterColumns(metadata).map((column) => {
          const active = filterOf(arrangement, column) !== null;
          const selected = sameColumn(column, chosen);
          return (
            <ListItemButton
              key={columnKey(column)}
              selected={selected}
              autoFocus={selected}
              aria-current={selected}
              data-testid={`filter-column-${columnKey(column)}`}
              sx={{ py: 0.25 }}
              onClick={() => arrange.openFilters(column)}
            >
              <ListItemText
                primary={columnTitle(column)}
                slotProps={{
                  primary: { noWrap: true, variant: "body2", sx: active ? { fontWeight: 500 } : {} },
                }}
              />
              {active && (
                <Box
                  role="img"
                  aria-label={t.filterActive}
                  sx={{ width: 8, height: 8, borderRadius: 4, bgcolor: "primary.main", flexShrink: 0, ml: 1 }}
                />
              )}
            </ListItemButton>
          );
        })}
      </List>
      <Box sx={{ flex: 1, minWidth: 0, display: "flex", flexDirection: "column", p: 1.5 }}>
        <ColumnFilterPanel key={columnKey(chosen)} column={chosen} />
      </Box>
    </>
  );
}
