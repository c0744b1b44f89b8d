// Words of the backend in German, by what it says in English. Patterns are tried in this order: the most general come last.
import { appTexts } from "./messages-app";
import { checkTexts } from "./messages-checks";
import { editTexts } from "./messages-edits";
import { errorTexts } from "./messages-errors";
import { evaluationTexts } from "./messages-evaluation";
import { explainTexts } from "./messages-explain";
import { fileTexts } from "./messages-files";
import { jobTexts } from "./messages-jobs";
import { layerTexts } from "./messages-layers";
import { objectTexts } from "./messages-objects";
import { piximiTexts } from "./messages-piximi";
import { plateTexts } from "./messages-plates";
import { resultTexts } from "./messages-results";
import { sendingTexts } from "./messages-sending";
import { settingTexts } from "./messages-settings";

export const messages: Record<string, string> = {
  ...piximiTexts,
  ...sendingTexts,
  ...objectTexts,
  ...explainTexts,
  ...settingTexts,
  ...checkTexts,
  ...editTexts,
  ...resultTexts,
  ...evaluationTexts,
  ...plateTexts,
  ...layerTexts,
  ...appTexts,
  ...jobTexts,
  ...errorTexts,
  ...fileTexts,
};
