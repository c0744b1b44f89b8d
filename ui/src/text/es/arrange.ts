// Texts of searching, sorting, filtering and grouping, and of the table, in Spanish.
import { amount, count, images } from "./amounts";

export const columns = {
  name: "Nombre",
  category: "Categoría",
  origin: "Etiquetada por",
  partition: "Partición",
  prediction: "Predicción",
  confidence: "Confianza",
  margin: "Margen",
  entropy: "Entropía",
  queue: "Puesto en la cola",
  width: "Ancho",
  height: "Alto",
  channels: "Canales",
  slices: "Cortes",
};

export const arrange = {
  bar: "Buscar, ordenar, agrupar y filtrar",
  search: "Buscar imágenes",
  clearSearch: "Borrar la búsqueda",
  sort: "Ordenar",
  sortedBy: (name: string, descending: boolean) => `${name} ${descending ? "↓" : "↑"}`,
  sortHint: (name: string, descending: boolean) =>
    `Ordenadas por ${name}, en orden ${descending ? "descendente" : "ascendente"}`,
  importOrder: "Orden de importación",
  ascending: "Ascendente",
  descending: "Descendente",
  group: "Agrupar",
  groupHint: (name: string) => `Agrupadas por ${name}`,
  noGroups: "Sin grupos",
  filter: "Filtrar",
  filterCount: (n: number) => `Filtrar (${count(n)})`,
  filterTitle: "Mostrar solo algunas imágenes",
  filterColumns: "Columnas",
  filterActive: "Hay un filtro en esta columna",
  removeFilter: (what: string) => `Quitar el filtro ${what}`,
  editFilter: (what: string) => `Cambiar el filtro ${what}`,
  clearAll: "Quitar todo",
  shownOf: (shown: number, total: number) => `${count(shown)} de ${images(total)}`,
  leftOut: (filtered: number, hidden: number) =>
    hidden > 0
      ? `${amount(filtered, "excluida", "excluidas")}, ${amount(hidden, "oculta", "ocultas")} por categoría`
      : amount(filtered, "excluida", "excluidas"),
  noneTitle: "Ninguna imagen coincide",
  noneBody: (total: number) =>
    total === 1
      ? "La única imagen de este proyecto no coincide con la búsqueda y los filtros."
      : `Ninguna de las ${images(total)} de este proyecto coincide con la búsqueda y los filtros.`,
  noneBodyHidden: (total: number, hidden: number) =>
    `En este proyecto hay ${images(total)}: ${amount(hidden, "está oculta", "están ocultas")} por categoría y ninguna otra coincide con la búsqueda y los filtros.`,
  clear: "Quitar búsqueda y filtros",
  noValue: "Sin valor",
  noLabel: "Sin etiqueta",
  noPrediction: "Sin predicción",
  byPerson: "Persona",
  byAcceptance: "Aceptación",
  gallery: "Galería",
  table: "Tabla",
  shownAs: "Mostrar las imágenes como",
  selectGroup: (title: string, n: number) => `Seleccionar ${images(n)}: ${title}`,
  metadata: "Metadatos",
  deletedCategory: "Una categoría eliminada",
};

export const queues = {
  button: "Cola",
  buttonHint: "Qué imágenes conviene revisar a continuación",
  heading: "Conviene revisar a continuación",
  names: {
    uncertain: "Las más dudosas",
    diverse: "Primera selección variada",
    confidentErrors: "Errores con más confianza",
    labelErrors: "Etiquetas quizá erróneas",
    nearDuplicates: "Casi duplicadas",
    outliers: "Atípicas",
    similar: "Similares a las seleccionadas",
    again: "Pasada para reetiquetar",
    shuffled: "En orden aleatorio",
    predicted: "Predichas como una categoría",
  },
  notes: {
    uncertain: "Imágenes sin etiqueta que dudan entre dos categorías",
    diverse: "Imágenes sin etiqueta lo más distintas posible: etiquete primero estas",
    confidentErrors: "Imágenes etiquetadas a las que el modelo asigna otra categoría",
    labelErrors: "Etiquetas que probablemente son un error",
    nearDuplicates: "Imágenes de aspecto casi idéntico",
    outliers: "Imágenes que se parecen a pocas más",
    similar: "Las imágenes más parecidas a las seleccionadas",
    shuffled: "Todas las imágenes en un orden al azar",
  },
  predicted: (category: string) => `Predichas como ${category}`,
  predictedNote: (n: number) => `${images(n)} por corregir, empezando por la menos probable`,
  selectFirst: "Seleccione antes una o varias imágenes",
  predictFirst: "Aún no hay predicciones",
  noModel: "Aún no hay ningún modelo",
  seed: (seed: number) => `semilla ${seed}`,
  size: (n: number) => images(n),
  again: "Repetir",
  againHint: "Volver a elegir según las etiquetas y predicciones actuales",
  hideLabelled: "Ocultar etiquetadas",
  leave: "Salir de la cola",
  empty: "No hay nada en esta cola.",
};

export const saved = {
  button: "Guardados",
  hint: "Filtros guardados",
  active: (name: string) => `Filtros guardados: ${name}`,
  save: "Guardar esta búsqueda y estos filtros…",
  nothing: "Primero busque, filtre, ordene o agrupe",
  forget: (name: string) => `Eliminar “${name}”`,
  dialog: "Guardar búsqueda y filtros",
  name: "Nombre",
  help: "La búsqueda, los filtros, el orden y los grupos se guardan con el proyecto.",
  replace: "Reemplazar",
  replaces: "Este nombre ya se usa: se reemplazará lo que estaba guardado con él.",
};

export const searching = {
  title: "Cómo buscar",
  body: "Se busca en nombres, categorías y metadatos, sin distinguir mayúsculas de minúsculas.",
  rules: [
    ["A01 DMSO", "ambas palabras, en cualquier orden"],
    ['"HeLa S3"', "estas palabras, una tras otra"],
    ["-control", "sin esta palabra"],
    ["well:B", "B en la columna well"],
    ["well=B2", "exactamente B2 en la columna well, también escrito B02"],
    ['"cell line":HeLa', "una columna con un espacio en el nombre"],
  ] as [string, string][],
};

export const filters = {
  modes: { values: "Valores", range: "Rango", contains: "Texto" },
  modesOf: (column: string) => `Cómo filtrar por ${column}`,
  searchValues: "Buscar valores",
  values: (column: string) => `Valores de ${column}`,
  noValues: "Ningún valor contiene este texto.",
  more: (n: number) =>
    `${amount(n, "valor más no aparece en la lista. Encuéntrelo", "valores más no aparecen en la lista. Encuéntrelos")} con Texto.`,
  moreNumbers: (n: number) =>
    `${amount(n, "valor más no aparece en la lista. Inclúyalo", "valores más no aparecen en la lista. Inclúyalos")} con Rango.`,
  from: "Desde",
  to: "Hasta",
  known: (low: string, high: string) => `En este proyecto: de ${low} a ${high}`,
  contains: "Contiene",
  containsHelp: "No se distinguen mayúsculas de minúsculas.",
  clear: "Quitar este filtro",
  reading: "Leyendo los valores…",
  empty: "Ninguna imagen tiene un valor en esta columna.",
  two: (first: string, second: string) => `${first}, ${second}`,
  many: (first: string, more: number) => `${first} y ${count(more)} más`,
  between: (low: string, high: string) => `de ${low} a ${high}`,
  atLeast: (low: string) => `al menos ${low}`,
  atMost: (high: string) => `como máximo ${high}`,
  holds: (words: string) => `contiene “${words}”`,
  chip: (column: string, test: string) => `${column}: ${test}`,
};

export const table = {
  label: "Tabla de imágenes",
  picture: "Imagen",
  size: "Tamaño",
  menu: (column: string) => `Más opciones de la columna ${column}`,
  resize: (column: string) => `Ancho de la columna ${column}`,
  filterBy: (column: string) => `Filtrar por ${column}…`,
  groupBy: (column: string) => `Agrupar por ${column}`,
  ungroup: "Sin grupos",
  hide: (column: string) => `Ocultar ${column}`,
  showAll: (n: number) => `Mostrar todas las columnas (${amount(n, "oculta", "ocultas")})`,
  columns: "Columnas",
  columnsTitle: "Columnas de la tabla",
  sortBy: (column: string) => `Ordenar por ${column}`,
  none: "–",
};

export const pictures = {
  failed: "No se pudo mostrar la imagen. Desplácese fuera y vuelva para intentarlo de nuevo.",
};
