// Everything that keeps a fit from starting, in one list: what the backend's check says, and what is typed but no value.
import type { FitCheck, SettingName, SettingSpec } from "../backend";
import { text } from "../text";

export interface Problem {
  field: SettingName | "labels";
  message: string;
  /** With the field's label in front, for lists. */
  line: string;
}

export function problemsOf(
  check: FitCheck | null,
  typed: Partial<Record<SettingName, string>>,
  specs: readonly SettingSpec[],
): Problem[] {
  const labelOf = new Map<string, string>(specs.map(({ name, label }) => [name, label]));
  const make = (field: Problem["field"], message: string): Problem => {
    const label = labelOf.get(field);
    return { field, message, line: label ? text.fit.fieldWrong(label, message) : message };
  };
  const own = Object.entries(typed).map(([name, message]) => make(name as SettingName, message));
  const fromCheck = (check?.problems ?? [])
    // A field that is no value yet has been checked with its last good one: what was said of that is stale.
    .filter(({ field }) => field === "labels" || typed[field] === undefined)
    .map(({ field, message }) => make(field, message));
  return [...own, ...fromCheck];
}

export function problemOf(problems: readonly Problem[], field: Problem["field"]): string | null {
  const found = problems.filter((problem) => problem.field === field).map(({ message }) => message);
  return found.length === 0 ? null : found.join(" ");
}
