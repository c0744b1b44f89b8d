// The colours of points: those of categories where there are any, light to dark where values have an order, else as
// different as can be. Pure.
import { groupTitle, isShare } from "../app/arrangement";
import type { CategoryView, Column, GalleryGroup } from "../backend";
import { text } from "../text";

export interface ColorGroup {
  title: string;
  color: string;
  ids: readonly number[];
}

/** Okabe and Ito's colours and some more; told apart by most people. */
const DIFFERENT = [
  "#0072b2",
  "#e69f00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#d55e00",
  "#b5a800",
  "#8c564b",
  "#7b5fc4",
  "#3a9d9d",
];
/** Low to high; viridis of matplotlib at even distances, without its darkest part. */
const RISING = ["#46327e", "#365c8d", "#277f8e", "#1fa187", "#4ac16d", "#a0da39", "#fde725"];
const NOTHING = "#8a949d";

/** So many values are told apart; the rest is one. */
const MOST = DIFFERENT.length;

export function colorGroups(
  ids: readonly number[],
  groups: readonly GalleryGroup[],
  column: Column,
  categories: readonly CategoryView[],
): ColorGroup[] {
  const made = groups.map((group): ColorGroup & { value: string; none: boolean } => {
    const none = group.value === "" || group.value === "unknown";
    const category = categories.find(({ id }) => id === group.value);
    const known = column.type === "category" || column.type === "prediction" ? category?.color : undefined;
    return {
      value: group.value,
      none,
      title: groupTitle(column, group, categories),
      color: none ? NOTHING : (known ?? ""),
      ids: ids.slice(group.start, group.start + group.count),
    };
  });
  const open = made.filter(({ color }) => color === "");
  const rising = isShare(column) || open.every(({ value }) => value !== "" && Number.isFinite(Number(value)));
  open.forEach((group, at) => {
    group.color = rising ? risingAt(at, open.length) : (DIFFERENT[at] ?? NOTHING);
  });
  if (rising || open.length <= MOST) return made;
  const rest = open.slice(MOST);
  const kept = made.filter((group) => !rest.includes(group));
  const others = { title: text.map.others, color: NOTHING, ids: rest.flatMap((group) => group.ids) };
  return [...kept, others];
}

function risingAt(at: number, count: number): string {
  const place = count <= 1 ? RISING.length - 1 : Math.round((at / (count - 1)) * (RISING.length - 1));
  return RISING[place] ?? NOTHING;
}
