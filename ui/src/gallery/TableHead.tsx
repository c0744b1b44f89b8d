// The head of the table: a click sorts, the menu filters, groups and hides, the edge widens.
import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import MoreVert from "@mui/icons-material/MoreVert";
import { IconButton, Menu } from "@mui/material";
import { memo, useState } from "react";
import { nextSort, sameColumn } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import type { TableColumn } from "../app/tableColumns";
import type { Column } from "../backend";
import { type MenuEntry, menuRows } from "../components/MenuButton";
import { text } from "../text";
import { useColumnWidth } from "./useColumnWidth";

const t = text.table;

/** Drawn anew when columns change, and not while the table is scrolled. */
export const TableHead = memo(function TableHead({ columns }: { columns: readonly TableColumn[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the table
    // biome-ignore lint/a11y/useFocusableInteractive: its controls have the focus
    <div role="row" className="table-head" aria-rowindex={1} data-own-keys data-testid="table-head">
      {columns.map((column, index) => (
        <HeadCell key={column.key} shown={column} index={index} />
      ))}
    </div>
  );
});

function HeadCell({ shown, index }: { shown: TableColumn; index: number }) {
  const actions = useActions();
  const sort = useApp((state) => state.arrangement.sort);
  const { key, title, column, numeric } = shown;
  const sorted = column !== null && sort !== null && sameColumn(sort.column, column) ? sort : null;
  const direction = sorted ? (sorted.descending ? "descending" : "ascending") : "none";
  const Arrow = sorted?.descending ? ArrowDownward : ArrowUpward;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the table
    // biome-ignore lint/a11y/useFocusableInteractive: its controls have the focus
    <div
      role="columnheader"
      className="table-headcell"
      aria-colindex={index + 1}
      aria-sort={column ? direction : undefined}
      data-numeric={numeric || undefined}
      data-column={key}
    >
      {column ? (
        <>
          <button
            type="button"
            className="table-sort"
            title={t.sortBy(title)}
            data-testid={`sort-${key}`}
            onClick={() => actions.arrange.sortBy(nextSort(sort, column))}
          >
            <span>{title}</span>
            {sorted && <Arrow />}
          </button>
          <HeadMenu shown={shown} column={column} />
          <Edge shown={shown} />
        </>
      ) : (
        <span className="table-unseen">{title}</span>
      )}
    </div>
  );
}

function HeadMenu({ shown, column }: { shown: TableColumn; column: Column }) {
  const actions = useActions();
  const { arrange } = actions;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const sort = useApp((state) => state.arrangement.sort);
  const group = useApp((state) => state.arrangement.group);
  const hidden = useApp((state) => state.table.hidden.length);
  const { key, title } = shown;
  const sortEntry = (label: string, descending: boolean): MenuEntry => ({
    label,
    checked: sort !== null && sameColumn(sort.column, column) && sort.descending === descending,
    act: () => arrange.sortBy({ column, descending }),
  });
  const grouped = sameColumn(group, column);
  const entries: MenuEntry[] = [
    sortEntry(text.arrange.ascending, false),
    sortEntry(text.arrange.descending, true),
    "line",
    { label: t.filterBy(title), testId: "head-filter", act: () => arrange.openFilters(column) },
    {
      label: grouped ? t.ungroup : t.groupBy(title),
      testId: "head-group",
      act: () => arrange.groupBy(grouped ? null : column),
    },
    "line",
    // Without the name there is nothing to tell images apart by.
    {
      label: t.hide(title),
      testId: "head-hide",
      disabled: key === "name",
      act: () => arrange.showColumn(key, false),
    },
    { label: t.showAll(hidden), disabled: hidden === 0, act: () => arrange.showAllColumns() },
  ];
  return (
    <>
      <IconButton
        size="small"
        className="table-more"
        aria-label={t.menu(title)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        data-testid={`head-menu-${key}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <MoreVert sx={{ fontSize: 16 }} />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {menuRows(entries, () => setAnchor(null))}
      </Menu>
    </>
  );
}

/** By dragging, by arrow keys, and back to the usual width by a double click. */
function Edge({ shown }: { shown: TableColumn }) {
  const { "aria-valuenow": width, ...handlers } = useColumnWidth(shown);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line cannot be dragged
    <div
      role="separator"
      className="table-edge"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t.resize(shown.title)}
      aria-valuenow={width}
      data-testid={`edge-${shown.key}`}
      {...handlers}
    />
  );
}
