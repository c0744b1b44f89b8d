// What a person has said so far about how the pages of a file divide, and what that means in words. It calls nothing.
import type { PageLayout, PageOrder, PagesLook, PagesQuestion } from "../backend";
import { text } from "../text";

/** All pages are slices: what happens when nothing is said. */
export function undivided(pages: number): PageLayout {
  return { channels: 1, slices: pages, times: 1, order: "czt" };
}

export type Part = "channels" | "slices" | "times";

const product = ({ channels, slices, times }: PageLayout) => channels * slices * times;

/** Another number of channels or time points; the slices follow while that comes out even. */
export function withPart(layout: PageLayout, part: Part, value: number, pages: number): PageLayout {
  const next = { ...layout, [part]: value };
  if (part === "slices") return next;
  const others = next.channels * next.times;
  return pages % others === 0 ? { ...next, slices: pages / others } : next;
}

/** Why the numbers do not make the pages; null if they do. */
export function misfit(layout: PageLayout, pages: number): string | null {
  return product(layout) === pages
    ? null
    : text.pages.misfit([layout.channels, layout.slices, layout.times], product(layout), pages);
}

/** How the pages of a question divide, as far as a person has said it. */
export function layoutOf({ pages }: PagesQuestion, divided: ReadonlyMap<number, PageLayout>): PageLayout {
  return divided.get(pages) ?? undivided(pages);
}

/** The divisions to import with; none leave the files as they are read without one. */
export function chosen(look: PagesLook | null, divided: ReadonlyMap<number, PageLayout>): PageLayout[] {
  const layouts = (look?.questions ?? []).map((question) => ({
    layout: layoutOf(question, divided),
    divides: layoutOf(question, divided).slices !== question.pages,
  }));
  // What stays undivided is said as well, so that nobody is told that another division does not fit it.
  return layouts.some(({ divides }) => divides) ? layouts.map(({ layout }) => layout) : [];
}

/** All numbers make the pages that they are about. */
export function allFit(look: PagesLook | null, divided: ReadonlyMap<number, PageLayout>): boolean {
  return (look?.questions ?? []).every(
    (question) => misfit(layoutOf(question, divided), question.pages) === null,
  );
}

/** The orders that differ for this division, the usual one first; with fewer than two parts there is no choice. */
export function orders({ channels, slices, times }: PageLayout): PageOrder[] {
  const [c, z, t] = [channels > 1, slices > 1, times > 1];
  if (c && z && t) return ["czt", "ctz", "zct", "ztc", "tcz", "tzc"];
  if (c && z) return ["czt", "zct"];
  if (c && t) return ["ctz", "tcz"];
  if (z && t) return ["zct", "tzc"];
  return ["czt"];
}

/** The same order of the parts that there are, by the name under which it is offered. */
export function orderOf(layout: PageLayout): PageOrder {
  const offered = orders(layout);
  const counts = { c: layout.channels, z: layout.slices, t: layout.times };
  const parts = (order: PageOrder) =>
    [...order].filter((part) => counts[part as keyof typeof counts] > 1).join("");
  return offered.find((order) => parts(order) === parts(layout.order)) ?? "czt";
}

export const sameDivision = (a: PageLayout, b: PageLayout) =>
  a.channels === b.channels && a.slices === b.slices && a.times === b.times;
