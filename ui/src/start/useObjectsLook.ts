// What objects would be found in the chosen files: again when masks, the table, how they are cut or the pattern change.
import { useEffect, useState } from "react";
import { useCore } from "../app/context";
import type { Naming, ObjectsAnswer, ObjectsPreview } from "../backend";

/** Milliseconds of rest before files are looked for. */
const REST = 250;

export interface ObjectsLook {
  /** Of what is chosen now; null before it is known, and when it cannot be asked for. */
  preview: ObjectsPreview | null;
  reading: boolean;
}

export function useObjectsLook(
  paths: string[],
  objects: ObjectsAnswer | null,
  naming: Naming | null,
): ObjectsLook {
  const { backend, report } = useCore();
  const [seen, setSeen] = useState<{ key: string; preview: ObjectsPreview | null } | null>(null);
  const key = objects === null ? null : JSON.stringify([objects, naming]);

  useEffect(() => {
    if (key === null) return;
    const [asked, pattern]: [ObjectsAnswer, Naming | null] = JSON.parse(key);
    let late = false;
    const wait = setTimeout(() => {
      backend
        .previewObjects(paths, asked, pattern)
        .then((preview) => !late && setSeen({ key, preview }))
        .catch((error) => {
          if (late) return;
          setSeen({ key, preview: null });
          report(error);
        });
    }, REST);
    return () => {
      late = true;
      clearTimeout(wait);
    };
  }, [backend, report, paths, key]);

  const current = seen !== null && seen.key === key;
  return { preview: current ? seen.preview : null, reading: key !== null && !current };
}
