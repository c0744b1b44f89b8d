// Texts of the window itself in Spanish: its name, words used everywhere, jobs, the line at the bottom, notices, and
// failures.
import { amount, count, images } from "./amounts";

export const appName = "Vesicle";

export const tagline =
  "Clasifique imágenes de microscopía, entrene un clasificador en este equipo y prediga el resto.";

export const common = {
  cancel: "Cancelar",
  close: "Cerrar",
  ok: "Aceptar",
  save: "Guardar",
  create: "Crear",
  unknown: "Desconocida",
  images,
  count,
  default: (value: string) => `predeterminado: ${value}`,
  on: "sí",
  off: "no",
  copied: "Copiado",
  panelWidth: "Ancho del panel",
  details: "Detalles",
};

export const number = {
  unreadable: "Escriba un número, por ejemplo 0,001 o 1e-3.",
  notWhole: "Escriba un número entero.",
  tooSmall: (min: string) => `Como mínimo ${min}.`,
  tooLarge: (max: string) => `Como máximo ${max}.`,
  range: (min: string, max: string) => `de ${min} a ${max}`,
  from: (min: string) => `${min} o más`,
};

export const outside = {
  title: "Esta página pertenece a la aplicación Vesicle",
  body: "Solo funciona en la ventana que abre Vesicle. Inicie Vesicle para usarla.",
};

export const crash = {
  title: "Esta parte de la ventana dejó de funcionar",
  body: "Su proyecto está a salvo: cada cambio se guardó en el momento. Recargue la ventana para continuar.",
  reload: "Recargar la ventana",
};

export const failure = {
  unexpected: "Algo falló en la ventana. Su proyecto está guardado; si vuelve a ocurrir, reinicie Vesicle.",
};

export const status = {
  shown: (n: number) => amount(n, "imagen mostrada", "imágenes mostradas"),
  hidden: (n: number) => amount(n, "oculta", "ocultas"),
  selected: (n: number) => amount(n, "seleccionada", "seleccionadas"),
  unknown: (n: number) => `${count(n)} sin etiqueta`,
  stop: "Detener",
  stopping: "Deteniendo…",
  left: (duration: string) => `quedan aprox. ${duration}`,
  saved: "Todos los cambios guardados",
  showFit: "Mostrar",
  progress: (done: number, total: number, unit: string) => `${count(done)} de ${count(total)} ${unit}`,
  epoch: (epoch: number, epochs: number) => `época ${count(epoch)} de ${count(epochs)}`,
  batch: (batch: number, batches: number) => `lote ${count(batch)} de ${count(batches)}`,
};

export const job = {
  import: "Importando imágenes",
  example: "Abriendo el proyecto de ejemplo",
  fit: "Entrenando el clasificador",
  explain: "Buscando en qué se fija el modelo",
  predict: "Prediciendo",
  evaluate: "Evaluando",
  refit: "Actualizando según las etiquetas",
  findRate: "Buscando una tasa de aprendizaje",
  queue: "Buscando imágenes que conviene revisar",
  map: "Creando un mapa",
  compare: "Comparando dos modelos",
  report: "Escribiendo el informe",
  exportImages: "Escribiendo imágenes en carpetas",
  exportPiximi: "Escribiendo un proyecto de Piximi",
  busy: (title: string) => `Espere a que termine o deténgalo: ${title}.`,
};

export const notices = {
  region: "Notificaciones",
  dismiss: "Descartar",
  copyList: "Copiar",
  more: (n: number) => `y ${count(n)} más`,
  exported: (rows: number, path: string) => `${amount(rows, "fila escrita", "filas escritas")} en ${path}.`,
  savedAs: (path: string) => `El proyecto es ahora ${path}.`,
  accepted: (n: number) =>
    `${amount(n, "imagen recibió", "imágenes recibieron")} su etiqueta de una predicción.`,
  acceptedNone: "Ninguna predicción alcanza esta confianza, así que no se aceptó nada.",
};

export const drop = {
  title: "Suelte para añadir estas imágenes",
  body: "Archivos y carpetas: TIFF, OME-TIFF, OME-Zarr, DICOM, PNG, JPEG, GIF, WebP y BMP.",
};
