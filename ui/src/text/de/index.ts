// German: the shape of the English catalogue, in German words.
import type { Catalogue } from "../catalogue";
import * as arrange from "./arrange";
import * as categories from "./categories";
import * as evaluation from "./evaluation";
import * as evaluationParts from "./evaluation-parts";
import * as explain from "./explain";
import * as files from "./files";
import * as fit from "./fit";
import * as gallery from "./gallery";
import * as importing from "./importing";
import * as map from "./map";
import * as menu from "./menu";
import * as messages from "./messages";
import * as models from "./models";
import * as objects from "./objects";
import * as pages from "./pages";
import * as passes from "./passes";
import * as plates from "./plates";
import * as sending from "./sending";
import * as settings from "./settings";
import * as shell from "./shell";
import * as start from "./start";
import * as tableOfLabels from "./table-of-labels";
import * as viewer from "./viewer";

export const german: Catalogue = {
  ...shell,
  ...menu,
  ...settings,
  ...start,
  ...importing,
  ...tableOfLabels,
  ...objects,
  ...pages,
  ...gallery,
  ...arrange,
  ...categories,
  ...files,
  ...fit,
  ...evaluation,
  ...evaluationParts,
  ...viewer,
  ...explain,
  ...map,
  ...models,
  ...sending,
  ...passes,
  ...plates,
  ...messages,
};
