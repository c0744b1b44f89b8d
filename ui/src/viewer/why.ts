// What is asked when a person wants to know why: which category, by which method, and whether there is an answer. Pure.
import type { AppState } from "../app/state";
import type { CategoryView, Explanation, HeatView, ImageRow, ModelView, ProjectView } from "../backend";
import { withSign } from "../text/format";

type Asked = Pick<CategoryView, "id" | "name" | "color">;

/** The model's categories, called and coloured as they are now. */
export function askedCategories(model: ModelView | null, now: readonly CategoryView[]): Asked[] {
  return (model?.categories ?? []).map(
    ({ id, name, color }) => now.find((category) => category.id === id) ?? { id, name, color },
  );
}

/** What the model says of the image, or else what a person said, or else the first; null without any. */
export function usualCategory(row: ImageRow | null, known: readonly Asked[]): string | null {
  const wanted = [row?.prediction?.categoryId, row?.categoryId];
  const found = wanted.find((id) => known.some((category) => category.id === id));
  return found ?? known[0]?.id ?? null;
}

/** Quick has no maps that Grad-CAM could follow. */
export const hasMaps = (view: Pick<ProjectView, "fit"> | null): boolean =>
  view?.fit?.settings.architecture !== "quick";

export const methodFor = (wanted: Explanation, maps: boolean): Explanation => (maps ? wanted : "occlusion");

/** The answer, if it is about this image and by the model as it is now. */
export function heatFor(explained: AppState["explained"], id: number, model: ModelView): HeatView | null {
  const known = explained?.heat.image === id && explained.modelId === model.id;
  return known ? explained.heat : null;
}

/** How many times the odds change with so many nats: "1.3", "10", "1000". */
export function factorText(worth: number): string {
  const factor = Math.exp(Math.min(worth, Math.log(1000)));
  return factor < 9.95 ? withSign(factor.toFixed(1)) : String(Math.round(factor));
}

/** Beyond this the factor is not told any more. */
export const isHuge = (worth: number): boolean => worth > Math.log(1000);
