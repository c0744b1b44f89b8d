// Words of the backend in Spanish. Those with holes are tried in this order: what could be almost anything comes last.
import { checkMessages } from "./messages-checks";
import { errorMessages } from "./messages-errors";
import { explainMessages } from "./messages-explain";
import { fileMessages } from "./messages-files";
import { jobMessages } from "./messages-jobs";
import { layerMessages } from "./messages-layers";
import { projectMessages } from "./messages-project";
import { settingMessages } from "./messages-settings";

export const messages: Record<string, string> = {
  ...explainMessages,
  ...settingMessages,
  ...projectMessages,
  ...layerMessages,
  ...jobMessages,
  ...checkMessages,
  ...errorMessages,
  ...fileMessages,
};
