// Texts in Spanish of the question before files and folders are read: categories from folders, patterns of file names.
import { amount, count, images } from "./amounts";

const files = (n: number) => amount(n, "archivo", "archivos");

/** Channels that are named one by one; beyond that they are counted. */
const NAMED = 6;

export const importing = {
  title: {
    folder: "Abrir carpeta",
    drop: "Añadir imágenes soltadas",
    files: "Abrir imágenes",
    table: "Abrir las imágenes de una tabla",
  },
  body: (n: number) =>
    n === 1 ? "Se leerá 1 archivo o carpeta." : `Se leerán ${count(n)} archivos o carpetas.`,
  paths: "Archivos y carpetas",
  labels: "Usar los nombres de las subcarpetas como categorías",
  labelsHint:
    "Para imágenes que ya están clasificadas en carpetas: cada imagen recibe la categoría que se llama como su carpeta. Las carpetas llamadas train, validation o test pasan a ser particiones.",
  names: "Nombres de archivo",
  modes: {
    each: "Cada archivo es una imagen",
    preset: "Un patrón predefinido",
    fields: "Patrón propio",
    expression: "Expresión regular",
  },
  looking: "Examinando los nombres de archivo…",
  noPreset: "ninguno encaja con estos nombres",
  suggestion: (name: string) => `Estos nombres parecen de ${name}: ¿usar su patrón?`,
  useIt: "Usarlo",
  preset: "Patrón predefinido",
  fits: (matched: number, files: number) =>
    matched === files
      ? `encaja con ${files === 1 ? "el nombre" : `los ${count(files)} nombres`}`
      : `encaja con ${count(matched)} de ${amount(files, "nombre", "nombres")}`,
  fieldsLabel: "Patrón de los nombres de archivo",
  fieldsExample: "{plate}_{well}_s{site}_w{channel}.tif",
  fieldsHint:
    "Los campos van entre llaves; [ ] rodea lo que puede faltar, * es cualquier texto. Los archivos que solo difieren en {channel}, {z} o {time} forman una sola imagen.",
  expressionLabel: "Expresión regular con partes con nombre",
  expressionExample: "(?P<well>[A-P]\\d{2})_s(?P<site>\\d+)_w(?P<channel>\\d)",
  expressionHint:
    "Como en CellProfiler: las partes llamadas channel, z y time, (?P<channel>…), reúnen en una sola imagen los archivos que solo difieren en ellas.",
  stackZ: "Los cortes (z) de un campo forman una imagen",
  stackTime: "Los puntos temporales de un campo forman una imagen",
  atCharacter: (position: number) => `Carácter ${count(position + 1)}`,
  preview: "Primeros nombres",
  fieldsOf: (name: string, values: readonly { field: string; value: string }[]) =>
    `${name}: ${values.map(({ field, value }) => `${field} ${value}`).join(", ")}`,
  fitsNot: (name: string, reason: string) => `${name} no encaja: ${reason}`,
  none: "No se encontraron archivos de imagen.",
  /** OME-Zarr folders hold as many images as they say themselves. */
  each: (n: number, folders: number) => {
    const alone = n === 1 ? "El archivo será una imagen." : `Cada uno de los ${files(n)} será una imagen.`;
    if (folders === 0) return alone;
    const zarr =
      folders === 1
        ? "La carpeta OME-Zarr dará tantas imágenes como contenga."
        : `Las ${count(folders)} carpetas OME-Zarr darán tantas imágenes como contengan.`;
    return n === 0 ? zarr : `${alone} ${zarr}`;
  },
  summary: (from: number, to: number, made: Made) =>
    `${files(from)} ${from === 1 ? "formará" : "formarán"} ${images(to)}${withParts(made)}`,
  leftOut: (n: number) =>
    `${amount(n, "archivo de pilas incompletas se excluye", "archivos de pilas incompletas se excluyen")}: no todos los canales tienen los mismos cortes.`,
  same: (n: number) =>
    n === 1
      ? "1 archivo se excluye: su nombre dice lo mismo que otro."
      : `${files(n)} se excluyen: sus nombres dicen lo mismo que otros.`,
  thumbnails: (n: number) =>
    `${amount(n, "miniatura (_thumb) se excluye", "miniaturas (_thumb) se excluyen")}.`,
  matched: (matched: number, total: number) => {
    if (matched === total) return total === 1 ? "el nombre encaja" : `los ${count(total)} nombres encajan`;
    if (matched === 0) return "ningún nombre encaja";
    const rest =
      total - matched === 1
        ? "el otro archivo será una imagen aparte"
        : "los demás serán una imagen cada uno";
    return `${matched === 1 ? "encaja 1" : `encajan ${count(matched)}`} de ${count(total)} nombres, ${rest}`;
  },
  wrong: "El patrón contiene un error.",
  go: "Abrir",
};

interface Made {
  channels: readonly string[];
  slices: number;
  times: number;
}

function withParts({ channels, slices, times }: Made): string {
  const parts = [inWords(channels)];
  if (slices > 1) parts.push(`${count(slices)} cortes`);
  if (times > 1) parts.push(`${count(times)} puntos temporales`);
  const said = parts.filter((part) => part !== "");
  return said.length === 0 ? "" : ` con ${said.join(", ")}`;
}

function inWords(channels: readonly string[]): string {
  if (channels.length === 0) return "";
  const more = channels.length - NAMED;
  const named = channels.slice(0, NAMED).join(", ") + (more > 0 ? ` y ${count(more)} más` : "");
  return `${amount(channels.length, "canal", "canales")} (${named})`;
}
