// Which images the gallery shows, and by what they are coloured in the map: asked of the backend as groups of a column.
import { useEffect, useMemo, useState } from "react";
import { useApp, useCore } from "../app/context";
import type { Column, GalleryView } from "../backend";
import { type ColorGroup, colorGroups } from "./colors";

export function useColors(column: Column): ColorGroup[] {
  const { backend, report } = useCore();
  const arrangement = useApp((state) => state.arrangement);
  const revision = useApp((state) => state.view?.revision);
  const categories = useApp((state) => state.view?.categories);
  const [found, setFound] = useState<{ column: Column; gallery: GalleryView } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels and predictions change with the revision
  useEffect(() => {
    let gone = false;
    backend.gallery({ ...arrangement, sort: null, group: column }, null).then((gallery) => {
      if (!gone) setFound({ column, gallery });
    }, report);
    return () => {
      gone = true;
    };
  }, [backend, report, arrangement, revision, column]);
  return useMemo(
    () => (found ? colorGroups(found.gallery.ids, found.gallery.groups, found.column, categories ?? []) : []),
    [found, categories],
  );
}
