// Words of the backend in Spanish: names of files, patterns of them, and stacks that have gaps.

import { placeMessages } from "../places";

const WORDS: Record<string, string> = { channel: "canal", z: "z", time: "punto temporal" };
const { gaps, words } = placeMessages(WORDS);

const LEFT_OUT: [string, string][] = [
  [
    "its {n} files were left out, because not every channel has the same slices",
    "sus {n} archivos se excluyeron porque no todos los canales tienen los mismos cortes",
  ],
  [
    "1 file of a time point that is not complete was left out",
    "se excluyó 1 archivo de un punto temporal que no está completo",
  ],
  [
    "{n} files of time points that are not complete were left out",
    "se excluyeron {n} archivos de puntos temporales que no están completos",
  ],
];
const MISSING: [string, string][] = [
  ["{reason}; and {more} more", "{reason}; y {more} más"],
  ["{reason}", "{reason}"],
];
const leftOut = Object.fromEntries(
  LEFT_OUT.flatMap(([what, own]) =>
    MISSING.map(([missing, spanish]) => [
      `${what}. There is no file of ${missing}. Add what is missing and import again, or let each slice and time point be an image`,
      `${own}. Faltan archivos de: ${spanish}. Añada lo que falta e importe de nuevo, o haga de cada corte y punto temporal una imagen`,
    ]),
  ),
);

/** What is wrong with a pattern as a whole. The words in braces are names of fields, not holes. */
const patterns: Record<string, string> = {
  "the pattern is empty: write the file's name with fields, for example {plate}_{well}_w{channel}.tif":
    "El patrón está vacío: escriba el nombre del archivo con campos, por ejemplo {plate}_{well}_w{channel}.tif",
  "the pattern is longer than {most} characters": "El patrón tiene más de {most} caracteres",
  "the pattern has no field: name at least one part, for example {well}":
    "El patrón no tiene ningún campo: dé nombre al menos a una parte, por ejemplo {well}",
  "the regular expression has no named part: write one as (?P<well>…)":
    "La expresión regular no tiene ninguna parte con nombre: escriba una así: (?P<well>…)",
  "the pattern is too large to be searched quickly: use fewer fields or smaller counts":
    "El patrón es demasiado grande para buscar deprisa: use menos campos o cantidades menores",
};

/** What is wrong at a place of a pattern, which stands before it, or of a name. */
const atPlace: Record<string, string> = {
  "“{bracket}” is never closed: write “{closing}” where it ends, or \\{sign} for the sign itself":
    "“{bracket}” no se cierra nunca: escriba “{closing}” donde termina, o \\{bracket} para el propio signo",
  "“{bracket}” closes nothing: write \\{sign} for the sign itself, and “/” between folders":
    "“{bracket}” no cierra nada: escriba \\{bracket} para el propio signo y “/” entre carpetas",
  "“{bracket}” cannot stand inside a field's braces: close the field with “}” first":
    "“{bracket}” no puede ir dentro de las llaves de un campo: cierre antes el campo con “}”",
  "a field needs a name between its braces, for example {well}":
    "un campo necesita un nombre entre sus llaves, por ejemplo {well}",
  "“{name}” is no name for a field: use letters, digits, spaces, - and _, at most 60 of them":
    "“{name}” no sirve como nombre de campo: use letras, cifras, espacios, - y _, 60 como máximo",
  "two fields are the {field}: name one of them otherwise, or write * for text that may be left out":
    "dos campos se llaman {field}: dé otro nombre a uno de ellos o escriba * para el texto que se puede omitir",
  "“{kind}” is no kind of text: write digits, 2 digits, digits from 0, letters, 1 letter, word, guid, text, well, or a choice such as DAPI|GFP":
    "“{kind}” no es un tipo de texto: escriba digits, 2 digits, digits from 0, letters, 1 letter, word, guid, text, well o una lista de opciones como DAPI|GFP",
  "write / between folders; \\ only stands before { } [ ] * and \\ to mean the sign itself":
    "escriba / entre carpetas; \\ solo va delante de { } [ ] * y \\ para indicar el propio signo",
  "the brackets are nested too deeply": "hay demasiados niveles de corchetes",
  "the regular expression is not right here: {reason}": "la expresión regular no es correcta aquí: {reason}",
  "the regular expression finds nothing in this name":
    "la expresión regular no encuentra nada en este nombre",
  "the pattern ends here, but the name goes on with “{rest}”":
    "el patrón termina aquí, pero el nombre sigue con “{rest}”",

  // What a regular expression cannot have.
  "this “(” is never closed": "este “(” no se cierra nunca",
  "this “)” closes nothing": "este “)” no cierra nada",
  "this “[” is never closed": "este “[” no se cierra nunca",
  "a second part has this name": "otra parte ya tiene este nombre",
  "looking ahead or behind, (?=…) (?!…) (?<=…) (?<!…), cannot be used here":
    "mirar hacia delante o hacia atrás, (?=…) (?!…) (?<=…) (?<!…), no es posible aquí",
  "going back to an earlier part cannot be used here": "volver a una parte anterior no es posible aquí",
};

export const nameMessages: Record<string, string> = {
  "its name says the same as that of {name}, which was used":
    "su nombre dice lo mismo que el de {name}, que es el que se usó",
  ...leftOut,
  "{image} lacks {reason}.": "A {image} le falta: {reason}.",
  ...patterns,
  ...atPlace,
};

/** What a pattern expects in a name, and single words: they come last, as much could look like them. */
export const expectedMessages: Record<string, string> = {
  "{reason} was expected, but here stands “”": "aquí debería haber {reason}, pero el nombre se acaba",
  "{reason} was expected, but here stands “{rest}”": "aquí debería haber {reason}, pero pone “{rest}”",
  "{reason} for “{field}”": "{reason} para “{field}”",
  "any text": "cualquier texto",
  "some text": "texto",
  nothing: "nada",
  "a number": "un número",
  "one digit": "una cifra",
  "{n} digits": "{n} cifras",
  letters: "letras",
  "one letter": "una letra",
  "{n} letters": "{n} letras",
  "letters or digits": "letras o cifras",
  "a long identifier (GUID)": "un identificador largo (GUID)",
  "a well such as A01": "un pocillo como A01",
  "a row such as A or 01": "una fila como A o 01",
  ...gaps,
  ...words,
};
