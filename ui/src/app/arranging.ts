// What a person can do about which images are shown and how: search, sort, filter, group, gallery or table, and the
// columns of the table. A changed arrangement asks the backend anew; nothing here touches the project.
import type { Arrangement, Column, ColumnTest, SortBy } from "../backend";
import { filterOf, queueFilters, withFilter, withoutQueue } from "./arrangement";
import type { Core } from "./createApp";
import { PANELS, type Panels, type ShownAs } from "./state";

export interface Arranging {
  search(words: string): void;
  sortBy(sort: SortBy | null): void;
  groupBy(column: Column | null): void;
  filter(column: Column, test: ColumnTest | null): void;
  /** Shows what was saved; a queue is left. */
  use(arrangement: Arrangement): void;
  /** Keeps search, filters, order and groups under a name. */
  save(name: string): Promise<boolean>;
  forget(name: string): Promise<boolean>;
  /** Search and filters; order and groups stay, and so does the queue. */
  clearFilters(): Promise<boolean>;
  /** The queue too: nothing is left out. */
  leaveNothingOut(): Promise<boolean>;
  /** Opens the choice of filters, at a column or as it was left. */
  openFilters(column: Column | null): void;
  closeFilters(): void;
  showAs(shownAs: ShownAs): void;
  showColumn(key: string, shown: boolean): void;
  showAllColumns(): void;
  resizePanel(panel: keyof Panels, width: number | null): void;
  /** Pixels; null gives the usual width back. */
  resizeColumn(key: string, width: number | null): void;
}

export function createArranging(core: Core): Arranging {
  const { backend, store } = core;
  const now = () => store.getState().arrangement;

  async function arrange(change: Partial<Arrangement>): Promise<boolean> {
    try {
      await core.arrange({ ...now(), ...change });
      return true;
    } catch (error) {
      core.report(error);
      return false;
    }
  }

  return {
    search(search) {
      if (search !== now().search) void arrange({ search });
    },
    sortBy: (sort) => void arrange({ sort }),
    groupBy: (group) => void arrange({ group }),
    filter(column, test) {
      if (test === null && filterOf(now(), column) === null) return;
      void arrange({ filters: withFilter(now(), column, test) });
    },
    use: (arrangement) => void arrange(arrangement),
    save: (name) => core.edit(() => backend.saveFilter(name, withoutQueue(now()))),
    forget: (name) => core.edit(() => backend.forgetFilter(name)),
    clearFilters: () => arrange({ search: "", filters: queueFilters(now()) }),
    leaveNothingOut: () => arrange({ search: "", filters: [] }),
    openFilters: (column) =>
      store.setState(({ filterChoice }) => ({
        filterChoice: { open: true, column: column ?? filterChoice.column },
      })),
    closeFilters: () =>
      store.setState(({ filterChoice }) => ({ filterChoice: { ...filterChoice, open: false } })),
    showAs: (shownAs) => store.setState({ shownAs }),
    showColumn: (key, shown) =>
      store.setState(({ table }) => {
        const others = table.hidden.filter((hidden) => hidden !== key);
        return { table: { ...table, hidden: shown ? others : [...others, key] } };
      }),
    showAllColumns: () => store.setState(({ table }) => ({ table: { ...table, hidden: [] } })),
    resizePanel: (panel, width) =>
      store.setState(({ panels }) => ({
        panels: { ...panels, [panel]: width ?? PANELS[panel].default },
      })),
    resizeColumn: (key, width) =>
      store.setState(({ table }) => {
        const { [key]: _, ...widths } = table.widths;
        return { table: { ...table, widths: width === null ? widths : { ...widths, [key]: width } } };
      }),
  };
}
