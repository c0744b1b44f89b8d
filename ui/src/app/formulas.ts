// Which of the backend's formulas belong to a number, by its name there. Pure.
import type { FormulaView } from "../backend";

/** The formula of a metric, and of its average where the one for the average has none of its own. */
export function formulasOf(formulas: readonly FormulaView[], name: string): FormulaView[] {
  const own = formulas.filter((formula) => formula.name === name);
  if (own.length > 0) return own;
  const averaged = /^(macro|weighted)(.+)$/.exec(name);
  if (!averaged) return [];
  const [, average, of = ""] = averaged;
  const single = of.charAt(0).toLowerCase() + of.slice(1);
  return formulas.filter((formula) => formula.name === single || formula.name === average);
}
