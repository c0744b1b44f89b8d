// What a table of labels says of the chosen files: again when another table or another pattern is chosen.
import { useEffect, useState } from "react";
import { useCore } from "../app/context";
import type { Naming, TablePreview } from "../backend";

export interface TableLook {
  /** Of the table that is chosen now; null before it is known, and when it cannot be asked for. */
  preview: TablePreview | null;
  reading: boolean;
}

export function useTableLook(paths: string[], table: string | null, naming: Naming | null): TableLook {
  const { backend, report } = useCore();
  const [seen, setSeen] = useState<{ key: string; preview: TablePreview | null } | null>(null);
  const key = table === null ? null : JSON.stringify([table, naming]);

  useEffect(() => {
    if (key === null) return;
    const [asked, pattern]: [string, Naming | null] = JSON.parse(key);
    let late = false;
    backend
      .previewLabels(paths, asked, pattern)
      .then((preview) => !late && setSeen({ key, preview }))
      .catch((error) => {
        if (late) return;
        // Without an answer the import itself judges the table.
        setSeen({ key, preview: null });
        report(error);
      });
    return () => {
      late = true;
    };
  }, [backend, report, paths, key]);

  const current = seen !== null && seen.key === key;
  return { preview: current ? seen.preview : null, reading: key !== null && !current };
}
