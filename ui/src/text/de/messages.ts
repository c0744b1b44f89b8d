// Words of the backend in German, by what it says in English. Patterns are tried in this order: the most general come last.
import { checkTexts } from "./messages-checks";
import { editTexts } from "./messages-edits";
import { errorTexts } from "./messages-errors";
import { jobTexts } from "./messages-jobs";
import { resultTexts } from "./messages-results";
import { settingTexts } from "./messages-settings";

export const messages: Record<string, string> = {
  ...settingTexts,
  ...checkTexts,
  ...editTexts,
  ...resultTexts,
  ...jobTexts,
  ...errorTexts,
};
