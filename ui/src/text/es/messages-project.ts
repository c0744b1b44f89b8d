// Words of the backend in Spanish: names of edits, rules of queues, meanings of metrics, and what curves say.

type Said = [string, string];

/** The same of one and of several. */
const of =
  (one: Said, several: Said) =>
  (english: (what: string) => string, spanish: (what: string) => string): Said[] => [
    [english(one[0]), spanish(one[1])],
    [english(several[0]), spanish(several[1])],
  ];
const ofImages = of(["1 image", "1 imagen"], ["{n} images", "{n} imágenes"]);
const ofPredictions = of(["1 prediction", "1 predicción"], ["{n} predictions", "{n} predicciones"]);
const ofFiles = of(["1 file", "1 archivo"], ["{n} files", "{n} archivos"]);

const USES: Said[] = [
  ["training", "entrenamiento"],
  ["validation", "validación"],
  ["test", "prueba"],
];

/** What stands behind “Deshacer”. */
const edits = Object.fromEntries([
  ...ofImages(
    (what) => `Label ${what} from a table`,
    (what) => `Etiquetar ${what} a partir de una tabla`,
  ),
  ...ofImages(
    (what) => `Label ${what} as new “{name}”`,
    (what) => `Etiquetar ${what} como “{name}”, nueva`,
  ),
  ...ofImages(
    (what) => `Label ${what}`,
    (what) => `Etiquetar ${what}`,
  ),
  ...ofImages(
    (what) => `Unlabel ${what}`,
    (what) => `Quitar la etiqueta a ${what}`,
  ),
  ...ofImages(
    (what) => `Import ${what}`,
    (what) => `Importar ${what}`,
  ),
  ...ofImages(
    (what) => `Remove ${what}`,
    (what) => `Quitar ${what}`,
  ),
  ...USES.flatMap(([english, spanish]) =>
    ofImages(
      (what) => `Set ${what} aside for ${english}`,
      (what) => `Reservar ${what} para ${spanish}`,
    ),
  ),
  ...ofImages(
    (what) => `Leave the partition of ${what} to the fit`,
    (what) => `Dejar al entrenamiento la partición de ${what}`,
  ),
  ...ofPredictions(
    (what) => `Accept ${what}`,
    (what) => `Aceptar ${what}`,
  ),
  ...ofFiles(
    (what) => `Find ${what} again`,
    (what) => `Volver a encontrar ${what}`,
  ),
  ["Rename project", "Cambiar el nombre del proyecto"],
  ["Create category “{name}”", "Crear la categoría “{name}”"],
  ["Rename category “{name}”", "Cambiar el nombre de la categoría “{name}”"],
  ["Recolour category “{name}”", "Cambiar el color de la categoría “{name}”"],
  ["Delete category “{name}”", "Eliminar la categoría “{name}”"],
  ["Begin a labelling pass", "Empezar una pasada de etiquetado"],
  ["Take the labels of “{name}”", "Usar las etiquetas de “{name}”"],
]);

/** How each queue chooses. */
const queues: Record<string, string> = {
  "Unknown images by how close the two most probable categories are, the closest first.":
    "Imágenes sin etiqueta según lo cerca que están sus dos categorías más probables, primero las más cercanas.",
  "Unknown images predicted as this category, the least probable first.":
    "Imágenes sin etiqueta predichas como esta categoría, primero las menos probables.",
  "Labelled images that a model which had not seen them calls something else, the surest first.":
    "Imágenes etiquetadas a las que un modelo que no las había visto asigna otra categoría, primero las más seguras.",
  "Labels that are probably wrong by confident learning: another category is more probable than usual for its own images, by a model which had not seen them.":
    "Etiquetas probablemente erróneas según el aprendizaje con confianza (confident learning): un modelo que no había visto las imágenes da a otra categoría más probabilidad de la habitual en las imágenes de esta.",
  "Unknown images, each as far as can be from those before it and from the labelled ones (k-centre).":
    "Imágenes sin etiqueta, cada una lo más lejos posible de las anteriores y de las etiquetadas (k-centros).",
  "Images that look almost the same, one beside the other.":
    "Imágenes de aspecto casi idéntico, unas junto a otras.",
  "Images by how far away the ten most similar ones are, the farthest first.":
    "Imágenes según lo lejos que están las diez más similares, primero las más alejadas.",
  "Images by how similar they are to the chosen ones, these first.":
    "Imágenes según su similitud con las elegidas, empezando por estas.",
  "The images of a labelling pass in an order drawn by chance, to be labelled again.":
    "Las imágenes de una pasada de etiquetado en un orden al azar, para volver a etiquetarlas.",
  "All images in an order drawn by chance; the same seed gives the same order.":
    "Todas las imágenes en un orden al azar; la misma semilla da el mismo orden.",
};

/** What each metric means. */
const metrics: Record<string, string> = {
  "The share of images that were predicted right.": "La proporción de imágenes predichas correctamente.",
  "The mean recall of the categories that have images: always answering with the commonest category gives 1/K, however common it is.":
    "La sensibilidad media de las categorías que tienen imágenes: responder siempre con la categoría más frecuente da 1/K, por frecuente que sea.",
  "How surprised the model is by the truth, in nats. 0 is perfect; guessing evenly among K categories gives ln K (0.69 for two).":
    "Cuánto sorprende la realidad al modelo, en nats. 0 es perfecto; elegir por igual entre K categorías da ln K (0,69 con dos).",
  "Of the images predicted as this category, the share that truly belong to it.":
    "De las imágenes predichas como esta categoría, la proporción que realmente pertenece a ella.",
  "Of the images that truly belong to this category, the share that were found.":
    "De las imágenes que realmente pertenecen a esta categoría, la proporción que se encontró.",
  "The harmonic mean of precision and recall: high only if both are.":
    "La media armónica de la precisión y la sensibilidad: alta solo si lo son ambas.",
  "The plain mean over the categories that have images, so a rare category counts as much as a common one.":
    "La media simple de las categorías que tienen imágenes, de modo que una categoría rara cuenta tanto como una frecuente.",
  "How far, on average, the confidence is from how often it is right. 0 is perfect. With few images it is above 0 by chance alone.":
    "Cuánto se aleja, en promedio, la confianza de la frecuencia de aciertos. 0 es perfecto. Con pocas imágenes supera 0 por puro azar.",
  "The squared distance between the probabilities and the truth: 0 is perfect, 2 the worst.":
    "La distancia al cuadrado entre las probabilidades y la realidad: 0 es perfecto; 2, lo peor.",
  "The number of evaluated images that truly belong to this category.":
    "El número de imágenes evaluadas que realmente pertenecen a esta categoría.",
};

/** The formulas that have words in them. */
const formulas: Record<string, string> = {
  "correct / all": "aciertos / total",
  "1/K · Σ TP / (TP + FN) of each category": "1/K · Σ TP / (TP + FN) de cada categoría",
  "−1/N · Σ ln p(true category)": "−1/N · Σ ln p(categoría real)",
  "1/K · Σ value of each category": "1/K · Σ valor de cada categoría",
  "Σ n/N · |share right − mean confidence| of each bin":
    "Σ n/N · |proporción de aciertos − confianza media| de cada intervalo",
  "1/N · Σ (p − y)² over all categories, y = 1 for the true one":
    "1/N · Σ (p − y)² sobre todas las categorías, y = 1 en la real",
};

/** What the curves of a fit look like. */
const advice: Record<string, string> = {
  "The loss stopped being a number in epoch {epoch}: the fit diverged. Start afresh with a smaller learning rate, for example a tenth.":
    "La pérdida dejó de ser un número en la época {epoch}: el entrenamiento divergió. Empiece de cero con una tasa de aprendizaje menor, por ejemplo una décima parte.",
  "These curves look like overfitting since epoch {epoch}: the loss still falls on the training images but rises on the validation images. The model learns its training images by heart. More labelled images help most; fewer epochs or random crops help too.":
    "Estas curvas parecen indicar sobreajuste desde la época {epoch}: la pérdida sigue disminuyendo en las imágenes de entrenamiento, pero aumenta en las de validación. El modelo aprende de memoria sus imágenes de entrenamiento. Lo que más ayuda es tener más imágenes etiquetadas; también ayudan menos épocas o recortes aleatorios.",
  "The model has hardly learnt anything yet: it is not much better than guessing, also on its own training images. Try more epochs, another learning rate, or a larger input.":
    "El modelo apenas ha aprendido nada todavía: no es mucho mejor que el azar, ni siquiera con sus propias imágenes de entrenamiento. Pruebe con más épocas, otra tasa de aprendizaje o una entrada mayor.",
  "The loss was still falling when the fit ended. Fit again to continue from these weights.":
    "La pérdida aún disminuía cuando terminó el entrenamiento. Entrene de nuevo para continuar desde estos pesos.",
  "There are no validation images, so nobody can tell how the model does on images it has not seen. Label more images or lower the training percentage.":
    "No hay imágenes de validación, así que no se puede saber cómo se comporta el modelo con imágenes que no ha visto. Etiquete más imágenes o reduzca el porcentaje de entrenamiento.",
  "There are only 1 validation images, so the validation curves jump in steps of {share} %: read them with care.":
    "Solo hay 1 imagen de validación, así que las curvas de validación avanzan a saltos del {share} %: interprételas con cautela.",
  "There are only {n} validation images, so the validation curves jump in steps of {share} %: read them with care.":
    "Solo hay {n} imágenes de validación, así que las curvas de validación avanzan a saltos del {share} %: interprételas con cautela.",
  "Training and validation curves stay close together: no sign of overfitting.":
    "Las curvas de entrenamiento y de validación se mantienen próximas: no hay indicios de sobreajuste.",
};

export const projectMessages: Record<string, string> = {
  ...edits,
  ...queues,
  ...metrics,
  ...formulas,
  ...advice,
};
