// Texts of the evaluation in Spanish.
import { amount, images } from "./amounts";

export const evaluation = {
  title: "Evaluación",
  /** Behind the name of the model. */
  on: {
    validation: (n: number) => `${amount(n, "imagen reservada", "imágenes reservadas")} para validación`,
    test: (n: number) => `${amount(n, "imagen reservada", "imágenes reservadas")} para prueba`,
    crossValidation: (n: number, folds: number) =>
      `${images(n)}, cada una por un modelo que no la había visto (${amount(folds, "pliegue", "pliegues")})`,
  },
  set: "Evaluar con",
  sets: {
    validation: "Imágenes de validación",
    test: "Imágenes de prueba",
    crossValidation: "Validación cruzada",
  },
  again: "Volver a evaluar",
  skipped: (n: number) =>
    `${amount(n, "imagen no se pudo leer y se excluyó", "imágenes no se pudieron leer y se excluyeron")}.`,
  empty:
    "No se evaluó ninguna imagen. Etiquete más imágenes y entrene de nuevo para que se reserven algunas para validación.",
  matrix: "Matriz de confusión",
  matrixHint: "Haga clic en un número para seleccionar exactamente esas imágenes en la galería.",
  truth: "Categoría real",
  prediction: "Predicción",
  total: "Total",
  cell: (n: number, truth: string, prediction: string, percent: string) =>
    `${images(n)} de ${truth} con predicción ${prediction}, ${percent} de la fila`,
  metrics: "Métricas",
  accuracy: "Exactitud",
  balancedAccuracy: "Exactitud equilibrada",
  between: (low: string, high: string) => `IC del 95 %: de ${low} a ${high}`,
  foldMean: (mean: string, low: string, high: string) =>
    `Media de los pliegues: ${mean} (de ${low} a ${high})`,
  reliability: "¿Es fiable la confianza?",
  reliabilityHint:
    "De las imágenes con un 80 % de confianza, debería acertarse el 80 %: en la línea discontinua.",
  confidence: "Confianza",
  shareRight: "Proporción de aciertos",
  expectedError: "Error de calibración",
  brier: "Puntuación de Brier",
  bin: (from: string, to: string, n: number, confidence: string, accuracy: string) =>
    `Confianza de ${from} a ${to}: ${images(n)}, confianza media ${confidence}, aciertos ${accuracy}`,
  tooSure: "Por debajo de la línea: falla más de lo que indica la confianza.",
  crossEntropy: "Entropía cruzada",
  precision: "Precisión",
  recall: "Sensibilidad",
  f1: "Valor F1",
  macroHint: "promedio macro",
  perCategory: "Por categoría",
  category: "Categoría",
  support: "Imágenes",
  notes: "Notas",
  formulaOf: (name: string) => `Fórmula de ${name}`,
  source: "Fuente",
  undefinedValue: "–",
  evaluatedAt: (date: string) => `Evaluado el ${date}`,
};
