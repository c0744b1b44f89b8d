// Texts of the evaluation's other tabs in Spanish: curves, groups, surprises, and two models held against each other.
import { count, images } from "./amounts";

export const charts = {
  roc: "Curvas ROC",
  rocHint:
    "Una categoría frente a todas las demás. Cuanto más cerca de la esquina superior izquierda, mejor; discontinua: al azar.",
  falsePositives: "Tasa de falsos positivos",
  truePositives: "Tasa de verdaderos positivos",
  precisionRecall: "Precisión y sensibilidad",
  precisionRecallHint:
    "Cuántas de las encontradas son correctas, frente a cuántas se encuentran. Cuanto más cerca de la esquina superior derecha, mejor; discontinua: al azar.",
  recall: "Sensibilidad",
  precision: "Precisión",
  area: (value: string) => `área ${value}`,
  averagePrecision: (value: string) => `precisión media ${value}`,
  point: (name: string, xName: string, x: string, yName: string, y: string) =>
    `${name}: ${xName} ${x}, ${yName} ${y}`,
  categories: "Categorías",
  categoriesHint: "La peor primero",
  chosen: (n: number, all: number) => `${count(n)} de ${count(all)} dibujadas`,
  none: "No hay curvas: hacen falta imágenes de al menos dos categorías.",
  chance: "Al azar",
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
  noReliability: "No hay probabilidades que juzgar.",
};

export const groupScores = {
  by: "Dividir por",
  hint: "Los peores primero. Haga clic en un valor para seleccionar sus imágenes, o en un número de erróneas para seleccionar solo esas.",
  value: "Valor",
  images: "Imágenes",
  wrong: "Erróneas",
  accuracy: "Exactitud",
  trainingAccuracy: "Exactitud en entrenamiento",
  interval: "Intervalo del 95 %",
  confusion: "Confusión más frecuente",
  taken: (truth: string, prediction: string, n: number) =>
    `${truth} tomada por ${prediction}${n > 1 ? ` (${count(n)} veces)` : ""}`,
  allRight: "ninguna",
  noValue: "(sin valor)",
  range: (low: string, high: string) => `de ${low} a ${high}`,
  select: (value: string, n: number) => `Seleccionar ${images(n)} de ${value}`,
  selectWrong: (value: string, n: number) =>
    n === 1
      ? `Seleccionar la imagen errónea de ${value}`
      : `Seleccionar las ${count(n)} imágenes erróneas de ${value}`,
  emptyTitle: "No hay nada por lo que dividir",
  emptyBody:
    "Con metadatos como placa, pocillo, donante o dosis verá aquí dónde falla el modelo. Llegan con las imágenes al importarlas: de una tabla (CSV) junto a ellas o de un patrón de sus nombres de archivo.",
};

export const surprises = {
  hint: "Las imágenes cuya etiqueta el modelo consideraba menos probable, la más sorprendente primero. Mire cada una: puede ser difícil, distinta de las demás o estar mal etiquetada.",
  selectAll: (n: number) => (n === 1 ? "Seleccionar la imagen" : `Seleccionar las ${images(n)}`),
  /** Below a picture, before the names of categories. */
  label: "Etiqueta:",
  prediction: "Predicción:",
  open: (name: string) => `Abrir ${name}`,
  loss: (value: string) => `Pérdida ${value}`,
  right: "Predicha correctamente",
  none: "Ninguna imagen sorprendió al modelo.",
};

export const comparing = {
  hint: "Todos los modelos elegidos juzgan las imágenes de esta evaluación. Se excluyen aquellas de las que alguno había aprendido.",
  model: "Modelo",
  kind: "Tipo",
  fitted: "Entrenado",
  choose: (name: string) => `Comparar ${name}`,
  current: (name: string) => `${name} (predice ahora)`,
  go: "Comparar",
  tooFew: "Elija dos modelos o más.",
  tooMany: (most: number) => `Elija ${count(most)} modelos como máximo.`,
  oneTitle: "Solo hay un modelo",
  oneBody:
    "Entrene de nuevo, con otros ajustes o más etiquetas: entonces podrá comparar aquí los modelos con las mismas imágenes.",
  results: "Los modelos",
  pairs: "De dos en dos",
  pair: "Modelos",
  pairOf: (first: string, second: string) => `${first} y ${second}`,
  pairDifference: "Segundo − primero, puntos",
  pairP: "p",
  pairAdjusted: "p ajustado",
  showPair: (name: string) => `Mostrar ${name}`,
  difference: (value: string) => `Diferencia de exactitud: ${value}`,
  differenceRange: (low: string, high: string) => `Intervalo del 95 %: de ${low} a ${high}`,
  differenceHint: "Segundo menos primero, en puntos porcentuales.",
  points: (value: string) => `${value} puntos`,
  pTitle: "¿Podría ser azar?",
  p: (value: string) => `Prueba de McNemar: p ${value}`,
  adjustedP: (value: string, n: number) => `ajustado para ${count(n)} comparaciones (Holm): p ${value}`,
  noP: "Los dos aciertan y fallan siempre a la vez: no hay diferencia que contrastar.",
  verdict: {
    none: "Ninguna diferencia que pueda distinguirse del azar. Eso no demuestra que sean igual de buenos: con más imágenes puede aparecer una diferencia.",
    some: "Una diferencia tan grande rara vez surgiría solo por azar si ninguno de los modelos fuera mejor.",
    clear:
      "Una diferencia tan grande casi nunca surgiría solo por azar si ninguno de los modelos fuera mejor.",
  },
  better: (name: string) => `Acierta más: ${name}.`,
  table: "Quién acierta",
  right: (name: string) => `${name} acierta`,
  wrong: (name: string) => `${name} falla`,
  select: (n: number, name: string) => `Seleccionar ${images(n)} en las que solo ${name} acierta`,
  images: (n: number, leftOut: number) =>
    leftOut === 0
      ? `Con ${images(n)}.`
      : `Con ${images(n)}; se ${leftOut === 1 ? "excluye" : "excluyen"} ${count(leftOut)} de las que alguno había aprendido.`,
  nothing:
    "No queda ninguna imagen de la que ningún modelo hubiera aprendido. Reserve algunas para prueba y evalúe con ellas.",
};
