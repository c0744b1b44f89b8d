// Texts of the categories in Spanish: list, menus and dialogs.
import { amount, images } from "./amounts";

export const categories = {
  title: "Categorías",
  show: (name: string) => `Mostrar las imágenes de ${name}`,
  hide: (name: string) => `Ocultar las imágenes de ${name}`,
  labelled: (n: number) => amount(n, "imagen etiquetada", "imágenes etiquetadas"),
  unlabelled: (n: number) => `${images(n)} sin etiqueta ni predicción`,
  predicted: (n: number) => amount(n, "predicha", "predichas"),
  menu: (name: string) => `Más opciones de ${name}`,
  rename: "Cambiar nombre…",
  recolor: "Cambiar color…",
  delete: "Eliminar…",
  labelSelected: (n: number) => `Etiquetar ${n === 0 ? "las imágenes seleccionadas" : images(n)}`,
  unlabelSelected: (n: number) =>
    `Quitar la etiqueta a ${n === 0 ? "las imágenes seleccionadas" : images(n)}`,
  newDots: "Nueva categoría…",
  newLabels: (n: number) =>
    n === 1
      ? "La imagen seleccionada recibirá esta categoría."
      : `Las ${images(n)} seleccionadas recibirán esta categoría.`,
  showAll: "Mostrar todas",
  key: (key: string) => `Tecla ${key}`,
  categorize: "Categorizar",
  categorizeNone: "Seleccione antes imágenes",
  categorizeTitle: (n: number) => `Categorizar ${images(n)} como`,
  dialogNew: "Nueva categoría",
  dialogRename: "Cambiar nombre de categoría",
  dialogRecolor: (name: string) => `Color de ${name}`,
  name: "Nombre",
  color: "Color",
  hex: "Código de color",
  hexBad: "Escriba un color, por ejemplo #d55e00.",
  nameMissing: "Escriba un nombre.",
  nameTaken: "Ya existe una categoría con este nombre.",
  deleteTitle: (name: string) => `¿Eliminar la categoría ${name}?`,
  deleteBody: (n: number) =>
    n === 0
      ? "Ninguna imagen tiene esta etiqueta. Se puede deshacer."
      : `${amount(n, "imagen con esta etiqueta pasará", "imágenes con esta etiqueta pasarán")} a Desconocida. Se puede deshacer.`,
  deleteGo: "Eliminar",
  swatch: (name: string) => `Color ${name}`,
  none: "Cree las categorías en las que quiera clasificar, por ejemplo un control positivo y uno negativo.",
};
