// The catalogue in use. A change of language reloads the window, so that a plain constant is enough.
import { type Catalogue, en } from "./en";

export const text: Catalogue = en;
