// What the names of the chosen files say: once without a pattern, and after each change of the pattern, a moment later.
import { useEffect, useState } from "react";
import { useCore } from "../app/context";
import type { Naming, NamingPreview } from "../backend";

/** Milliseconds of rest before a pattern is tried. */
const REST = 250;

export interface NamingLook {
  /** The ready-made patterns that fit; null before they are known, and when the names cannot be read. */
  names: NamingPreview | null;
  reading: boolean;
  /** The newest answer for a pattern, with the pattern it is about. */
  asked: Naming | null;
  answer: NamingPreview | null;
  /** The pattern has changed since. */
  checking: boolean;
}

export function useNamingLook(
  paths: string[],
  namingFor: (names: NamingPreview | null) => Naming | null,
): { look: NamingLook; naming: Naming | null } {
  const { backend, report } = useCore();
  const [names, setNames] = useState<NamingPreview | null>(null);
  const [reading, setReading] = useState(true);
  const [seen, setSeen] = useState<{ key: string; naming: Naming; answer: NamingPreview | null } | null>(
    null,
  );
  const naming = namingFor(names);
  const key = naming && JSON.stringify(naming);

  useEffect(() => {
    let late = false;
    backend
      .previewImport(paths, null)
      .then((answer) => !late && setNames(answer))
      .catch((error) => !late && report(error))
      .finally(() => !late && setReading(false));
    return () => {
      late = true;
    };
  }, [backend, report, paths]);

  useEffect(() => {
    if (key === null) return;
    const asked: Naming = JSON.parse(key);
    let late = false;
    const timer = setTimeout(() => {
      backend
        .previewImport(paths, asked)
        .then((answer) => !late && setSeen({ key, naming: asked, answer }))
        .catch((error) => {
          if (late) return;
          // Without an answer the import itself judges the pattern.
          setSeen({ key, naming: asked, answer: null });
          report(error);
        });
    }, REST);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [backend, report, paths, key]);

  const look: NamingLook = {
    names,
    reading,
    asked: seen?.naming ?? null,
    answer: seen?.answer ?? null,
    checking: key !== null && seen?.key !== key,
  };
  return { look, naming };
}
