// Texts of the gallery in Spanish: tiles, details of an image, removing images.
import { count, images } from "./amounts";

export const gallery = {
  label: "Imágenes",
  emptyTitle: "Este proyecto aún no tiene imágenes",
  emptyBody:
    "Abra imágenes o una carpeta, o suelte archivos en esta ventana: TIFF, OME-TIFF, OME-Zarr, DICOM, PNG, JPEG, GIF, WebP y BMP.",
  hiddenTitle: "Todas las imágenes están ocultas",
  hiddenBody:
    "Las categorías de todas las imágenes están ocultas. Haga clic en sus iconos de etiqueta, a la izquierda, o muéstrelas todas.",
  showAll: "Mostrar todas las categorías",
  missing: "Falta",
  missingHint: "El archivo se movió o se eliminó. Devuélvalo a su sitio y abra el proyecto de nuevo.",
  info: (name: string) => `Detalles de ${name}`,
  predictedAs: (name: string, percent: string) => `predicción ${name}, ${percent}`,
  labelledAs: (name: string) => `etiqueta ${name}`,
  unknown: "Desconocida",
  missingState: "falta el archivo",
  menu: "Qué hacer con las imágenes",
  details: "Detalles",
  acceptPredictions: (n: number) => (n === 1 ? "Aceptar su predicción" : "Aceptar sus predicciones"),
};

export const info = {
  files: "Archivos",
  filesOf: (n: number) => `${count(n)}; arriba, el primero`,
  size: "Tamaño",
  pixelSize: "Tamaño de píxel",
  micrometres: (sizes: string) => `${sizes} µm`,
  channels: "Canales",
  channelsNamed: (n: number, names: string) => `${count(n)}: ${names}`,
  slices: "Cortes",
  slicesApart: (n: number, distance: string) => `${count(n)}, cada ${distance} µm`,
  times: "Puntos temporales",
  bits: "Bits por píxel",
  partition: "Partición",
  label: "Etiqueta",
  labelPerson: (name: string) => `${name}, por una persona`,
  labelAccepted: (name: string) => `${name}, aceptada de una predicción`,
  probabilities: "Probabilidades",
  none: "ninguna",
  pixels: (w: number, h: number) => `${w} × ${h} px`,
};

export const marks = {
  title: "Marcas en las miniaturas",
  rows: {
    label: "Una etiqueta puesta por una persona",
    accepted: "Una etiqueta aceptada de una predicción",
    prediction: "Una predicción con su confianza, que aún no es una etiqueta",
    unknown: "Desconocida: sin etiqueta ni predicción",
  },
};

export const partition = {
  training: "Entrenamiento",
  validation: "Validación",
  test: "Prueba",
  inference: "Inferencia",
  unassigned: "Sin asignar",
};

export const remove = {
  title: (n: number) => `¿Quitar ${images(n)} del proyecto?`,
  body: "Los archivos del disco se quedan donde están. Se puede deshacer.",
  go: "Quitar",
};

export const carry = {
  onto: (n: number, category: string) => `Etiquetar ${images(n)} como ${category}`,
  nowhere: (n: number) => `${images(n)}: soltar en una categoría`,
};
