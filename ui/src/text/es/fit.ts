// Texts of the classifier in Spanish: its section at the left, fitting, curves, accepting predictions.
import { amount, count, images } from "./amounts";

const epochsOf = (n: number) => amount(n, "época", "épocas");

export const classifier = {
  title: "Clasificador",
  fit: "Entrenar",
  predict: "Predecir",
  evaluate: "Evaluar",
  fitHint: "Elegir las opciones y entrenar el clasificador con las imágenes etiquetadas",
  predictHint: (n: number) => `Predecir la categoría de ${images(n)} sin etiqueta`,
  evaluateHint:
    "Comparar las predicciones con sus etiquetas en imágenes de las que el modelo no ha aprendido",
  needImages: "Abra primero algunas imágenes.",
  needModel: "Entrene primero el clasificador.",
  needUnknown: "Todas las imágenes tienen etiqueta, así que no hay nada que predecir.",
  needValidation:
    "No hay con qué comprobarlo: etiquete al menos dos imágenes de cada categoría y entrene de nuevo.",
  keepUp: "Reentrenar tras cada etiqueta",
  keepUpHint:
    "Cada vez que cambia una etiqueta, Quick vuelve a aprender y se predicen las imágenes sin etiqueta",
  noModel:
    "Aún no hay modelo: etiquete unas cuantas imágenes de cada categoría y, después, pulse “Entrenar”.",
  /** Quick has no epochs. */
  model: (name: string, epochs: number) => (epochs === 0 ? name : `${name} · ${epochsOf(epochs)}`),
  lastEvaluation: (accuracy: string, n: number) => `Exactitud ${accuracy} en ${images(n)}`,
  lastTrainingEvaluation: (accuracy: string, n: number) =>
    `Exactitud en entrenamiento ${accuracy} en ${images(n)}`,
  /** Some of the images had been learnt from. */
  lastPartlyTraining: (accuracy: string, n: number, learnt: number) =>
    `Exactitud ${accuracy} en ${images(n)}, ${count(learnt)} de ellas de entrenamiento`,
  showEvaluation: "Mostrar la última evaluación",
  predictions: (n: number) => amount(n, "predicha", "predichas"),
  accept: "Aceptar predicciones…",
  clear: "Borrar predicciones",
  export: "Exportar predicciones (CSV, Parquet)…",
};

export const accept = {
  title: "Aceptar predicciones",
  body: "Las predicciones aceptadas pasan a ser etiquetas, marcadas como aceptadas. El próximo entrenamiento aprenderá de ellas. Se puede deshacer.",
  which: "Qué imágenes",
  all: (n: number) => `Todas las imágenes con predicción (${count(n)})`,
  selected: (n: number) => `Solo las que estén entre las seleccionadas (${count(n)})`,
  confidence: "Solo con una confianza mínima de",
  confidenceUnit: "%",
  go: "Aceptar",
};

export const fit = {
  title: "Entrenar clasificador",
  run: "Entrenar clasificador",
  stop: "Detener",
  stopping: "Deteniendo…",
  hyperparameters: "Hiperparámetros",
  plots: "Gráficas de entrenamiento",
  both: "Hiperparámetros y gráficas de entrenamiento",
  summary: "Resumen del modelo",
  groupModel: "Modelo",
  groupInput: "Preprocesamiento de datos",
  groupAugmentation: "Aumento de datos de entrenamiento",
  preview: "Vista previa: una imagen etiquetada tal como podría verse durante el entrenamiento",
  previewFailed: "Sin vista previa: ninguna imagen tiene etiqueta aún o no se puede leer su archivo.",
  previewExamples: (n: number) =>
    `${amount(n, "ejemplo", "ejemplos")} de una imagen etiquetada, con las variaciones elegidas`,
  findRate: "Buscar tasa de aprendizaje",
  findingRate: "Buscando… Detener",
  findRateHint:
    "Prueba tasas de aprendizaje crecientes en una copia de la red, durante cien pasos como máximo. No cambia nada más.",
  rateFound: (rate: string) => `La pérdida disminuye más deprisa con ${rate}.`,
  rateNotFound: "La pérdida no disminuyó con ninguna tasa de aprendizaje.",
  learningRate: "Tasa de aprendizaje",
  takeRate: (rate: string) => `Usar ${rate}`,
  rateCurve: (steps: number, rate: string) =>
    `Pérdida suavizada con ${amount(steps, "tasa", "tasas")} de aprendizaje a partir de ${rate}, cada una mayor que la anterior`,
  groupSplit: "Reparto de los datos",
  groupTraining: "Estrategia de entrenamiento",
  groupOptimization: "Optimización",
  groupMachine: "Reproducibilidad y dispositivo",
  reading: "Leyendo las opciones…",
  reset: "Restablecer valores",
  startTitle: "Pesos",
  continue: "Continuar con los pesos actuales",
  continueHint: (epochs: number) =>
    `Se suma a ${epochs === 1 ? "la época ya entrenada" : `las ${epochsOf(epochs)} ya entrenadas`}.`,
  afresh: "Empezar de cero",
  afreshHint: "Pesos nuevos a partir de la semilla; las curvas empiezan otra vez.",
  split: (training: number, validation: number) =>
    `${count(training)} de entrenamiento, ${count(validation)} de validación`,
  splitTitle: "Reparto de las imágenes etiquetadas",
  splitColumns: ["Categoría", "Entrenamiento", "Validación"] as [string, string, string],
  splitQuick: (training: number) =>
    `Aprende de todo lo etiquetado (${images(training)}) y se comprueba mediante validación cruzada`,
  noColumn: "Nada (cada imagen por separado)",
  deviceLine: (name: string) => `Se ejecuta en ${name}`,
  auto: (name: string) => `Automático (${name})`,
  parameters: (n: number) => amount(n, "parámetro", "parámetros"),
  memory: (mb: number) => `unos ${count(mb)} MB de memoria`,
  blocked: "Para poder entrenar:",
  checking: "Comprobando las opciones…",
  fieldWrong: (label: string, message: string) => `${label}: ${message}`,
  noCurvesBody:
    "Pulse “Entrenar clasificador”. Después de cada época se dibuja un punto nuevo en ambas gráficas.",
  quickBeforeTitle: "Quick aprende de una sola vez",
  quickBeforeBody:
    "Pulse “Entrenar clasificador”. Al cabo de un segundo se muestra aquí su rendimiento con imágenes que no había visto. Para observar cómo aprende una red, época a época, elija otra arquitectura.",
  quickTitle: (accuracy: string) => `${accuracy} de aciertos en la validación cruzada`,
  quickBody: (folds: number, training: number) =>
    `Quick aprende de una sola vez, así que no hay curvas. Se entrenó ${amount(folds, "vez", "veces")} sin una parte de lo que usa para aprender (${images(training)}) y después se le preguntó por esa parte: son, pues, imágenes que no había visto. Todas las categorías cuentan lo mismo.`,
  quickFew: (training: number) =>
    `Solo se le preguntó por ${images(training)}: un acierto más o menos cambia el resultado en un ${Math.round(100 / training)} %. Etiquete más antes de fiarse de él.`,
  quickUnknownTitle: "Entrenado",
  quickUnknownBody:
    "Quick aprende de una sola vez, así que no hay curvas. Aún no se puede medir su rendimiento: etiquete al menos dos imágenes de cada categoría.",
  noModelTitle: "Aún no hay ningún modelo",
  noModelBody: "Después del primer entrenamiento, aquí aparecerán sus capas.",
  accuracyChart: "Exactitud por época",
  lossChart: "Pérdida por época",
  accuracy: "Exactitud",
  validationAccuracy: "Exactitud de validación",
  loss: "Pérdida",
  validationLoss: "Pérdida de validación",
  epoch: "Época",
  seconds: "Segundos",
  asTable: "Ver como tabla",
  asCharts: "Ver como gráficas",
  tableCaption: "Exactitud y pérdida después de cada época",
  gap: "no es un número",
  noCurves: "aún sin épocas",
  chartSummary: (title: string, epochs: number, a: string, av: string, b: string, bv: string) =>
    `${title}. ${epochsOf(epochs)}. Última: ${a} ${av}, ${b} ${bv}.`,
  press: (n: number) => `Entren. ${n}`,
  summaryColumns: ["Capa", "Forma de salida", "Parámetros", "Entrenable"] as [string, string, string, string],
  yes: "sí",
  no: "no",
  forChannels: (n: number) => `para imágenes de ${amount(n, "canal", "canales")}`,
  total: (n: number) => `${amount(n, "parámetro", "parámetros")} en total`,
  fitFacts: (training: number, validation: number, device: string) =>
    validation === 0
      ? `Entrenado con ${images(training)}, en ${device}.`
      : `Entrenado con ${images(training)}, validado con ${count(validation)}, en ${device}.`,
  stopped: "El último entrenamiento se detuvo; se conservó lo aprendido.",
  runningHint: "Puede cerrar esta ventana y seguir trabajando; la línea inferior muestra el progreso.",
  advice: {
    overfitting: "Sobreajuste",
    underfitting: "Subajuste",
    diverged: "Entrenamiento divergente",
    stillImproving: "Sigue mejorando",
    noValidation: "Sin imágenes de validación",
    tooFewValidation: "Pocas imágenes de validación",
    good: "Buen ajuste",
  },
};

export const curves = {
  title: "Cómo leer las curvas",
  entries: [
    [
      "Época",
      "Un recorrido en el que la red ve una vez cada imagen de entrenamiento. Más épocas significan más aprendizaje, hasta cierto punto.",
    ],
    [
      "Exactitud",
      "La proporción de imágenes de entrenamiento cuya categoría acierta la red. 0,9 significa nueve de cada diez.",
    ],
    [
      "Exactitud de validación",
      "La misma proporción en imágenes etiquetadas que se reservan y con las que nunca se entrena. Indica qué resultado cabe esperar con imágenes nuevas.",
    ],
    [
      "Pérdida",
      "Lo lejos que están las probabilidades predichas de las etiquetas: 0 es perfecto, y lo que más cuesta es estar seguro de una categoría equivocada. El entrenamiento reduce este número.",
    ],
    [
      "Pérdida de validación",
      "La pérdida en las imágenes de validación. Suele avisar antes que la exactitud de validación.",
    ],
  ] as [string, string][],
  overfitTitle: "Cómo se reconoce el sobreajuste",
  overfitBody:
    "Al principio disminuyen ambas pérdidas. Cuando la pérdida sigue disminuyendo pero la de validación da la vuelta y aumenta, la red está aprendiendo de memoria las imágenes de entrenamiento. Use menos épocas, etiquete más imágenes o elija una red más pequeña.",
  overfitAlt:
    "Esquema: la pérdida disminuye todo el tiempo; la pérdida de validación disminuye, da la vuelta y vuelve a aumentar.",
  turn: "cambia aquí",
};
