// What the backend says in English of objects in images, in German.

export const objectTexts: Record<string, string> = {
  "1 object left out: fewer pixels than asked for.": "1 Objekt ausgelassen: weniger Pixel als verlangt.",
  "{n} objects left out: fewer pixels than asked for.":
    "{n} Objekte ausgelassen: weniger Pixel als verlangt.",
  "1 object left out: at the edge of the image.": "1 Objekt ausgelassen: am Rand des Bildes.",
  "{n} objects left out: at the edge of the image.": "{n} Objekte ausgelassen: am Rand des Bildes.",
  "1 object left out: another one has the same box.":
    "1 Objekt ausgelassen: ein anderes hat dasselbe Rechteck.",
  "{n} objects left out: another one has the same box.":
    "{n} Objekte ausgelassen: andere haben dasselbe Rechteck.",
  "1 image without any object.": "1 Bild ohne ein Objekt.",
  "{n} images without any object.": "{n} Bilder ohne ein Objekt.",
  "Masks of no image left out: {names}.": "Masken ohne Bild ausgelassen: {names}.",
  "1 file left out: no object of the table is there.":
    "1 Datei ausgelassen: kein Objekt der Tabelle ist dort.",
  "{n} files left out: no object of the table is there.":
    "{n} Dateien ausgelassen: kein Objekt der Tabelle ist dort.",
  "1 object left out, because no file is called like the image: {names}.":
    "1 Objekt ausgelassen, weil keine Datei wie das Bild heißt: {names}.",
  "{n} objects left out, because no file is called like the image: {names}.":
    "{n} Objekte ausgelassen, weil keine Datei wie das Bild heißt: {names}.",
  "Table of objects: {reason}.": "Tabelle der Objekte: {reason}.",
  "no mask belongs to it. A mask has the name of its image, also with a word like _masks or _labels behind it":
    "Keine Maske gehört dazu. Eine Maske heißt wie ihr Bild, auch mit einem Wort wie _masks oder _labels dahinter",
  "{one} and {other} could both be its mask. Choose the masks one by one, or a folder with one for each image":
    "{one} und {other} könnten beide die Maske sein. Wählen Sie die Masken einzeln, oder einen Ordner mit einer für jedes Bild",
  "its mask {name}: {reason}": "die Maske {name}: {reason}",
  "it has {size} pixels and the image {of}. Choose the mask of this image, in the size of the image":
    "Sie hat {size} Pixel und das Bild {of}. Wählen Sie die Maske dieses Bildes, in dessen Größe",
  "it has {n} channels, so it is a picture of colours and not one number for each pixel. Save the labels as grey values of 8, 16 or 32 bits":
    "Sie hat {n} Kanäle, ist also ein Farbbild und nicht eine Zahl je Pixel. Speichern Sie die Nummern als Grauwerte von 8, 16 oder 32 Bit",
  "at column {x}, row {y} it holds {value}, which is no whole number: it is a map of probabilities or an image, not a mask. Save labels as whole numbers, one for each object":
    "In Spalte {x}, Zeile {y} steht {value}, keine ganze Zahl: Das ist eine Karte von Wahrscheinlichkeiten oder ein Bild, keine Maske. Speichern Sie ganze Zahlen, eine für jedes Objekt",
  "at column {x}, row {y} it holds {value}. Labels are numbers from 1, and 0 is the background: save the mask with those":
    "In Spalte {x}, Zeile {y} steht {value}. Objekte haben Nummern ab 1, und 0 ist der Hintergrund: Speichern Sie die Maske so",
  "its numbers change at almost every pixel, so it is an image and not a mask of labels. Choose the mask":
    "Ihre Zahlen wechseln an fast jedem Pixel, das ist also ein Bild und keine Maske. Wählen Sie die Maske",
  "its objects were found in an image of {size} pixels, and it has {own}. Choose the image that they were found in":
    "Die Objekte wurden in einem Bild von {size} Pixeln gefunden, und dieses hat {own}. Wählen Sie das Bild, in dem sie gefunden wurden",
  "{path} cannot be used: it has the centres of objects and not their boxes. Say how large a square around them is seen: `--size`, or “A square of fixed size around each” in the window":
    "{path} kann nicht verwendet werden: Sie enthält Mittelpunkte und keine Rechtecke. Wählen Sie ein Quadrat fester Größe",
  "{path} cannot be used: a table of boxes does not say which pixels belong to an object. Use masks to hide the others":
    "{path} kann nicht verwendet werden: Eine Tabelle von Rechtecken sagt nicht, welche Pixel zu einem Objekt gehören. Dafür braucht es Masken",
  "{path} cannot be used: no columns say where objects are. Name them left, top, right, bottom; or x, y, width, height; or x, y for centres":
    "{path} kann nicht verwendet werden: Keine Spalten sagen, wo die Objekte sind. Nennen Sie sie left, top, right, bottom; oder x, y, width, height; oder x, y für Mittelpunkte",
};
