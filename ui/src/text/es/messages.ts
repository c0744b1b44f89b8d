// Words of the backend in Spanish. Those with holes are tried in this order: what could be almost anything comes last.
import { checkMessages } from "./messages-checks";
import { errorMessages } from "./messages-errors";
import { evaluationMessages } from "./messages-evaluation";
import { explainMessages } from "./messages-explain";
import { fileMessages } from "./messages-files";
import { jobMessages } from "./messages-jobs";
import { layerMessages } from "./messages-layers";
import { objectMessages } from "./messages-objects";
import { piximiMessages } from "./messages-piximi";
import { plateMessages } from "./messages-plates";
import { projectMessages } from "./messages-project";
import { sendingMessages } from "./messages-sending";
import { settingMessages } from "./messages-settings";

export const messages: Record<string, string> = {
  ...sendingMessages,
  ...piximiMessages,
  ...objectMessages,
  ...explainMessages,
  ...settingMessages,
  ...projectMessages,
  ...evaluationMessages,
  ...plateMessages,
  ...layerMessages,
  ...jobMessages,
  ...checkMessages,
  ...errorMessages,
  ...fileMessages,
};
