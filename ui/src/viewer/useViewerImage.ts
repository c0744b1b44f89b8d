// The image in the viewer: what is asked of it (slice, time) and the newest answer. While a slider moves, one question is
// under way at a time and the newest of those that wait follows.
import { useCallback, useEffect, useRef, useState } from "react";
import { useApp, useCore } from "../app/context";
import type { ImageRow, SliceView, ViewerImage } from "../backend";
import { Latest } from "./latest";

interface Question {
  /** null: what the project shows of stacks. */
  slice: SliceView | null;
  /** From 0. */
  time: number;
}

export interface ViewerLook {
  row: ImageRow | null;
  /** The newest answer for this image. */
  image: ViewerImage | null;
  /** Why there is no answer to the newest question. */
  error: unknown;
  asked: Question;
  ask(change: Partial<Question>): void;
  /** The same question again. */
  refresh(): void;
}

export function useViewerImage(id: number): ViewerLook {
  const { backend } = useCore();
  const row = useRow(id);
  const [asked, setAsked] = useState<Question>({ slice: null, time: 0 });
  const [image, setImage] = useState<ViewerImage | null>(null);
  const [trouble, setTrouble] = useState<{ id: number; error: unknown } | null>(null);
  const latest = useRef<Latest<Question, ViewerImage> | null>(null);

  useEffect(() => {
    const made = new Latest<Question, ViewerImage>(
      ({ slice, time }) => backend.viewerImage(id, slice, time),
      (answer) => {
        setImage(answer);
        setTrouble(null);
      },
      (error) => setTrouble({ id, error }),
    );
    latest.current = made;
    return () => made.drop();
  }, [backend, id]);

  // A time that was chosen on one image may be beyond the end of the next.
  const time = Math.min(asked.time, (row?.times ?? Number.POSITIVE_INFINITY) - 1);
  const { slice } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another image is another question
  useEffect(() => latest.current?.put({ slice, time }), [id, slice, time]);

  const refresh = useCallback(() => latest.current?.put({ slice, time }), [slice, time]);
  return {
    row,
    image: image?.id === id ? image : null,
    error: trouble?.id === id ? trouble.error : null,
    asked: { slice, time },
    ask: (change) => setAsked((now) => ({ ...now, time, ...change })),
    refresh,
  };
}

/** Name, category and size, known before the file is read; anew with each change of the project. */
function useRow(id: number): ImageRow | null {
  const { backend, rows, report } = useCore();
  const revision = useApp((state) => state.view?.revision);
  const [row, setRow] = useState<ImageRow | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row may change with the revision
  useEffect(() => {
    let late = false;
    backend
      .imageRows([id])
      .then(([found]) => !late && setRow(found ?? null))
      .catch((error) => !late && report(error));
    return () => {
      late = true;
    };
  }, [backend, report, id, revision]);
  return row?.id === id ? row : (rows.get(id) ?? null);
}
