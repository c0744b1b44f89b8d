// Sort and Group: by what, and which way. Metadata columns stand below those that every image has.
import SortIcon from "@mui/icons-material/Sort";
import WorkspacesOutlined from "@mui/icons-material/WorkspacesOutlined";
import { Tooltip } from "@mui/material";
import type { ReactNode } from "react";
import { columnKey, columnTitle, sameColumn } from "../app/arrangement";
import { useActions, useApp } from "../app/context";
import type { Column } from "../backend";
import { MenuButton, type MenuEntry } from "../components/MenuButton";
import { text } from "../text";
import { groupColumns, sortColumns } from "./offered";

const t = text.arrange;

export const BAR_BUTTON = {
  size: "small",
  sx: { height: 30, px: 1, minWidth: 0, flexShrink: 1, fontWeight: 400, overflow: "hidden" },
} as const;

export function SortButton() {
  const { arrange } = useActions();
  const sort = useApp((state) => state.arrangement.sort);
  const metadata = useApp((state) => state.metadataColumns);
  const descending = sort?.descending ?? false;
  const entries: MenuEntry[] = [
    {
      label: t.importOrder,
      checked: sort === null,
      testId: "sort-none",
      act: () => arrange.sortBy(null),
    },
    ...columnEntries("sort-by", sortColumns(metadata), sort?.column ?? null, (column) =>
      arrange.sortBy({ column, descending }),
    ),
    "line",
    ...[false, true].map(
      (down): MenuEntry => ({
        label: down ? t.descending : t.ascending,
        checked: sort !== null && descending === down,
        disabled: sort === null,
        testId: down ? "sort-descending" : "sort-ascending",
        act: () => sort && arrange.sortBy({ ...sort, descending: down }),
      }),
    ),
  ];
  const name = sort && columnTitle(sort.column);
  return (
    <BarMenu
      testId="sort"
      icon={<SortIcon />}
      label={name ? t.sortedBy(name, descending) : t.sort}
      hint={name ? t.sortHint(name, descending) : t.sort}
      active={sort !== null}
      entries={entries}
    />
  );
}

export function GroupButton() {
  const { arrange } = useActions();
  const group = useApp((state) => state.arrangement.group);
  const metadata = useApp((state) => state.metadataColumns);
  const entries: MenuEntry[] = [
    { label: t.noGroups, checked: group === null, testId: "group-none", act: () => arrange.groupBy(null) },
    ...columnEntries("group", groupColumns(metadata), group, arrange.groupBy),
  ];
  return (
    <BarMenu
      testId="group"
      icon={<WorkspacesOutlined />}
      label={group ? columnTitle(group) : t.group}
      hint={group ? t.groupHint(columnTitle(group)) : t.group}
      active={group !== null}
      entries={entries}
    />
  );
}

function columnEntries(
  kind: "sort-by" | "group",
  columns: readonly Column[],
  chosen: Column | null,
  act: (column: Column) => void,
): MenuEntry[] {
  const firstMetadata = columns.findIndex(({ type }) => type === "metadata");
  return columns.flatMap((column, index): MenuEntry[] => [
    ...(index === firstMetadata ? (["line", { heading: t.metadata }] as const) : []),
    {
      label: columnTitle(column),
      checked: sameColumn(chosen, column),
      testId: `${kind}-${columnKey(column)}`,
      act: () => act(column),
    },
  ]);
}

interface BarMenuProps {
  testId: string;
  icon: ReactNode;
  label: string;
  hint: string;
  /** It does something now. */
  active: boolean;
  entries: MenuEntry[];
}

function BarMenu({ testId, icon, label, hint, active, entries }: BarMenuProps) {
  return (
    <Tooltip title={active ? hint : ""} placement="top">
      <span style={{ minWidth: 64, display: "inline-flex" }}>
        <MenuButton
          {...BAR_BUTTON}
          testId={testId}
          color={active ? "primary" : "inherit"}
          startIcon={icon}
          aria-label={active ? `${label}: ${hint}` : label}
          label={
            <span
              style={{ maxWidth: 150, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
            >
              {label}
            </span>
          }
          entries={entries}
        />
      </span>
    </Tooltip>
  );
}
