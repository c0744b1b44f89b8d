// Words of the backend in Spanish: evaluations, two models held against each other, and reports. The oldest metrics are in
// messages-project.ts, and what else is said of an evaluation in messages-jobs.ts.

const progress: Record<string, string> = {
  "Estimating how far to trust the numbers": "Estimando hasta qué punto fiarse de los números",
  Comparing: "Comparando",
  "Comparing: {device} may first have to compile its programs, which can take a minute.":
    "Comparando: puede que {device} tenga que compilar antes sus programas, lo que puede tardar un minuto.",
  "Drawing examples": "Dibujando ejemplos",
};

const evaluating: Record<string, string> = {
  "None of the images in the gallery has a label of one of the model's categories, so there is nothing to hold its answers against. Change the search or the filters, or label some of these images.":
    "Ninguna de las imágenes de la galería tiene una etiqueta de las categorías del modelo, así que no hay con qué contrastar sus respuestas. Cambie la búsqueda o los filtros, o etiquete algunas de estas imágenes.",
  "None of the images that the model was trained on has a label of one of its categories any more. Fit it again.":
    "Ninguna de las imágenes con las que se entrenó el modelo tiene ya una etiqueta de sus categorías. Entrénelo de nuevo.",
  "There is no evaluation yet. Evaluate the classifier first.":
    "Aún no hay ninguna evaluación. Evalúe antes el clasificador.",
  "This evaluation was made by an older version of the program, which kept only its numbers. Evaluate again.":
    "Esta evaluación se hizo con una versión anterior del programa, que solo guardaba los números. Vuelva a evaluar.",
  "{whole}.{tenth} % of {n} training images are remembered right, which is no accuracy.":
    "Recordadas correctamente: {whole},{tenth} % de {n} imágenes de entrenamiento; eso no es una exactitud.",
  "{whole}.{tenth} % of {n} images in the gallery were predicted right; {learnt} of them were learnt from.":
    "Aciertos: {whole},{tenth} % de {n} imágenes de la galería; de {learnt} de ellas había aprendido el modelo.",
  "{whole}.{tenth} % of {n} images in the gallery were predicted right.":
    "Aciertos: {whole},{tenth} % de {n} imágenes de la galería.",

  // Notes.
  "These images were learnt from: the numbers say how well they are remembered, not how good the model is on new images.":
    "El modelo había aprendido de estas imágenes: los números dicen lo bien que las recuerda, no lo bueno que es con imágenes nuevas.",
  "1 of these {all} images were learnt from and judged by the model itself, so the numbers promise too much for new images.":
    "El modelo había aprendido de 1 de estas {all} imágenes y la juzgó él mismo, así que los números prometen demasiado para imágenes nuevas.",
  "{n} of these {all} images were learnt from and judged by the model itself, so the numbers promise too much for new images.":
    "El modelo había aprendido de {n} de estas {all} imágenes y las juzgó él mismo, así que los números prometen demasiado para imágenes nuevas.",
  "Every image was predicted right, so drawing the images anew cannot tell how far the other numbers could fall.":
    "Todas las imágenes se predijeron correctamente, así que extraerlas de nuevo no puede decir cuánto podrían bajar los demás números.",
  "Every image was predicted wrong, so drawing the images anew cannot tell how far the other numbers could rise.":
    "Todas las imágenes se predijeron mal, así que extraerlas de nuevo no puede decir cuánto podrían subir los demás números.",
};

const comparing: Record<string, string> = {
  "Choose two different models or more to compare.": "Elija dos o más modelos distintos para comparar.",
  "Choose {n} models at most to compare.": "Elija {n} modelos como máximo para comparar.",
  "This model is not in the project any more. Choose another one.":
    "Este modelo ya no está en el proyecto. Elija otro.",
  "There is no image on which all these models can be judged: each was learnt from by one of them, or has a label that one of them does not know. Set some labelled images aside for Test, fit again, and evaluate on them.":
    "No hay ninguna imagen con la que se pueda juzgar a todos estos modelos: de cada una había aprendido alguno, o tiene una etiqueta que alguno no conoce. Reserve para Prueba algunas imágenes etiquetadas, entrene de nuevo y evalúe con ellas.",
  "Stopped; nothing was compared.": "Detenido; no se comparó nada.",
  "Compared {models} models on {n} images.": "{models} modelos comparados con {n} imágenes.",
  "Compared on {n} images: the models differ on {differing} of them.":
    "Imágenes comparadas: {n}; los modelos difieren en {differing} de ellas.",
  "The models differ on {differing} of {n} images: with fewer than {few} such images no difference can be told from chance.":
    "Los modelos difieren en {differing} de {n} imágenes: con menos de {few} imágenes así, ninguna diferencia puede distinguirse del azar.",
};

const report: Record<string, string> = {
  "Stopped; no report was written.": "Detenido; no se escribió ningún informe.",
  "The report was written to {path}. There is no model yet, so it tells of the images and labels only.":
    "El informe se guardó como {path}. Aún no hay ningún modelo, así que solo trata de las imágenes y las etiquetas.",
  "The report was written to {path}. There is no evaluation yet, so it says nothing of how good the model is.":
    "El informe se guardó como {path}. Aún no hay ninguna evaluación, así que no dice nada de lo bueno que es el modelo.",
  "The report was written to {path}.": "El informe se guardó como {path}.",
};

/** What metrics, curves and tests mean. */
const meanings: Record<string, string> = {
  "How far the agreement of model and labels is beyond chance: 1 is perfect, 0 what guessing with the same frequencies would reach.":
    "Cuánto supera al azar la concordancia entre el modelo y las etiquetas: 1 es perfecto; 0, lo que se lograría al azar con las mismas frecuencias.",
  "The correlation of predictions and labels: 1 is perfect, 0 no better than chance. It is high only if the model does well on rare categories, too.":
    "La correlación entre las predicciones y las etiquetas: 1 es perfecto; 0, no mejor que el azar. Solo es alta si el modelo acierta también en las categorías raras.",
  "The plain mean precision of the categories that have images; one that was never predicted counts as 0.":
    "La media simple de la precisión en las categorías que tienen imágenes; una que nunca se predijo cuenta como 0.",
  "The plain mean recall of the categories that have images: the same number as the balanced accuracy.":
    "La media simple de la sensibilidad en las categorías que tienen imágenes: el mismo número que la exactitud equilibrada.",
  "The plain mean F1 of the categories that have images: low as soon as one category is poorly told apart.":
    "La media simple de F1 en las categorías que tienen imágenes: baja en cuanto una categoría se distingue mal.",
  "The mean precision, each category counting as much as it has images, so common categories decide.":
    "La precisión media, en la que cada categoría cuenta según sus imágenes, de modo que deciden las categorías frecuentes.",
  "The mean recall, each category counting as much as it has images: the same number as the accuracy.":
    "La sensibilidad media, en la que cada categoría cuenta según sus imágenes: el mismo número que la exactitud.",
  "The mean F1, each category counting as much as it has images, so common categories decide.":
    "El F1 medio, en el que cada categoría cuenta según sus imágenes, de modo que deciden las categorías frecuentes.",
  "The chance that an image of a category has a higher probability of it than an image of another one. 0.5 is guessing, 1 perfect; it does not depend on a threshold.":
    "La probabilidad de que el modelo dé a una imagen de la categoría más probabilidad de serlo que a una de otra. 0,5 es el azar; 1, perfecto; no depende de ningún umbral.",
  "The mean precision while more and more images are accepted, the most probable first. Guessing gives the category's share of the images, so it is the stricter one for rare categories.":
    "La precisión media mientras se aceptan cada vez más imágenes, primero las más probables. El azar da la proporción de imágenes de la categoría, así que es la medida más exigente con las categorías raras.",
  "What each threshold costs and gains: the share of other images wrongly taken for the category, and the share of its own that are found. The diagonal is guessing.":
    "Lo que cuesta y lo que aporta cada umbral: la proporción de otras imágenes que se toman por error por la categoría y la proporción de las suyas que se encuentran. La diagonal es el azar.",
  "How pure the images called this category are when a given share of it is found. The level line is guessing: the category's share of the images.":
    "Lo puras que son las imágenes asignadas a esta categoría cuando se encuentra una proporción dada de ella. La línea horizontal es el azar: la proporción de imágenes de la categoría.",
  "Where the value would mostly lie with other images of the same kind. If images of one well or donor are alike, whole groups are drawn, and the interval is as wide as it should be.":
    "Dónde estaría casi siempre el valor con otras imágenes del mismo tipo. Si las imágenes de un pocillo o donante se parecen, se extraen grupos enteros, y el intervalo es tan ancho como debe.",
  "Among many comparisons some look unlike by chance alone. Adjusted, any of them falls below 0.05 in one of 20 cases only, if no two models differ.":
    "Entre muchas comparaciones algunas llaman la atención solo por azar. Ajustadas, alguna baja de 0,05 solo en uno de cada 20 casos, si ningún par de modelos difiere.",
  "How often chance alone would divide so unevenly the images that only one of two models gets right. A small value says that the models differ.":
    "Con qué frecuencia el azar por sí solo repartiría de forma tan desigual las imágenes que solo acierta uno de los dos modelos. Un valor pequeño indica que los modelos difieren.",
};

/** The formulas that have words in them. */
const formulas: Record<string, string> = {
  "(accuracy − chance) / (1 − chance), chance = Σ labelled/N · predicted/N of each category":
    "(exactitud − azar) / (1 − azar), azar = Σ etiquetadas/N · predichas/N de cada categoría",
  "(c·N − Σ t·p) / √((N² − Σ p²)·(N² − Σ t²)); c correct, t labelled, p predicted as each category":
    "(c·N − Σ t·p) / √((N² − Σ p²)·(N² − Σ t²)); c aciertos; t etiquetadas y p predichas como cada categoría",
  "1/K · Σ precision of each category": "1/K · Σ precisión de cada categoría",
  "1/K · Σ recall of each category": "1/K · Σ sensibilidad de cada categoría",
  "1/K · Σ F1 of each category": "1/K · Σ F1 de cada categoría",
  "Σ n/N · precision of each category": "Σ n/N · precisión de cada categoría",
  "Σ n/N · recall of each category": "Σ n/N · sensibilidad de cada categoría",
  "Σ n/N · F1 of each category": "Σ n/N · F1 de cada categoría",
  "1/K · Σ area under the ROC curve of each category against all others":
    "1/K · Σ área bajo la curva ROC de cada categoría frente a todas las demás",
  "1/K · Σ of each category of Σ (recall − recall before) · precision":
    "1/K · Σ sobre cada categoría de Σ (sensibilidad − sensibilidad anterior) · precisión",
  "FP / (FP + TN) across, TP / (TP + FN) up, for every threshold":
    "FP / (FP + TN) en horizontal, TP / (TP + FN) en vertical, para cada umbral",
  "TP / (TP + FN) across, TP / (TP + FP) up, for every threshold":
    "TP / (TP + FN) en horizontal, TP / (TP + FP) en vertical, para cada umbral",
  "2.5 % and 97.5 % quantile of the value over drawings with replacement":
    "cuantiles del 2,5 % y del 97,5 % del valor en extracciones con reemplazo",
  "min(1, 2 · Σ C(b + c, k) / 2^(b + c)), k from 0 to min(b, c); b, c: images that only one model gets right":
    "min(1, 2 · Σ C(b + c, k) / 2^(b + c)), k de 0 a min(b, c); b, c: imágenes que solo acierta un modelo",
  "largest of p · (m − i + 1) so far, at most 1; p the i-th smallest of m":
    "el mayor p · (m − i + 1) hasta ahí, como mucho 1; p el i-ésimo menor de m",
};

export const evaluationMessages: Record<string, string> = {
  ...progress,
  ...evaluating,
  ...comparing,
  ...report,
  ...meanings,
  ...formulas,
};
