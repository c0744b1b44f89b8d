// Words of the backend in Spanish: what is left out or changed when an image is read.

type Said = [string, string];

/** What is seen of a stack, behind a semicolon. */
const BRIGHTEST: Said = [
  "the brightest value of each pixel over all of them is used",
  "se usa el valor más brillante de cada píxel entre todos",
];
const PAGES: Said[] = [
  ["the first is used", "se usa la primera"],
  ["page {page} is used", "se usa la página {page}"],
  [BRIGHTEST[0], "se usa el valor más brillante de cada píxel entre todas"],
  ["the mean of all of them is used", "se usa la media de todas"],
];
const SLICES: Said[] = [
  ["the first is used", "se usa el primero"],
  ["slice {slice} is used", "se usa el corte {slice}"],
  BRIGHTEST,
  ["their mean is used", "se usa su media"],
];
const TIMES: Said[] = [
  ["the first is used", "se usa el primero"],
  ["time point {time} is used", "se usa el punto temporal {time}"],
];
const used = (parts: Said[], english: string, own: string) =>
  Object.fromEntries(parts.map(([part, spanish]) => [`${english}; ${part}.`, `${own}; ${spanish}.`]));

export const noteMessages: Record<string, string> = {
  ...used(
    PAGES,
    "The file has {pages} pages and it does not say what they are",
    "El archivo tiene {pages} páginas y no indica qué son",
  ),
  ...used(SLICES, "The stack has {slices} slices", "La pila tiene {slices} cortes"),
  ...used(TIMES, "The stack has {times} time points", "La pila tiene {times} puntos temporales"),
  "The file is an animation of {frames} frames; the first is used.":
    "El archivo es una animación de {frames} fotogramas; se usa el primero.",
  "The stack announces {wanted} pages but holds {found}.":
    "La pila anuncia {wanted} páginas, pero contiene {found}.",
  "1 page of another size or type than the first are left out.":
    "Se excluye 1 página de distinto tamaño o tipo que la primera.",
  "{n} pages of another size or type than the first are left out.":
    "Se excluyen {n} páginas de distinto tamaño o tipo que la primera.",
  "Not all of its images can be read. {reason}.": "No se pueden leer todas sus imágenes. {reason}.",

  // Values and colours.
  "Transparency (alpha) is ignored.": "Se ignora la transparencia (alfa).",
  "Printing colours (CMYK) are turned into red, green and blue.":
    "Los colores de impresión (CMYK) se convierten en rojo, verde y azul.",
  "The file stores white as its lowest value (MONOCHROME1); values are turned round.":
    "El archivo guarda el blanco como su valor más bajo (MONOCHROME1); los valores se invierten.",
  "The file stores white as its lowest value (WhiteIsZero); values are turned round.":
    "El archivo guarda el blanco como su valor más bajo (WhiteIsZero); los valores se invierten.",
  "1 pixel was infinite or not a number; the smallest value of the channel takes their place.":
    "1 píxel era infinito o no era un número; ocupa su lugar el valor más bajo del canal.",
  "{n} pixels were infinite or not a number; the smallest value of the channel takes their place.":
    "{n} píxeles eran infinitos o no eran números; ocupa su lugar el valor más bajo del canal.",
  "{bits}-bit values are read as 32-bit floats; beyond 7 digits they are rounded.":
    "Los valores de {bits} bits se leen como números de coma flotante de 32 bits; a partir de 7 cifras se redondean.",

  // OME and Zarr.
  "Its OME description does not fit its pages and is left out.":
    "Su descripción OME no encaja con sus páginas y se omite.",
  "Its OME description cannot be read and is left out.": "Su descripción OME no se puede leer y se omite.",
  "What its pages are is told in a companion file, which is not read.":
    "Lo que son sus páginas se indica en un archivo complementario, que no se lee.",
  "What its pages are is told in {name}, which is not read.":
    "Lo que son sus páginas se indica en {name}, que no se lee.",
  "The image is spread over several files; what is in this one is shown.":
    "La imagen está repartida en varios archivos; se muestra lo que hay en este.",
  "Some pages that the OME description announces are not in the file.":
    "Algunas páginas que anuncia la descripción OME no están en el archivo.",
  "The image has further axes; the first element of each is used.":
    "La imagen tiene más ejes; se usa el primer elemento de cada uno.",
  "None of the image's chunks is there; all of its pixels have the fill value.":
    "No hay ningún chunk de la imagen; todos sus píxeles tienen el valor de relleno.",
  "1 well of the plate is not there.": "Falta 1 pocillo de la placa.",
  "{n} wells of the plate are not there.": "Faltan {n} pocillos de la placa.",
};
