// What the backend says in English of a file that it cannot read as an image, in German. Each stands behind a colon, so
// that it begins with a capital; “die Datei” instead of “sie”, which would read like the person.

/** What cannot be read yet, as a subject; a clause ends with its comma. */
const NOT_YET: Record<string, string> = {
  "an HDF5 file (.h5, .ims)": "Eine HDF5-Datei (.h5, .ims)",
  "a Zeiss CZI file": "Eine CZI-Datei von Zeiss",
  "a Leica LIF file": "Eine LIF-Datei von Leica",
  "a Nikon ND2 file": "Eine ND2-Datei von Nikon",
  "an OLE container (.oib, .zvi)": "Ein OLE-Container (.oib, .zvi)",
  "a JPEG 2000 file": "Eine JPEG-2000-Datei",
  "an image with float colours": "Ein Bild mit Farben aus Gleitkommazahlen",
  "this kind of image ({error})": "Diese Art von Bild ({error})",
  "a TIFF packed as {name}": "Ein TIFF, das als {name} gepackt ist,",
  "a TIFF packed in a way of its own (number {number})":
    "Ein TIFF, das auf eigene Weise gepackt ist (Nummer {number}),",
  "this kind of TIFF ({error})": "Diese Art von TIFF ({error})",
  "a TIFF with colour model {model}": "Ein TIFF mit dem Farbmodell {model}",
  "a TIFF with {bits} bits per sample": "Ein TIFF mit {bits} Bit je Wert",
  "a TIFF of complex numbers": "Ein TIFF aus komplexen Zahlen",
  "a TIFF with signed or float samples of {bits} bits":
    "Ein TIFF mit Gleitkommawerten oder Werten mit Vorzeichen von {bits} Bit",
  "a TIFF with YCbCr colours in separate planes": "Ein TIFF mit YCbCr-Farben in getrennten Farbebenen",
  "a TIFF with {name} colours of this depth": "Ein TIFF mit {name}-Farben dieser Farbtiefe",
  "a TIFF that stores differences of {bits}-bit samples":
    "Ein TIFF, das Differenzen von {bits}-Bit-Werten speichert,",
  "a TIFF whose tiles do not end with a whole byte":
    "Ein TIFF, dessen Kacheln nicht mit einem ganzen Byte enden,",
  "a stack of {bits}-bit numbers of this type": "Ein Stapel aus {bits}-Bit-Zahlen dieses Typs",
  "a DICOM file with the transfer syntax {name}": "Eine DICOM-Datei mit der Transfersyntax {name}",
  "a DICOM file with this kind of JPEG ({error})": "Eine DICOM-Datei mit dieser Art von JPEG ({error})",
  "a DICOM file with {samples} samples per pixel of {stored} in {bits} bits":
    "Eine DICOM-Datei mit {samples} × {stored} in {bits} Bit je Pixel",
  "a DICOM file with {bits} bits per sample": "Eine DICOM-Datei mit {bits} Bit je Wert",
  "a DICOM file whose frames are in pieces without a table of them":
    "Eine DICOM-Datei, deren Einzelbilder ohne Verzeichnis in Stücken liegen,",
  "a DICOM file with YBR colours of more than 8 bits": "Eine DICOM-Datei mit YBR-Farben von mehr als 8 Bit",
};
const ZARR_NOT_YET: Record<string, string> = {
  "a Zarr image of {type} samples": "Ein Zarr-Bild mit Werten vom Typ {type}",
  "a Zarr image whose columns come before its rows":
    "Ein Zarr-Bild, dessen Spalten vor seinen Zeilen kommen,",
  "a Zarr image with this codec ({error})": "Ein Zarr-Bild mit diesem Codec ({error})",
  "a Zarr image of this type ({error})": "Ein Zarr-Bild dieses Typs ({error})",
  "a Zarr image of this kind ({error})": "Ein Zarr-Bild dieser Art ({error})",
};
const notYet = (kinds: Record<string, string>, wayOut: string, own: string) =>
  Object.fromEntries(
    Object.entries(kinds).map(([kind, german]) => [
      `${kind} cannot be read yet. ${wayOut}`,
      `${german} lässt sich noch nicht lesen. ${own}`,
    ]),
  );

const LOOKS_LIKE: Record<string, string> = {
  text: "Text",
  "data of an unknown kind": "Daten unbekannter Art",
  "a DICOM file without pixels": "einer DICOM-Datei ohne Pixel",
  "a folder without Zarr images": "einem Ordner ohne Zarr-Bilder",
  "a folder without a Zarr image": "einem Ordner ohne ein Zarr-Bild",
};

/** Of the file as a whole. */
const whole: Record<string, string> = {
  "the file is empty (0 bytes)": "Die Datei ist leer (0 Byte)",
  ...Object.fromEntries(
    Object.entries(LOOKS_LIKE).map(([what, own]) => [
      `this is not an image: it looks like ${what}`,
      `Das ist kein Bild: Es sieht nach ${own} aus`,
    ]),
  ),
  "the file is cut short: it ends before its pixels do. Copy it again from where it came from":
    "Die Datei ist abgeschnitten: Sie endet, bevor alle Pixel da sind. Kopieren Sie sie noch einmal von dort, wo sie herkommt",
  "the file is damaged: {reason}. Copy it again, or save it again with the program that wrote it":
    "Die Datei ist beschädigt: {reason}. Kopieren Sie sie noch einmal, oder speichern Sie sie erneut mit dem Programm, das sie geschrieben hat",
  "{width}×{height} pixels are more than the limit for one picture ({megapixels} megapixels, {mb} MB in memory). Crop or shrink it, or raise the limit: “Settings…” in the menu Edit of the window, or `vesicle limits`":
    "{width}×{height} Pixel sind mehr, als für ein Bild erlaubt ist ({megapixels} Megapixel, {mb} MB im Arbeitsspeicher). Schneiden Sie es zu, verkleinern Sie es, oder erhöhen Sie die Grenze: mit „Einstellungen…“ im Menü „Bearbeiten“ oder mit `vesicle limits`",
  ...notYet(
    NOT_YET,
    "Open it in Fiji (ImageJ) and save it as TIFF, then add the TIFF",
    "Öffnen Sie die Datei in Fiji (ImageJ), speichern Sie sie als TIFF, und fügen Sie dann das TIFF hinzu",
  ),
  ...notYet(
    { "a PDF file": "Eine PDF-Datei" },
    "Export the picture in it as TIFF or PNG, then add that",
    "Exportieren Sie das Bild darin als TIFF oder PNG, und fügen Sie dieses hinzu",
  ),
  ...notYet(
    { "a ZIP archive": "Ein ZIP-Archiv", "a gzip archive": "Ein gzip-Archiv" },
    "Unpack it, then add the images that were in it",
    "Entpacken Sie es, und fügen Sie die Bilder hinzu, die darin waren",
  ),
  ...notYet(
    { "an HEIF, AVIF or video file": "Eine HEIF-, AVIF- oder Videodatei" },
    "Save the picture as PNG or TIFF with another program, then add that",
    "Speichern Sie das Bild mit einem anderen Programm als PNG oder TIFF, und fügen Sie dieses hinzu",
  ),
  ...notYet(
    ZARR_NOT_YET,
    "Save it again with a usual one (for example with ome-zarr-py or bioformats2raw)",
    "Speichern Sie das Bild erneut in einer üblichen Form (zum Beispiel mit ome-zarr-py oder bioformats2raw)",
  ),
  "an OME companion file (it describes other files and has no pixels) cannot be read yet. Add the TIFF files beside it":
    "Eine OME-Begleitdatei (sie beschreibt andere Dateien und hat keine Pixel) lässt sich noch nicht lesen. Fügen Sie die TIFF-Dateien hinzu, die daneben liegen",
  "an OME-TIFF whose pixels are in another file cannot be read yet. Add that file instead":
    "Ein OME-TIFF, dessen Pixel in einer anderen Datei liegen, lässt sich noch nicht lesen. Fügen Sie stattdessen jene Datei hinzu",
  "an OME-TIFF whose pixels are in {name} cannot be read yet. Add that file instead":
    "Ein OME-TIFF, dessen Pixel in {name} liegen, lässt sich noch nicht lesen. Fügen Sie stattdessen jene Datei hinzu",
};

/** What is damaged. */
const damaged: Record<string, string> = {
  "its pixels cannot be unpacked": "Die Pixel lassen sich nicht entpacken",
  "its pixels cannot be unpacked ({error})": "Die Pixel lassen sich nicht entpacken ({error})",
  "it says that it is {width}×{height} pixels": "Angegeben ist eine Größe von {width}×{height} Pixeln",
  "it promises {unpacked} bytes of pixels but holds only {packed}":
    "Angekündigt sind {unpacked} Byte an Pixeln, enthalten aber nur {packed}",
  "its channels differ in size or type": "Die Kanäle unterscheiden sich in Größe oder Typ",
  "its slices differ in type": "Die Ebenen unterscheiden sich im Typ",
  "its planes differ in type": "Die Farbebenen unterscheiden sich im Typ",
  "the page of channel {channel}, slice {slice}, time point {time} is missing":
    "Die Seite zu Kanal {channel}, Ebene {slice}, Zeitpunkt {time} fehlt",
  "all of its pixels are infinite or not a number": "Alle Pixel sind unendlich oder keine Zahl",
  "it has no pixels": "Die Pixel fehlen",
  "unpacking it takes more memory than its pixels":
    "Das Entpacken braucht mehr Arbeitsspeicher als die Pixel selbst",

  // TIFF.
  "its size is missing": "Die Größe fehlt",
  "it says that it has {samples} samples per pixel": "Angegebene Werte je Pixel: {samples}",
  "it says that it has {channels} channels": "Angegeben sind {channels} Kanäle",
  "it has no samples": "Die Werte der Pixel fehlen",
  "its samples are of another type than it says": "Die Werte haben einen anderen Typ als angegeben",
  "it has another number of pixels than it says": "Die Anzahl der Pixel ist eine andere als angegeben",
  "its colour table has indices of type {type}": "Die Farbtabelle hat Indizes vom Typ {type}",
  "its BigTIFF header is not valid": "Die BigTIFF-Kopfdaten sind nicht gültig",
  "its list of pages goes round in a circle": "Die Liste der Seiten führt im Kreis",
  "its pages overlap": "Die Seiten überlappen sich",
  "it has no page": "Es ist keine Seite vorhanden",
  "page {page} is missing": "Seite {page} fehlt",
  "it announces {channels} channels but holds {found} of them":
    "Angekündigt sind {channels} Kanäle, vorhanden aber nur {found}",

  // DICOM.
  "it has {segments} run-length segments": "Die Anzahl der Lauflängensegmente ist {segments}",
  "its JPEG has no header": "Dem JPEG fehlen die Kopfdaten",
  "its JPEG 2000 frame has too few channels": "Das JPEG-2000-Einzelbild hat zu wenige Kanäle",
  "its JPEG 2000 frame has another size than it says":
    "Das JPEG-2000-Einzelbild hat eine andere Größe als angegeben",
  "its compressed frames have another size than it says":
    "Die komprimierten Einzelbilder haben eine andere Größe als angegeben",
  "its pixels are not packed as it says": "Die Pixel sind anders gepackt als angegeben",
  "its number of columns is missing": "Die Anzahl der Spalten fehlt",
  "its number of rows is missing": "Die Anzahl der Zeilen fehlt",
  "frame {frame} is missing": "Einzelbild {frame} fehlt",
  "an item ends in it that did not begin": "Es endet ein Element, das nie begonnen hat",
  "its elements cannot be read ({error})": "Die Elemente lassen sich nicht lesen ({error})",

  // OME-Zarr.
  "it says that its shape is {shape}": "Als Form ist {shape} angegeben",
  "its shape {shape} does not fit its chunks {chunks}": "Die Form {shape} passt nicht zu den Chunks {chunks}",
  "its shape is not told clearly": "Die Form ist nicht eindeutig angegeben",
  "its chunks cannot be unpacked": "Die Chunks lassen sich nicht entpacken",
  "its chunks cannot be read ({reason})": "Die Chunks lassen sich nicht lesen: {reason}",
  "a chunk claims to unpack to {bytes} bytes, more than its pixels":
    "Ein Chunk soll entpackt {bytes} Byte haben, mehr als seine Pixel",
  "hardly any of the chunks that it should have is there":
    "Von den Chunks, die da sein müssten, ist kaum einer vorhanden",
  "it lists more than {most} images": "Aufgeführt sind mehr als {most} Bilder",
  "“{name}” leads out of its folder": "„{name}“ führt aus dem Ordner hinaus",
  "{name} is not valid JSON ({error})": "{name} ist kein gültiges JSON ({error})",
  "{name} is cut short": "{name} ist abgeschnitten",
};

/** A part was asked for that is not there. */
const notThere: Record<string, string> = {
  "image {number} was asked for, but the file has {count}":
    "Gefragt ist nach Bild {number}, aber die Datei hat nur {count}",
  "image {number} was asked for, but there is {count}":
    "Gefragt ist nach Bild {number}, vorhanden aber nur {count}",
  "slice {slice} was asked for, but the file has {count}":
    "Gefragt ist nach Ebene {slice}, aber die Datei hat nur {count}",
  "time point {time} was asked for, but the file has {count}":
    "Gefragt ist nach Zeitpunkt {time}, aber die Datei hat nur {count}",
  "the file of slice {slice} differs from the first in size, type or number of channels":
    "Die Datei zu Ebene {slice} unterscheidet sich von der ersten in Größe, Typ oder Anzahl der Kanäle",
  "the file of slice {slice} holds {own} slices itself":
    "Die Datei zu Ebene {slice} enthält selbst {own} Ebenen",
  "the file of slice {slice} holds no more than 1 time points":
    "Die Datei zu Ebene {slice} enthält nur 1 Zeitpunkt",
  "the file of slice {slice} holds no more than {own} time points":
    "Die Datei zu Ebene {slice} enthält nur {own} Zeitpunkte",
};

export const imageFileTexts: Record<string, string> = { ...whole, ...damaged, ...notThere };
