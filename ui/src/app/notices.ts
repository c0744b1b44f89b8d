// What the person is told, in order: which notice replaces which, how long it is shown, and how much of its details at
// once. Pure.

export interface Notice {
  id: number;
  severity: "success" | "info" | "warning" | "error";
  text: string;
  /** Lines to be read with the text: files that were left out, reasons. */
  details: string[];
  /** Those of the details that say which part of stacks is seen. */
  ofStack?: string[];
  /** What it is about: a newer notice on the same topic takes its place. */
  topic?: string;
  /** The details are for a report, not for reading at once. */
  folded?: boolean;
}

/** Milliseconds that a notice which does not stay is shown. */
export const SHOWN = 7000;
/** Lines of details that are read at once. */
const LINES = 3;

/** The newest is last. The same thing said twice is read once. */
export function withNotice(notices: readonly Notice[], added: Notice): Notice[] {
  const replaced = (old: Notice) =>
    (old.topic !== undefined && old.topic === added.topic) ||
    (old.text === added.text && old.details.join() === added.details.join());
  return [...notices.filter((old) => !replaced(old)), added];
}

/** What was said of the part of stacks that is seen is not true any more when another was chosen. */
export function withoutStack(notices: readonly Notice[]): Notice[] {
  return notices.map((notice) => {
    const { ofStack = [], details } = notice;
    if (ofStack.length === 0) return notice;
    return { ...notice, details: details.filter((detail) => !ofStack.includes(detail)), ofStack: [] };
  });
}

/** What went wrong, and what has more to be read than a line, stays until it is closed. */
export function stays({ severity, details }: Notice): boolean {
  return severity === "warning" || severity === "error" || details.length > 0;
}

/** The details that are read at once, and how many more there are: never one, which takes no more room than saying so. */
export function detailsAtOnce({ details, folded }: Notice): { lines: string[]; more: number } {
  const whole = details.length <= LINES + 1;
  const lines = folded ? [] : whole ? details : details.slice(0, LINES);
  return { lines, more: details.length - lines.length };
}
