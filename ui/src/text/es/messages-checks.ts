// Words of the backend in Spanish: what is wrong or unwise about a fit before it starts.

/** The numbers among the settings, with their article. */
const NUMBERS: [string, string][] = [
  ["The input width", "El ancho de entrada"],
  ["The input height", "El alto de entrada"],
  ["The input side", "El lado de la entrada"],
  ["The training percentage", "El porcentaje de entrenamiento"],
  ["The number of epochs", "El número de épocas"],
  ["The batch size", "El tamaño de lote"],
  ["The learning rate", "La tasa de aprendizaje"],
  ["The seed", "La semilla"],
  ["The rotation", "La rotación"],
  ["The shift", "El desplazamiento"],
  ["The zoom", "El zoom"],
  ["The intensity gain", "La ganancia de intensidad"],
  ["The intensity offset", "El offset de intensidad"],
  ["The noise", "El ruido"],
  ["The blur", "El desenfoque"],
  ["The channel dropout", "El dropout de canales"],
  ["The patience", "La paciencia"],
  ["The number of folds", "El número de pliegues"],
  ["The label smoothing", "El suavizado de etiquetas"],
  ["The warm-up", "El calentamiento"],
  ["The weight decay", "El decaimiento de pesos"],
  ["The gradient clipping", "El recorte de gradiente"],
  ["The dropout", "El dropout"],
  ["The number of frozen epochs", "El número de épocas congeladas"],
];

const ranges = Object.fromEntries(
  NUMBERS.map(([english, spanish]) => [
    `${english} must be from {least} to {most}, not {value}.`,
    `${spanish} debe estar entre {least} y {most}, no {value}.`,
  ]),
);

/** Why a model cannot be continued, within a sentence. */
const CONTINUE: [string, string][] = [
  [
    "the model was written by a newer version of the program",
    "el modelo se guardó con una versión más reciente del programa",
  ],
  [
    "Quick has nothing to go on from: it is fitted anew to all labels each time",
    "Quick no tiene desde dónde continuar: cada vez se entrena de nuevo con todas las etiquetas",
  ],
  ["it has another architecture", "tiene otra arquitectura"],
  [
    "its input is {width} × {height} pixels, not {newWidth} × {newHeight}",
    "su entrada es de {width} × {height} píxeles, no de {newWidth} × {newHeight}",
  ],
  [
    "it was trained on images with {old} channels, these have {now}",
    "se entrenó con imágenes de {old} canales y estas tienen {now}",
  ],
  ["it knows {old} categories, now there are {now}", "conoce {old} categorías y ahora hay {now}"],
  ["it was trained with another crop", "se entrenó con otro recorte"],
  ["it was trained with another rescaling of pixel values", "se entrenó con otro reescalado de los píxeles"],
];

const continued = Object.fromEntries(
  CONTINUE.flatMap(([english, spanish]) => [
    [
      `The model cannot be continued: ${english}. Start afresh, or set it back.`,
      `El modelo no se puede continuar: ${spanish}. Empiece de cero o deshaga ese cambio.`,
    ],
    [
      `The model cannot be continued with these settings: ${english}. Choose to start afresh.`,
      `El modelo no se puede continuar con estas opciones: ${spanish}. Elija empezar de cero.`,
    ],
  ]),
);

const needed = (english: string, spanish: string): [string, string] => [
  `This fit needs about {needed} MB of memory, but {free} MB are free. ${english}`,
  `Este entrenamiento necesita unos {needed} MB de memoria, pero hay {free} MB libres. ${spanish}`,
];

const memory = Object.fromEntries([
  needed("Close other programs, or label fewer images.", "Cierre otros programas o etiquete menos imágenes."),
  needed("Choose a smaller batch or input.", "Elija un lote o una entrada más pequeños."),
  needed("Choose a smaller input.", "Elija una entrada más pequeña."),
]);

/** What stops a fit or warns of it. */
const checks: Record<string, string> = {
  ...ranges,
  ...continued,
  ...memory,
  // Labels.
  "No image has a label yet. A classifier needs labelled images of at least two categories.":
    "Ninguna imagen tiene etiqueta todavía. Un clasificador necesita imágenes etiquetadas de al menos dos categorías.",
  "Only “{name}” has labelled images. A classifier needs labelled images of at least two categories.":
    "Solo “{name}” tiene imágenes etiquetadas. Un clasificador necesita imágenes etiquetadas de al menos dos categorías.",
  "“{name}” has a single labelled image, so how well it does cannot be measured yet.":
    "“{name}” tiene una sola imagen etiquetada, así que aún no se puede medir su rendimiento.",
  "“{name}” has a single labelled image. Label at least one more, so that one can be trained on and one can validate, or take the label away.":
    "“{name}” tiene una sola imagen etiquetada. Etiquete al menos una más, para que una sirva para entrenar y otra para validar, o quite la etiqueta.",
  "“{name}” has few labels ({n}). Up to {few} a category Quick was right more often in all that we measured, and it answers in a second.":
    "“{name}” tiene pocas etiquetas ({n}). Hasta {few} por categoría, Quick acertó más en todo lo que medimos, y responde en un segundo.",
  "“{name}” has 1 label: up to {few} a category Quick was right more often than the networks in all that we measured.":
    "“{name}” tiene 1 etiqueta: hasta {few} por categoría, Quick acertó más que las redes en todo lo que medimos.",
  "“{name}” has {n} labels: up to {few} a category Quick was right more often than the networks in all that we measured.":
    "“{name}” tiene {n} etiquetas: hasta {few} por categoría, Quick acertó más que las redes en todo lo que medimos.",
  "With more than {few} labels a category a network may do better: fit one, and compare.":
    "Con más de {few} etiquetas por categoría, una red puede dar mejores resultados: entrene una y compare.",
  "The model will not know {names}: no labelled images.":
    "El modelo no conocerá {names}: no hay imágenes etiquetadas.",
  "Most labelled images have 1 channel; {n} with another number will be left out.":
    "La mayoría de las imágenes etiquetadas tiene 1 canal. Se excluirán las que tienen otro número: {n}.",
  "Most labelled images have {channels} channels; {n} with another number will be left out.":
    "La mayoría de las imágenes etiquetadas tiene {channels} canales. Se excluirán las que tienen otro número: {n}.",
  "No image is left to train on: the partitions of the labelled images leave none.":
    "No queda ninguna imagen con la que entrenar: las particiones de las imágenes etiquetadas no dejan ninguna.",
  "New to the model: {names}. It keeps what it knows of the others.":
    "Nuevo para el modelo: {names}. Conserva lo que sabe de las demás.",
  "There is no model yet to continue from.": "Aún no hay ningún modelo desde el que continuar.",
  "The model knows “{name}”, which has no labelled image now. Label images of it, or start afresh.":
    "El modelo conoce “{name}”, que ahora no tiene ninguna imagen etiquetada. Etiquete imágenes suyas o empiece de cero.",
  // Settings together with the data.
  "There are only about {n} training images, so each epoch is a single step. A smaller batch learns faster.":
    "Solo hay unas {n} imágenes de entrenamiento, así que cada época es un único paso. Un lote más pequeño aprende más deprisa.",
  "The images are at most {n} pixels wide or high; a larger input takes time but shows nothing more.":
    "Las imágenes miden como máximo {n} píxeles de ancho o alto; una entrada mayor tarda más y no muestra nada más.",
  "These are {n}-bit images: without rescaling their large values make the fit unstable.":
    "Son imágenes de {n} bits: sin reescalado, sus valores grandes hacen inestable el entrenamiento.",
  "These images have a single channel, which is never blanked.":
    "Estas imágenes tienen un solo canal, que nunca se anula.",
  "Half precision holds no values above 65 504. Choose a rescaling, or turn mixed precision off.":
    "La media precisión no admite valores por encima de 65 504. Elija un reescalado o desactive la precisión mixta.",
  "This device has no half precision, so the fit is computed in single precision.":
    "Este dispositivo no tiene media precisión, así que el entrenamiento se calcula con precisión simple.",
  "The hinge loss knows only right and wrong. Set the label smoothing to 0, or choose another loss.":
    "La pérdida hinge solo distingue acierto y error. Ponga a 0 el suavizado de etiquetas o elija otra pérdida.",
  "EfficientNet-Lite0 needs an input width of {n} pixels or more.":
    "EfficientNet-Lite0 necesita un ancho de entrada de {n} píxeles o más.",
  "EfficientNet-Lite0 needs an input height of {n} pixels or more.":
    "EfficientNet-Lite0 necesita un alto de entrada de {n} píxeles o más.",
  "The pretrained weights are not on this computer, so the network begins with random ones and needs many more labels. To install them: vesicle backbone install FILE.":
    "Los pesos preentrenados no están en este equipo, así que la red empieza con pesos aleatorios y necesita muchas más etiquetas. Para instalarlos: vesicle backbone install FILE.",
  "The pretrained weights expect a common scale of brightness. Choose a rescaling, such as Standardise.":
    "Los pesos preentrenados esperan una escala de brillo común. Elija un reescalado, por ejemplo Estandarizar.",
  "The warm-up takes all {n} epochs. Choose fewer for it, or more in all.":
    "El calentamiento ocupa las {n} épocas. Elija menos para él o más en total.",
  "With {n} epochs the fit never ends early; the best epoch is kept all the same.":
    "Con {n} épocas, el entrenamiento nunca termina antes de tiempo; la mejor época se conserva de todos modos.",
  "One fold would leave nothing to train on. Choose 2 or more, or 0 for none.":
    "Un solo pliegue no dejaría nada con lo que entrenar. Elija 2 o más, o 0 para ninguno.",
  "The smallest category has 1 labelled images, so there will be fewer folds.":
    "La categoría más pequeña tiene 1 imagen etiquetada, así que habrá menos pliegues.",
  "The smallest category has {n} labelled images, so there will be fewer folds.":
    "La categoría más pequeña tiene {n} imágenes etiquetadas, así que habrá menos pliegues.",
  "A learning rate above {rate} usually makes a fit with this optimizer diverge. Try 0.001.":
    "Con este optimizador, una tasa de aprendizaje superior a {rate} suele hacer divergir el entrenamiento. Pruebe 0,001.",
  "This loss has small gradients: with plain SGD use a learning rate of 0.01 or more, or Adam.":
    "Esta pérdida tiene gradientes pequeños: con SGD simple, use una tasa de aprendizaje de 0,01 o más, o bien Adam.",
  // Images that are too much alike.
  "Partitions that were set by hand, or an earlier fit, put images of 1 group on both sides, for example of “{group}”. The validation accuracy may promise too much.":
    "Las particiones puestas a mano, o un entrenamiento anterior, reparten entre ambos lados imágenes de 1 grupo: “{group}”. La exactitud de validación puede ser demasiado optimista.",
  "Partitions that were set by hand, or an earlier fit, put images of {n} groups on both sides, for example of “{group}”. The validation accuracy may promise too much.":
    "Las particiones puestas a mano, o un entrenamiento anterior, reparten entre ambos lados imágenes de {n} grupos, por ejemplo de “{group}”. La exactitud de validación puede ser demasiado optimista.",
  "No labelled image has a value in the column “{column}”.":
    "Ninguna imagen etiquetada tiene un valor en la columna “{column}”.",
  "Images with the same “{column}” resemble each other, and some are learnt from while others check. The accuracy may promise too much for new images: choose “{again}” here.":
    "Las imágenes con el mismo “{column}” se parecen entre sí, y de unas se aprende mientras otras sirven de comprobación. La exactitud puede ser demasiado optimista para imágenes nuevas: elija aquí “{again}”.",
  "1 validation image shows exactly what a training image shows and so proves nothing. Remove the copies.":
    "1 imagen de validación muestra exactamente lo mismo que una de entrenamiento, así que no prueba nada. Quite las copias.",
  "{n} validation images show exactly what a training image shows and so prove nothing. Remove the copies.":
    "{n} imágenes de validación muestran exactamente lo mismo que una de entrenamiento, así que no prueban nada. Quite las copias.",
};

/** The device is checked too. */
export const deviceErrors: Record<string, string> = {
  "No graphics processor (GPU) was found on this computer. Choose “auto” or “cpu” to fit on the processor.":
    "No se encontró ningún procesador gráfico (GPU) en este equipo. Elija “auto” o “cpu” para entrenar en el procesador.",
  "There is no device “{asked}” on this computer. Available: {available}.":
    "En este equipo no hay ningún dispositivo “{asked}”. Disponibles: {available}.",
  "The device “{name}” could not be started: {reason}. Choose “cpu” to fit on the processor.":
    "No se pudo iniciar el dispositivo “{name}”: {reason}. Elija “cpu” para entrenar en el procesador.",
};

const all = { ...checks, ...deviceErrors };
const refused = Object.fromEntries(
  Object.entries(all).map(([english, spanish]) => [
    `The fit cannot start: ${english}`,
    `No se puede iniciar el entrenamiento: ${spanish}`,
  ]),
);

export const checkMessages: Record<string, string> = {
  ...refused,
  "The fit cannot start: its settings are not valid":
    "No se puede iniciar el entrenamiento: sus opciones no son válidas",
  "The fit cannot start: {reason}": "No se puede iniciar el entrenamiento: {reason}",
  ...all,
};
