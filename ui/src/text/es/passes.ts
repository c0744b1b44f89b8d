// Texts of labelling passes and of blind labelling in Spanish.
import { amount, count, images } from "./amounts";

export const passes = {
  menu: "Pasadas de etiquetado…",
  title: "Pasadas de etiquetado",
  body: "Las etiquetas se pueden guardar aparte para que usted u otra persona vuelva a etiquetar las mismas imágenes. El grado de acuerdo entre ambas pasadas indica lo claras que son las categorías y lo bueno que puede llegar a ser un clasificador.",
  newTitle: "Guardar las etiquetas tal como están ahora",
  name: "Nombre de esta pasada",
  usualName: (n: number) => `Pasada ${n}`,
  noLabels: "Ninguna imagen tiene etiqueta todavía.",
  labels: (n: number) => `${images(n)} con etiqueta`,
  keep: "Guardar una copia",
  begin: "Reetiquetar a ciegas",
  beginHint:
    "“Reetiquetar a ciegas” guarda las etiquetas, las quita de las imágenes y muestra estas en un orden al azar, sin nombres, metadatos ni predicciones. Deshacer devuelve las etiquetas.",
  none: "Aún no hay pasadas guardadas.",
  kept: "Pasadas guardadas",
  about: (n: number, when: string) => `${images(n)} · ${when}`,
  take: "Usar estas etiquetas",
  takeHint:
    "Cada imagen recupera la etiqueta que tenía en esta pasada; todas las demás pasan a Desconocida. Se puede deshacer.",
  delete: "Eliminar",
  deleteSure: "¿Eliminar de verdad?",
  compare: "Comparar",
  now: "Las etiquetas actuales",
  first: "Primera",
  second: "Segunda",
  firstShort: "Primera",
  secondShort: "segunda",
  nothingShared: "Ninguna imagen tiene etiqueta en ambas, así que no hay nada que comparar.",
  kappa: (value: string) => `Kappa ${value}`,
  range: (low: string, high: string) => `Intervalo del 95 %: de ${low} a ${high}`,
  same: (same: number, all: number, share: string, chance: string) =>
    `${count(same)} de ${amount(all, "imagen tiene", "imágenes tienen")} la misma etiqueta en ambas (${share}); el azar por sí solo daría ${chance}.`,
  meaning:
    "Kappa de Cohen: 1 es acuerdo total; 0, el que daría el azar. Con pocas imágenes, el intervalo es amplio.",
  noKappa:
    "No hay kappa: ambas ponen todas las imágenes en una sola categoría, así que coincidirían por puro azar.",
  leftOut: (n: number) =>
    `${amount(n, "imagen con etiqueta en solo una de ellas queda excluida", "imágenes con etiqueta en solo una de ellas quedan excluidas")}.`,
  table: "Imágenes según ambas etiquetas",
  selectDiffering: (n: number) =>
    n === 0
      ? "Ninguna imagen difiere"
      : `Seleccionar ${n === 1 ? "la imagen que difiere" : `las ${images(n)} que difieren`}`,
};

export const blind = {
  menu: "Etiquetado a ciegas",
  menuNote: "Oculta nombres, metadatos y predicciones, y baraja las imágenes",
  line: "Etiquetado a ciegas",
  lineNote: "Sin nombres, metadatos ni predicciones; en orden al azar.",
  labelled: (done: number, all: number) =>
    `${count(done)} de ${amount(all, "imagen etiquetada", "imágenes etiquetadas")}`,
  compare: "Comparar…",
  end: "Terminar",
  name: (number: number) => `Imagen ${number}`,
};
