// What can be shown of images that are stacks of slices: the choices of the menu and which of them is the current one.
import type { SliceView } from "../backend";

/** What a new project shows. */
export const FIRST_SLICE: SliceView = { one: 0 };

export interface StackChoice {
  /** A number counts from 1: a slice that is neither the first nor the middle one, chosen elsewhere. */
  name: "first" | "middle" | "max" | "mean" | number;
  view: SliceView;
  chosen: boolean;
}

export function sameStack(one: SliceView, other: SliceView): boolean {
  if (typeof one === "string" || typeof other === "string") return one === other;
  return one.one === other.one;
}

/** Whether a note of an import, in the backend's words, says which part of stacks is seen. */
export const tellsStack = (note: string): boolean =>
  /^(\d+ × )?(The stack has \d+ slices|The file has \d+ pages and it does not say what they are); .* used\.$/.test(
    note,
  );

/** `largest` is the most slices of an image: 1 gives no choice, 2 has no middle slice. */
export function stackChoices(largest: number, now: SliceView): StackChoice[] {
  if (largest <= 1) return [];
  const middle = Math.floor((largest - 1) / 2);
  const offered: Omit<StackChoice, "chosen">[] = [{ name: "first", view: FIRST_SLICE }];
  if (middle > 0) offered.push({ name: "middle", view: { one: middle } });
  offered.push({ name: "max", view: "max" }, { name: "mean", view: "mean" });
  if (typeof now !== "string" && !offered.some(({ view }) => sameStack(view, now)))
    offered.push({ name: now.one + 1, view: now });
  return offered.map((choice) => ({ ...choice, chosen: sameStack(choice.view, now) }));
}
