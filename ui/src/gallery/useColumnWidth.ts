// Changing the width of a column of the table. The new width is kept in the state at once, so that the column follows the
// pointer.
import { useActions } from "../app/context";
import { NARROWEST, type TableColumn, WIDEST } from "../app/tableColumns";
import { useEdge } from "../components/useEdge";

export function useColumnWidth({ key, width }: TableColumn) {
  const { arrange } = useActions();
  return useEdge({
    width,
    min: NARROWEST,
    max: WIDEST,
    onChange: (next) => arrange.resizeColumn(key, next),
  });
}
