// The columns that the table of this project can have.
import { useMemo } from "react";
import { useApp } from "./context";
import { allColumns, type TableColumn } from "./tableColumns";

export function useTableColumns(): TableColumn[] {
  const metadata = useApp((state) => state.metadataColumns);
  const predictions = useApp((state) => (state.view?.counts.predicted ?? 0) > 0);
  return useMemo(() => allColumns(metadata, predictions), [metadata, predictions]);
}
