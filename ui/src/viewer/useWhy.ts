// The explanation of the image in the viewer: what is asked, the answer, and when it is asked for without a press. It owns
// that an image that was left is not explained any further. Null where there is nothing to explain: without a model, and
// while labelling is blind, since an explanation tells a prediction.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useActions, useApp, useCore, useJobs } from "../app/context";
import { isBlind, type Why } from "../app/state";
import type { CategoryView, Explanation, HeatView, ImageRow } from "../backend";
import { askedCategories, hasMaps, heatFor, methodFor, usualCategory } from "./why";

/** Milliseconds on an image before it is explained without a press, so that leafing through starts nothing. */
const REST = 300;

export interface WhyEditor {
  why: Why;
  /** The model's. */
  categories: Pick<CategoryView, "id" | "name" | "color">[];
  categoryId: string | null;
  choose(categoryId: string): void;
  method: Explanation;
  /** Whether Grad-CAM is possible. */
  maps: boolean;
  /** The answer for this image. */
  heat: HeatView | null;
  change(change: Partial<Why>): void;
  explain(): void;
}

export function useWhy(id: number, row: ImageRow | null): WhyEditor | null {
  const { store } = useCore();
  const actions = useActions();
  const jobs = useJobs();
  const why = useApp((state) => state.why);
  const model = useApp((state) => (isBlind(state) ? null : (state.view?.model ?? null)));
  const maps = useApp((state) => hasMaps(state.view));
  const now = useApp((state) => state.view?.categories);
  const explained = useApp((state) => state.explained);
  const kind = useApp((state) => state.job?.kind ?? null);
  const jobId = useApp((state) => state.job?.id ?? null);
  const [chosen, setChosen] = useState<{ id: number; categoryId: string } | null>(null);
  /** The image and the model that were asked about last. */
  const asked = useRef<{ id: number; modelId: string } | null>(null);

  const categories = useMemo(() => askedCategories(model, now ?? []), [model, now]);
  const own = chosen?.id === id && categories.some((one) => one.id === chosen.categoryId) ? chosen : null;
  const categoryId = own?.categoryId ?? usualCategory(row, categories);
  const method = methodFor(why.method, maps);
  const heat = model && heatFor(explained, id, model);
  const modelId = model?.id ?? null;

  const explain = useCallback(() => {
    if (modelId === null || categoryId === null) return;
    asked.current = { id, modelId };
    void jobs.explain(id, categoryId, method);
  }, [jobs, id, modelId, categoryId, method]);

  // What is under way for an image that was left would keep others waiting.
  useEffect(() => {
    if (kind === "explain" && jobId !== null && asked.current?.id !== id) jobs.stop();
  }, [jobs, kind, jobId, id]);
  useEffect(() => {
    return () => {
      if (store.getState().job?.kind === "explain") jobs.stop();
    };
  }, [jobs, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever comes back to an image asks anew
  useEffect(() => {
    return () => {
      asked.current = null;
    };
  }, [id]);

  const waits =
    why.open &&
    why.each &&
    heat === null &&
    kind === null &&
    row !== null &&
    !row.missing &&
    modelId !== null;
  useEffect(() => {
    // Once for an image and a model: a person may have stopped it, and it may have failed.
    if (!waits || (asked.current?.id === id && asked.current.modelId === modelId)) return;
    const timer = setTimeout(explain, REST);
    return () => clearTimeout(timer);
  }, [waits, id, modelId, explain]);

  if (model === null) return null;
  return {
    why,
    categories,
    categoryId,
    choose: (next) => setChosen({ id, categoryId: next }),
    method,
    maps,
    heat,
    change: actions.why,
    explain,
  };
}
