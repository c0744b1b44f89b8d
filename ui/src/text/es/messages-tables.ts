// Words of the backend in Spanish about a table of labels: what its columns could have meant, and what is wrong with it or
// with one of its rows.

/** What is wrong with a table of labels, within a sentence. */
const TABLE: [string, string][] = [
  ["row {line} could not be read: {error}", "no se pudo leer la fila {line}: {error}"],
  ["row {line} names no file", "la fila {line} no nombra ningún archivo"],
  [
    "row {line}: “{text}” is no partition; it was left out",
    "fila {line}: “{text}” no es una partición; se omitió",
  ],
  [
    "row {line} speaks of “{key}” again, and otherwise; the last such row counts",
    "la fila {line} vuelve a hablar de “{key}”, pero de otro modo; cuenta la última de esas filas",
  ],
  [
    "the columns with the files of single channels are used, not the one with a whole file",
    "se usan las columnas con los archivos de cada canal, no la del archivo completo",
  ],
  ...[
    ["file", "archivo"],
    ["folder", "carpeta"],
    ["address of the file", "dirección del archivo"],
    ["category", "categoría"],
    ["partition", "partición"],
    ["group", "grupo"],
  ].map(([role, own]): [string, string] => [
    `“{column}” is read as the ${role}; “{others}” is kept as metadata`,
    `“{column}” se lee como ${own}; “{others}” se conserva como metadatos`,
  ]),
];

/** Why it cannot be used. */
const PROBLEMS: Record<string, string> = {
  "it is not a text table in UTF-8. Save it as CSV (UTF-8)":
    "no es una tabla de texto en UTF-8. Guárdela como CSV (UTF-8)",
  "the table is empty: its first row must name the columns, for example file,category":
    "la tabla está vacía: su primera fila debe nombrar las columnas, por ejemplo file,category",
  "this is a table of objects, it has ObjectNumber and no FileName_ column: choose CellProfiler's table of images (Image.csv)":
    "es una tabla de objetos, con ObjectNumber y sin una columna FileName_: elija la tabla de imágenes de CellProfiler (Image.csv)",
  "it says in which folders the images are, but not their names: add a column “file”":
    "indica en qué carpetas están las imágenes, pero no sus nombres: añada una columna “file”",
  "its columns could not be told apart: save it with commas, semicolons or tabs between them":
    "no se pudieron distinguir sus columnas: guárdela con comas, puntos y comas o tabuladores entre ellas",
  "it has no column with the images' names. Call it “file” (or FileName_ and the channel, as CellProfiler does). Its columns are: {columns}":
    "no tiene ninguna columna con los nombres de las imágenes. Llámela “file” (o FileName_ y el canal, como hace CellProfiler). Sus columnas son: {columns}",
};

export const tableMessages: Record<string, string> = {
  ...PROBLEMS,
  ...Object.fromEntries(
    TABLE.flatMap(([english, spanish]) => [
      [english, spanish],
      [`Table of labels: ${english}.`, `Tabla de etiquetas: ${spanish}.`],
    ]),
  ),
};
