// What is read of a cell of the matrix after the number that it shows.
import type { EvaluationView } from "../backend";
import { text } from "../text";
import { percent } from "../text/format";
import type { Cell, Shown } from "./matrix";

/** "3 images of Healthy predicted as Infected, 12 % of the row". */
export function cellTitle(
  { categories }: Pick<EvaluationView, "categories">,
  shown: Shown,
  row: number,
  column: number,
  { count, share }: Pick<Cell, "count" | "share">,
): string {
  const say = shown === "column" ? text.evaluation.cellOfColumn : text.evaluation.cell;
  const part = share === null ? text.evaluation.undefinedValue : percent(share);
  return say(count, categories[row]?.name ?? "", categories[column]?.name ?? "", part);
}
