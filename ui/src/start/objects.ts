// Objects in images, for the import dialog: what a person says of them, and what was found. It calls nothing.
import type { ObjectsAnswer, ObjectsPreview } from "../backend";
import { said, text } from "../text";

/** What is told of objects before masks or a table are chosen. */
export const NO_OBJECTS: ObjectsAnswer = {
  masks: [],
  table: null,
  margin: 4,
  size: null,
  maskBackground: false,
  minArea: 10,
  leaveOutBorder: false,
  pieces: false,
};

/** The side of the square that is offered first, pixels. */
export const FIRST_SIZE = 64;

/** Whether objects are imported and not whole images. */
export const areChosen = (objects: ObjectsAnswer) => objects.masks.length > 0 || objects.table !== null;

/** What is sent; null for whole images. */
export const answerOf = (objects: ObjectsAnswer): ObjectsAnswer | null =>
  areChosen(objects) ? objects : null;

/** What was chosen, by the last parts of the paths. */
export function namesOf({ masks, table }: ObjectsAnswer): string {
  const names = (table === null ? masks : [table]).map((path) => path.split(/[\\/]/).at(-1) ?? path);
  const more = names.length - 3;
  return names.slice(0, 3).join(", ") + (more > 0 ? ` ${text.notices.more(more)}` : "");
}

/** What to know besides the counts. */
export function objectRemarks({ images, described, without, notes }: ObjectsPreview): string[] {
  const lacking = images - described;
  const more = lacking - without.length;
  const named = without.join(", ") + (more > 0 ? ` ${text.notices.more(more)}` : "");
  return [...(lacking > 0 ? [text.objects.without(named)] : []), ...notes.map((note) => said(note))];
}

/** Whether the import may begin: something was found for it. */
export const mayImport = (objects: ObjectsAnswer, preview: ObjectsPreview | null) =>
  !areChosen(objects) || (preview !== null && preview.problem === null && preview.described > 0);
