// What the backend says in English of names of files and of stacks that have gaps, in German.

import { placeMessages } from "../places";

const WORDS: Record<string, string> = { channel: "Kanal", z: "z", time: "Zeitpunkt" };
const { gaps, words } = placeMessages(WORDS);

const LEFT_OUT: Record<string, string> = {
  "its {n} files were left out, because not every channel has the same slices":
    "Die {n} zugehörigen Dateien sind ausgelassen, weil nicht jeder Kanal dieselben Ebenen hat",
  "1 file of a time point that is not complete was left out":
    "1 Datei eines Zeitpunkts, der nicht vollständig ist, ist ausgelassen",
  "{n} files of time points that are not complete were left out":
    "{n} Dateien von Zeitpunkten, die nicht vollständig sind, sind ausgelassen",
};
const leftOut = Object.fromEntries(
  Object.entries(LEFT_OUT).flatMap(([what, own]) =>
    [
      ["{reason}; and {more} more", "{reason}; und {more} weitere"],
      ["{reason}", "{reason}"],
    ].map(([missing, german]) => [
      `${what}. There is no file of ${missing}. Add what is missing and import again, or let each slice and time point be an image`,
      `${own}. Es fehlen Dateien zu: ${german}. Ergänzen Sie, was fehlt, und importieren Sie erneut, oder machen Sie jede Ebene und jeden Zeitpunkt zu einem eigenen Bild`,
    ]),
  ),
);

export const nameTexts: Record<string, string> = {
  "its name says the same as that of {name}, which was used":
    "Der Name besagt dasselbe wie der von {name}; verwendet wurde jene Datei",
  ...leftOut,
  "{image} lacks {reason}.": "Bei {image} fehlt: {reason}.",

  // What a regular expression cannot have.
  "this “(” is never closed": "Diese „(“ wird nie geschlossen",
  "this “)” closes nothing": "Diese „)“ schließt nichts",
  "this “[” is never closed": "Diese „[“ wird nie geschlossen",
  "a second part has this name": "Ein zweiter Teil hat diesen Namen",
  "looking ahead or behind, (?=…) (?!…) (?<=…) (?<!…), cannot be used here":
    "Voraus- oder Zurückschauen, (?=…) (?!…) (?<=…) (?<!…), ist hier nicht möglich",
  "going back to an earlier part cannot be used here":
    "Ein Rückverweis auf einen früheren Teil ist hier nicht möglich",
};

/** What a pattern expects in a name, and single words: they come last, as much could look like them. */
export const expectedTexts: Record<string, string> = {
  "{reason} was expected, but here stands “”": "Erwartet: {reason}; der Name ist hier aber zu Ende",
  "{reason} was expected, but here stands “{rest}”": "Erwartet: {reason}; hier steht aber „{rest}“",
  "{reason} for “{field}”": "{reason} für „{field}“",
  "“{text}”": "„{text}“",
  "any text": "beliebiger Text",
  "some text": "Text",
  nothing: "nichts",
  "a number": "eine Zahl",
  "one digit": "eine Ziffer",
  "{n} digits": "{n} Ziffern",
  letters: "Buchstaben",
  "one letter": "ein Buchstabe",
  "{n} letters": "{n} Buchstaben",
  "letters or digits": "Buchstaben oder Ziffern",
  "a long identifier (GUID)": "eine lange Kennung (GUID)",
  "a well such as A01": "ein Well wie A01",
  "a row such as A or 01": "eine Zeile wie A oder 01",
  ...gaps,
  ...words,
};
