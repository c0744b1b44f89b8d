// Every word that a person reads in the window: one catalogue for each language, put together from a file for each feature.
// A file of a catalogue knows no feature. Full sentences say what, why and the way out; `…` ends the label of a control
// that asks for more. A change of language reloads the window, so that a plain constant is enough.
import type { Catalogue } from "./catalogue";
import { german } from "./de";
import { english } from "./en";
import { spanish } from "./es";
import { type Language, language } from "./language";
import { translator } from "./said";

const CATALOGUES: Record<Language, Catalogue> = { en: english, de: german, es: spanish };

export const text: Catalogue = CATALOGUES[language];

/** A message of the backend in the language of the window. */
export const said = translator(text.messages);

/** Keys as they are called where the window's language is spoken: "Ctrl+Shift+S". */
export const chord = (pressed: string): string =>
  pressed
    .split("+")
    .map((key) => text.keys[key] ?? key)
    .join("+");
