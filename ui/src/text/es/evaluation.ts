// Texts of the evaluation in Spanish: its dialog, the overview, and what its files are called.
import { amount, count, images } from "./amounts";

export const evaluation = {
  title: "Evaluación",
  /** Behind the name of the model. */
  on: {
    validation: (n: number) => `${amount(n, "imagen reservada", "imágenes reservadas")} para validación`,
    test: (n: number) => `${amount(n, "imagen reservada", "imágenes reservadas")} para prueba`,
    crossValidation: (n: number, folds: number) =>
      `${images(n)}, cada una por un modelo que no la había visto (${amount(folds, "pliegue", "pliegues")})`,
    shown: (n: number) => `${images(n)} que mostraba la galería`,
    training: (n: number) => `${images(n)} de las que había aprendido`,
  },
  set: "Evaluar con",
  sets: {
    validation: "Imágenes de validación",
    test: "Imágenes de prueba",
    crossValidation: "Validación cruzada",
    shown: "Mostradas en la galería",
    training: "Imágenes de entrenamiento (memorizadas)",
  },
  again: "Volver a evaluar",
  report: "Informe…",
  tabs: {
    overview: "Resumen",
    curves: "Curvas",
    groups: "Grupos",
    surprises: "Sorpresas",
    compare: "Comparar",
  },
  reading: "Leyendo la evaluación…",
  skipped: (n: number) =>
    `${amount(n, "imagen no se pudo leer y se excluyó", "imágenes no se pudieron leer y se excluyeron")}.`,
  empty:
    "No se evaluó ninguna imagen. Etiquete más imágenes y entrene de nuevo para que se reserven algunas para validación.",
  rememberedTitle: "Estos números prometen demasiado",
  rememberedAll:
    "El modelo había aprendido de estas mismas imágenes. Los números dicen lo bien que las recuerda, no lo bueno que es con imágenes que no ha visto.",
  rememberedSome: (n: number, all: number) =>
    `El modelo había aprendido de ${count(n)} de estas ${images(all)}, y ningún otro podía juzgarlas. Cuentan como recordadas, no como reconocidas.`,
  matrix: "Matriz de confusión",
  matrixHint: "Haga clic en un número para seleccionar exactamente esas imágenes en la galería.",
  shows: "Qué muestra la matriz",
  show: { counts: "Cantidades", row: "% de la fila", column: "% de la columna" },
  showHints: {
    counts: "Imágenes; sombreadas según la proporción de la fila",
    row: "De las imágenes de una categoría: la proporción que se predijo como cada una (la diagonal es la sensibilidad)",
    column:
      "De las imágenes predichas como una categoría: la proporción que de verdad es de cada una (la diagonal es la precisión)",
  },
  truth: "Categoría real",
  prediction: "Predicción",
  total: "Total",
  cell: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} de ${truth} con predicción ${prediction}, ${percent} de la fila`,
  cellOfColumn: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} de ${truth} con predicción ${prediction}, ${percent} de la columna`,
  selectWrong: (n: number) =>
    n === 0
      ? "Ninguna imagen es errónea"
      : n === 1
        ? "Seleccionar la errónea"
        : `Seleccionar las ${count(n)} erróneas`,
  metrics: "Métricas",
  allMetrics: "Todas las métricas",
  metricColumns: ["Métrica", "Valor", "Intervalo del 95 %"] as [string, string, string],
  between: (low: string, high: string) => `IC del 95 %: de ${low} a ${high}`,
  intervals: (times: number, by: string | null) =>
    by === null
      ? `Los intervalos del 95 % son por bootstrap: las imágenes se extrajeron de nuevo ${count(times)} veces. El de la exactitud es el de Wilson. Valen si las imágenes son independientes entre sí.`
      : `Los intervalos del 95 % son por bootstrap: se extrajeron de nuevo grupos enteros de «${by}» ${count(times)} veces, porque las imágenes de un grupo se parecen.`,
  foldMean: (mean: string, low: string, high: string) =>
    `Media de los pliegues: ${mean} (de ${low} a ${high})`,
  perCategory: "Por categoría",
  category: "Categoría",
  precision: "Precisión",
  recall: "Sensibilidad",
  f1: "Valor F1",
  area: "Área (ROC)",
  averagePrecision: "Precisión media",
  support: "Imágenes",
  sortHint: "Haga clic en un encabezado para ordenar. Los números pequeños son intervalos del 95 %.",
  notes: "Notas",
  formulaOf: (name: string) => `Fórmula de ${name}`,
  source: "Fuente",
  undefinedValue: "–",
  evaluatedAt: (date: string) => `Evaluado el ${date}`,
};

/** By their names in an evaluation. */
export const measures = {
  accuracy: "Exactitud",
  balancedAccuracy: "Exactitud equilibrada",
  kappa: "Kappa de Cohen",
  mcc: "Correlación de Matthews",
  crossEntropy: "Entropía cruzada",
  brier: "Puntuación de Brier",
  expectedCalibrationError: "Error de calibración",
  macroPrecision: "Precisión (macro)",
  macroRecall: "Sensibilidad (macro)",
  macroF1: "Valor F1 (macro)",
  weightedPrecision: "Precisión (ponderada)",
  weightedRecall: "Sensibilidad (ponderada)",
  weightedF1: "Valor F1 (ponderado)",
  rocAuc: "Área bajo ROC (macro)",
  averagePrecision: "Precisión media (macro)",
};

/** What is never called accuracy alone where the images had been learnt from. */
export const trainingMeasures = {
  accuracy: "Exactitud en entrenamiento",
  balancedAccuracy: "Exactitud equilibrada en entrenamiento",
};

export const evaluationFiles = {
  metrics: "Métricas",
  matrix: "Matriz de confusión",
  categories: "Categorías",
  groups: (column: string) => `Grupos por ${column}`,
  images: "Cada imagen con sus probabilidades",
  roc: "Curvas ROC",
  precisionRecall: "Curvas de precisión y sensibilidad",
  reliability: "Diagrama de fiabilidad",
  /** For the suggested name of the file. */
  report: "informe",
};
