// What a person has chosen about file names so far, and what it means: the pattern to ask for, whether the files may be
// opened with it, and what would become of them in words. It calls nothing.
import type { Naming, NamingPreview, PresetMatch } from "../backend";
import { text } from "../text";

export type NamingMode = "each" | "preset" | "fields" | "expression";

export interface NamingDraft {
  mode: NamingMode;
  /** null: the first that fits. */
  presetId: string | null;
  fields: string;
  expression: string;
  /** Files that differ in {z} or {time} are one image. */
  stackZ: boolean;
  stackTime: boolean;
}

export const EACH_FILE: NamingDraft = {
  mode: "each",
  presetId: null,
  fields: "",
  expression: "",
  stackZ: true,
  stackTime: true,
};

export function presetOf(draft: NamingDraft, presets: readonly PresetMatch[]): PresetMatch | null {
  return presets.find(({ preset }) => preset.id === draft.presetId) ?? presets[0] ?? null;
}

/** null: each file is an image, or there is no pattern yet. */
export function namingOf(draft: NamingDraft, presets: readonly PresetMatch[]): Naming | null {
  const { stackZ, stackTime } = draft;
  switch (draft.mode) {
    case "each":
      return null;
    case "preset": {
      const chosen = presetOf(draft, presets);
      return chosen && { text: chosen.preset.pattern, form: "fields", stackZ, stackTime };
    }
    case "fields":
      // Positions of mistakes count from the first sign of the pattern.
      return draft.fields.trim() === ""
        ? null
        : { text: draft.fields.trim(), form: "fields", stackZ, stackTime };
    case "expression":
      return draft.expression.trim() === ""
        ? null
        : { text: draft.expression, form: "expression", stackZ, stackTime };
  }
}

/** An own pattern begins as the ready-made one that was chosen or fits best; what was typed is kept. */
export function withMode(draft: NamingDraft, mode: NamingMode, presets: readonly PresetMatch[]): NamingDraft {
  const begins = mode === "fields" && draft.fields === "";
  const fields = begins ? (presetOf(draft, presets)?.preset.pattern ?? "") : draft.fields;
  return { ...draft, mode, fields };
}

/** Whether the files may be opened: not with half a pattern, one that is being looked at, or one with a mistake. */
export function mayOpen(
  draft: NamingDraft,
  naming: Naming | null,
  look: { checking: boolean; answer: NamingPreview | null },
): boolean {
  if (draft.mode === "each") return true;
  return naming !== null && !look.checking && !look.answer?.preview?.problem;
}

/** What would become of the files, in one line. */
export function summaryOf(preview: NamingPreview): string {
  const t = text.importing;
  if (preview.files === 0) return t.none;
  if (!preview.preview) return t.each(preview.files - preview.folders, preview.folders);
  if (preview.preview.problem) return t.wrong;
  const { matched, total } = preview.preview;
  const { leftOut, same, thumbnails } = preview;
  const left = [
    leftOut > 0 && t.leftOut(leftOut),
    same > 0 && t.same(same),
    thumbnails > 0 && t.thumbnails(thumbnails),
  ].filter((said) => said !== false);
  const read = `${t.summary(preview.files - thumbnails, preview.images, preview)}; ${t.matched(matched, total)}.`;
  return [read, ...left].join(" ");
}

/** A text before, at and after a position in characters; at the end, there is nothing at it. */
export function cutAt(whole: string, position: number): [before: string, at: string, after: string] {
  const letters = Array.from(whole);
  const front = letters.slice(0, position).join("");
  return [front, letters[position] ?? "", letters.slice(position + 1).join("")];
}
