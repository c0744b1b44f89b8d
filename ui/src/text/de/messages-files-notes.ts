// What the backend says in English of what is left out or changed when an image is read, in German.

/** What is seen of a stack, behind a semicolon. */
const PAGES: Record<string, string> = {
  "the first is used": "verwendet wird die erste",
  "page {page} is used": "verwendet wird Seite {page}",
  "the brightest value of each pixel over all of them is used":
    "verwendet wird der hellste Wert jedes Pixels über alle",
  "the mean of all of them is used": "verwendet wird der Mittelwert",
};
const SLICES: Record<string, string> = {
  "the first is used": "verwendet wird die erste",
  "slice {slice} is used": "verwendet wird Ebene {slice}",
  "the brightest value of each pixel over all of them is used":
    "verwendet wird der hellste Wert jedes Pixels über alle",
  "their mean is used": "verwendet wird ihr Mittelwert",
};
const TIMES: Record<string, string> = {
  "the first is used": "verwendet wird der erste",
  "time point {time} is used": "verwendet wird Zeitpunkt {time}",
};
const used = (parts: Record<string, string>, english: string, own: string) =>
  Object.fromEntries(
    Object.entries(parts).map(([part, german]) => [`${english}; ${part}.`, `${own}; ${german}.`]),
  );

export const noteTexts: Record<string, string> = {
  ...used(
    PAGES,
    "The file has {pages} pages and it does not say what they are",
    "Die Datei hat {pages} Seiten und gibt nicht an, was sie sind",
  ),
  ...used(SLICES, "The stack has {slices} slices", "Der Stapel hat {slices} Ebenen"),
  ...used(TIMES, "The stack has {times} time points", "Der Stapel hat {times} Zeitpunkte"),
  "The file is an animation of {frames} frames; the first is used.":
    "Die Datei ist eine Animation aus {frames} Einzelbildern; verwendet wird das erste.",
  "The stack announces {wanted} pages but holds {found}.":
    "Der Stapel kündigt {wanted} Seiten an, enthält aber nur {found}.",
  "1 page of another size or type than the first are left out.":
    "1 Seite, die sich in Größe oder Typ von der ersten unterscheidet, ist ausgelassen.",
  "{n} pages of another size or type than the first are left out.":
    "{n} Seiten, die sich in Größe oder Typ von der ersten unterscheiden, sind ausgelassen.",
  "Not all of its images can be read. {reason}.":
    "Nicht alle enthaltenen Bilder lassen sich lesen. {reason}.",

  // Values and colours.
  "Transparency (alpha) is ignored.": "Die Transparenz (Alpha) wird ignoriert.",
  "Printing colours (CMYK) are turned into red, green and blue.":
    "Druckfarben (CMYK) werden in Rot, Grün und Blau umgerechnet.",
  "The file stores white as its lowest value (MONOCHROME1); values are turned round.":
    "Die Datei speichert Weiß als niedrigsten Wert (MONOCHROME1); die Werte werden umgekehrt.",
  "The file stores white as its lowest value (WhiteIsZero); values are turned round.":
    "Die Datei speichert Weiß als niedrigsten Wert (WhiteIsZero); die Werte werden umgekehrt.",
  "1 pixel was infinite or not a number; the smallest value of the channel takes their place.":
    "1 Pixel war unendlich oder keine Zahl; der kleinste Wert des Kanals tritt an seine Stelle.",
  "{n} pixels were infinite or not a number; the smallest value of the channel takes their place.":
    "{n} Pixel waren unendlich oder keine Zahl; der kleinste Wert des Kanals tritt an ihre Stelle.",
  "{bits}-bit values are read as 32-bit floats; beyond 7 digits they are rounded.":
    "{bits}-Bit-Werte werden als 32-Bit-Gleitkommazahlen gelesen; mehr als 7 Stellen werden gerundet.",

  // OME and Zarr.
  "Its OME description does not fit its pages and is left out.":
    "Die OME-Beschreibung passt nicht zu den Seiten und wird ausgelassen.",
  "Its OME description cannot be read and is left out.":
    "Die OME-Beschreibung lässt sich nicht lesen und wird ausgelassen.",
  "What its pages are is told in a companion file, which is not read.":
    "Was die Seiten sind, steht in einer Begleitdatei, die nicht gelesen wird.",
  "What its pages are is told in {name}, which is not read.":
    "Was die Seiten sind, steht in {name}; diese Datei wird nicht gelesen.",
  "The image is spread over several files; what is in this one is shown.":
    "Das Bild verteilt sich auf mehrere Dateien; gezeigt wird, was in dieser ist.",
  "Some pages that the OME description announces are not in the file.":
    "Einige Seiten, die die OME-Beschreibung ankündigt, sind nicht in der Datei.",
  "The image has further axes; the first element of each is used.":
    "Das Bild hat weitere Achsen; von jeder wird das erste Element verwendet.",
  "None of the image's chunks is there; all of its pixels have the fill value.":
    "Kein Chunk des Bildes ist vorhanden; alle Pixel haben den Füllwert.",
  "1 well of the plate is not there.": "1 Well der Platte ist nicht vorhanden.",
  "{n} wells of the plate are not there.": "{n} Wells der Platte sind nicht vorhanden.",
};
