// Every word that a person reads, in English: the one catalogue, put together from a file for each feature. A file here
// knows no feature. Full sentences say what, why and the way out; `…` ends the label of a control that asks for more.
// A change of language reloads the window, so that a plain constant is enough.
import * as arrange from "./arrange";
import * as categories from "./categories";
import * as evaluation from "./evaluation";
import * as fit from "./fit";
import * as gallery from "./gallery";
import * as importing from "./importing";
import * as menu from "./menu";
import * as pages from "./pages";
import * as settings from "./settings";
import * as shell from "./shell";
import * as start from "./start";
import * as viewer from "./viewer";

export const text = {
  ...shell,
  ...menu,
  ...settings,
  ...start,
  ...importing,
  ...pages,
  ...gallery,
  ...arrange,
  ...categories,
  ...fit,
  ...evaluation,
  ...viewer,
};
