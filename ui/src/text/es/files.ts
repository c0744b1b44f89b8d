// Texts of what is taken out of the window, in Spanish.
import { count } from "./amounts";

export const files = {
  menu: "Exportar…",
  tables: "Tablas (CSV)",
  charts: "Gráficos",
  /** Of a chart: "ROC curves (SVG)…". */
  as: (what: string, ending: string) => `${what} (${ending})…`,
  table: (what: string) => `${what}…`,
  saved: (path: string) => `El gráfico se guardó como ${path}.`,
  cannotDraw: "El gráfico no se puede dibujar aquí como imagen. Guárdelo como SVG.",

  predictions: "predicciones",
  images: "Tabla de imágenes",
  trainingCurves: "Curvas de entrenamiento",
  epochs: "Cada época",
  layers: "Capas del modelo",
  rates: "Pérdida según la tasa de aprendizaje",
  map: "Mapa",
  points: "Puntos del mapa",
  plate: (name: string) => `Placa ${name}`,
  onlyPlate: "Placa",
  allPlates: "Todas las placas",
  wells: "Cada pocillo",
  separation: "Controles de cada placa",
  dose: "Dosis-respuesta",
  doses: "Cada dosis",
  comparison: "Métricas de los modelos",
  pairs: "Modelos de dos en dos",
  agreement: "Concordancia de dos etiquetados",
  labelPairs: "Etiquetas de ambos",
  reliability: "Fiabilidad según la confianza",

  smoothedLoss: "Pérdida suavizada",
  suggested: (rate: string) => `sugerida: ${rate}`,
  /** Axes of the map; `axis` is 1 or 2. */
  mapAxis: { pca: (axis: number) => `Componente principal ${axis}`, tsne: (axis: number) => `t-SNE ${axis}` },
  notShown: "No mostradas en la galería",
  moreNames: (n: number) => `y ${count(n)} más`,
  oneWell: "Un pocillo",
  meanOfWells: "Media con su intervalo del 95 %",
  fittedCurve: "Curva logística de cuatro parámetros",
};
