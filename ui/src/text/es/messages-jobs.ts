// Words of the backend in Spanish: how far a job is, and what it did.
import { tableMessages } from "./messages-tables";

/** What each job is called where another one has to wait for it. */
export const JOBS: [string, string][] = [
  ["Import images", "Importar imágenes"],
  ["Open the example project", "Abrir el proyecto de ejemplo"],
  ["Fit the classifier", "Entrenar el clasificador"],
  ["Find a learning rate", "Buscar una tasa de aprendizaje"],
  ["Predict unknown images", "Predecir las imágenes sin etiqueta"],
  ["Keep up with the labels", "Actualizar según las etiquetas"],
  ["Find images worth a look", "Buscar imágenes que conviene revisar"],
  ["Make a map", "Crear un mapa"],
  ["Evaluate the classifier", "Evaluar el clasificador"],
  ["Compare models", "Comparar modelos"],
  ["Explain an image", "Explicar una imagen"],
  ["Write a report", "Escribir un informe"],
];

const progress: Record<string, string> = {
  "Reading images": "Leyendo imágenes",
  "Looking for images": "Buscando imágenes",
  "Looking at images": "Examinando imágenes",
  "Describing images": "Describiendo imágenes",
  "Placing images": "Colocando imágenes",
  "Simulating images": "Simulando imágenes",
  Fitting: "Entrenando",
  Predicting: "Prediciendo",
  Evaluating: "Evaluando",
  "Cross-validating, fold {fold} of {folds}": "Validación cruzada, pliegue {fold} de {folds}",
  "Preparing {device}: compiling its programs. This happens once and can take a minute.":
    "Preparando {device}: compilando sus programas. Ocurre una sola vez y puede tardar un minuto.",
  "Predicting: {device} may first have to compile its programs, which can take a minute.":
    "Prediciendo: puede que {device} tenga que compilar antes sus programas, lo que puede tardar un minuto.",
  "Evaluating: {device} may first have to compile its programs, which can take a minute.":
    "Evaluando: puede que {device} tenga que compilar antes sus programas, lo que puede tardar un minuto.",
  // Units.
  batches: "lotes",
  steps: "pasos",
  draws: "sorteos",
};

const CROSS =
  "In a cross-validation of {folds} folds, {share} % of the training images were called right by a model that had not seen them (each category counts the same).";
const CROSS_SPANISH =
  "En una validación cruzada de {folds} pliegues, un modelo que no las había visto acertó el {share} % de las imágenes de entrenamiento (todas las categorías cuentan lo mismo).";

/** Quick, without what it predicts after that. */
const QUICK: [string, string][] = [
  [`Fitted. ${CROSS}`, `Entrenado. ${CROSS_SPANISH}`],
  [
    "Fitted. With a single image in a category nothing can be said yet of how well it does.",
    "Entrenado. Con una sola imagen en una categoría, aún no se puede decir nada de su rendimiento.",
  ],
];

const PREDICTED: [string, string][] = [
  [
    "Predicted {n} of {all} images; stopped before the rest.",
    "Imágenes predichas: {n} de {all}; se detuvo antes del resto.",
  ],
  ["Predicted {n} of {all} images.", "Imágenes predichas: {n} de {all}."],
];

const refits = QUICK.flatMap(([fit, entrenado]) =>
  PREDICTED.map(([predicted, predichas]): [string, string] => [
    `${fit} ${predicted}`,
    `${entrenado} ${predichas}`,
  ]),
);

const fits: Record<string, string> = {
  ...Object.fromEntries(refits),
  ...Object.fromEntries(QUICK),
  [`Trained for 1 epochs. ${CROSS}`]: `Entrenado durante 1 época. ${CROSS_SPANISH}`,
  [`Trained for {epochs} epochs. ${CROSS}`]: `Entrenado durante {epochs} épocas. ${CROSS_SPANISH}`,
  "Trained for 1 epochs.": "Entrenado durante 1 época.",
  "Trained for {epochs} epochs.": "Entrenado durante {epochs} épocas.",
  "Ended after {epochs} epochs, as the validation loss had not got better for {patience}.":
    "Terminó tras {epochs} épocas: la pérdida de validación no mejoró en las últimas {patience}.",
  "Stopped after 1 whole epochs; what was learnt is kept.":
    "Detenido tras 1 época completa; se conserva lo aprendido.",
  "Stopped after {epochs} whole epochs; what was learnt is kept.":
    "Detenido tras {epochs} épocas completas; se conserva lo aprendido.",
  "The fit diverged in epoch {epoch} and was ended; the weights before that are kept.":
    "El entrenamiento divergió en la época {epoch} y se terminó; se conservan los pesos anteriores.",
  "The fit broke off after 1 epochs; the weights of the last whole epoch are kept.":
    "El entrenamiento se interrumpió tras 1 época; se conservan los pesos de la última época completa.",
  "The fit broke off after {epochs} epochs; the weights of the last whole epoch are kept.":
    "El entrenamiento se interrumpió tras {epochs} épocas; se conservan los pesos de la última época completa.",
  "Stopped before anything was learnt; the project is as it was.":
    "Detenido antes de aprender nada; el proyecto está como estaba.",
  "Start afresh with a smaller learning rate, for example a tenth.":
    "Empiece de cero con una tasa de aprendizaje menor, por ejemplo una décima parte.",
  "The weights of epoch {best} are kept: its validation loss was the lowest.":
    "Se conservan los pesos de la época {best}: su pérdida de validación fue la más baja.",
  "The pretrained weights are not on this computer, so the network began with random ones.":
    "Los pesos preentrenados no están en este equipo, así que la red empezó con pesos aleatorios.",
  "It was not cross-validated: the model it went on from has seen all images.":
    "No se hizo la validación cruzada: el modelo desde el que se continuó ha visto todas las imágenes.",
  "It was not cross-validated: that was stopped or failed, or a category has a single image.":
    "No se hizo la validación cruzada: se detuvo o falló, o una categoría tiene una sola imagen.",
  "The model knows now, besides what it knew: {names}.":
    "El modelo conoce ahora, además de lo que ya conocía: {names}.",
  "Suggested learning rate: {rate}. There the loss fell fastest.":
    "Tasa de aprendizaje sugerida: {rate}. Con ella, la pérdida disminuyó más deprisa.",
  "The loss fell at no learning rate: look at the labels, the input size and the rescaling.":
    "La pérdida no disminuyó con ninguna tasa de aprendizaje: revise las etiquetas, el tamaño de entrada y el reescalado.",
  "Stopped before a learning rate was found.": "Detenido antes de encontrar una tasa de aprendizaje.",
};

const MORE: [string, string][] = [
  ["", ""],
  [
    " So does 1 more image, with one on the other side.",
    " Lo mismo ocurre con 1 imagen más, respecto a otra del otro lado.",
  ],
  [
    " So do {more} more images, each with one on the other side.",
    " Lo mismo ocurre con {more} imágenes más, cada una respecto a otra del otro lado.",
  ],
];

const lookalikes = Object.fromEntries(
  MORE.map(([english, spanish]) => [
    `“{first}” and “{other}” look almost the same, and one was learnt from while the other checked.${english} The accuracy may promise too much for new images: remove the copies, or keep what belongs together on one side by a column (“Keep together”).`,
    `“{first}” y “{other}” tienen un aspecto casi idéntico, y de una se aprendió mientras la otra servía de comprobación.${spanish} La exactitud puede ser demasiado optimista para imágenes nuevas: quite las copias o mantenga en un mismo lado lo que va junto, mediante una columna (“Mantener juntas”).`,
  ]),
);

const others: Record<string, string> = {
  ...lookalikes,
  ...Object.fromEntries(PREDICTED),
  // Evaluating.
  "Stopped; there is no new evaluation.": "Detenido; no hay ninguna evaluación nueva.",
  "None of the images could be read.": "No se pudo leer ninguna de las imágenes.",
  "{share} % of {n} images were predicted right by a model that had not seen them ({folds} folds).":
    "Aciertos: {share} % de {n} imágenes, con un modelo que no las había visto ({folds} pliegues).",
  "{share} % of {n} test images were predicted right.": "Aciertos: {share} % de {n} imágenes de prueba.",
  "{share} % of {n} validation images were predicted right.":
    "Aciertos: {share} % de {n} imágenes de validación.",
  "Only {n} images were evaluated: one image more or less changes the accuracy by {share} %. Label more images before you trust these numbers.":
    "Imágenes evaluadas: solo {n}. Una imagen más o menos cambia la exactitud en un {share} %. Etiquete más imágenes antes de fiarse de estas cifras.",
  "Nothing was predicted as “{name}”: its precision is undefined and counted as 0.":
    "No se predijo nada como “{name}”: su precisión no está definida y cuenta como 0.",
  "None of these images is labelled “{name}”: its recall is undefined, and it is left out of the means.":
    "Ninguna de estas imágenes tiene la etiqueta “{name}”: su sensibilidad no está definida y se excluye de las medias.",
  "Images with the same “{column}” were learnt from and evaluated. They resemble each other, so these numbers may promise too much for new ones: fit again with “{again}” kept together.":
    "Se aprendió de imágenes con el mismo “{column}” que las evaluadas. Se parecen entre sí, así que estas cifras pueden ser demasiado optimistas para imágenes nuevas: entrene de nuevo manteniendo junto “{again}”.",
  // Queues and the map.
  "Stopped; the order is as it was.": "Detenido; el orden está como estaba.",
  "The queue is empty.": "La cola está vacía.",
  "One image is in the queue.": "Hay una imagen en la cola.",
  "{n} images are in the queue.": "Hay {n} imágenes en la cola.",
  "Stopped; the map is as it was.": "Detenido; el mapa está como estaba.",
  "1 images are on the map.": "Hay 1 imagen en el mapa.",
  "{n} images are on the map.": "Hay {n} imágenes en el mapa.",
  "Most images have 1 channel; 1 with another number is left out, as only like is compared with like.":
    "La mayoría de las imágenes tiene 1 canal. Excluidas por tener otro número: 1. Solo se compara lo comparable.",
  "Most images have 1 channel; {n} with another number are left out, as only like is compared with like.":
    "La mayoría de las imágenes tiene 1 canal. Excluidas por tener otro número: {n}. Solo se compara lo comparable.",
  "Most images have {channels} channels; 1 with another number is left out, as only like is compared with like.":
    "La mayoría de las imágenes tiene {channels} canales. Excluidas por tener otro número: 1. Solo se compara lo comparable.",
  "Most images have {channels} channels; {n} with another number are left out, as only like is compared with like.":
    "La mayoría de las imágenes tiene {channels} canales. Excluidas por tener otro número: {n}. Solo se compara lo comparable.",
  // The example.
  "Opened the example with {n} images.": "Ejemplo abierto, con {n} imágenes.",
  "Made the simulated example with {n} images.": "Ejemplo simulado creado, con {n} imágenes.",
  "The example was not made.": "El ejemplo no se creó.",
};

const imports: Record<string, string> = {
  "No images were found there.": "No se encontraron imágenes ahí.",
  "Imported 1 image; {skipped} could not be used.":
    "Se importó 1 imagen; archivos que no se pudieron usar: {skipped}.",
  "Imported {n} images; {skipped} could not be used.":
    "Se importaron {n} imágenes; archivos que no se pudieron usar: {skipped}.",
  "Imported 1 image.": "Se importó 1 imagen.",
  "Imported {n} images.": "Se importaron {n} imágenes.",
  "1 image already in the project, noticed by content.":
    "1 imagen ya estaba en el proyecto, según su contenido.",
  "{n} images already in the project, noticed by content.":
    "{n} imágenes ya estaban en el proyecto, según su contenido.",
  "1 file that had moved found again.": "Se volvió a encontrar 1 archivo que se había movido.",
  "{n} files that had moved found again.": "Se volvieron a encontrar {n} archivos que se habían movido.",
  "1 image: the file has another content than when it was imported before, so it is added as an image of its own ({first}). The image from before keeps its label; remove it if its file will not come back.":
    "1 imagen: el archivo tiene otro contenido que cuando se importó antes, así que se añade como imagen aparte ({first}). La imagen anterior conserva su etiqueta; quítela si su archivo no va a volver.",
  "{n} images: the file has another content than when it was imported before, so it is added as an image of its own ({first}). The image from before keeps its label; remove it if its file will not come back.":
    "{n} imágenes: el archivo tiene otro contenido que cuando se importó antes, así que se añade como imagen aparte ({first}). La imagen anterior conserva su etiqueta; quítela si su archivo no va a volver.",
  "1 image in the project labelled from the table.":
    "1 imagen del proyecto, etiquetada a partir de la tabla.",
  "{n} images in the project labelled from the table.":
    "{n} imágenes del proyecto, etiquetadas a partir de la tabla.",
  "{reason} Stopped before the last one, which is not in the project.":
    "{reason} Detenida antes de la última, que no está en el proyecto.",
  "{reason} Stopped before the other {n}, which are not in the project.":
    "{reason} Detenida antes de las otras {n}, que no están en el proyecto.",
  "{file} has the same content as {image}, which is in the project already.":
    "{file} tiene el mismo contenido que {image}, que ya está en el proyecto.",
  "{file} has the same content as {image}, so it was not added a second time.":
    "{file} tiene el mismo contenido que {image}, así que no se añadió otra vez.",
  "1 more file has the same content as another one.": "1 archivo más tiene el mismo contenido que otro.",
  "{n} more files have the same content as others.": "{n} archivos más tienen el mismo contenido que otros.",
  "1 file was chosen twice; it was added once.": "1 archivo se eligió dos veces; se añadió una vez.",
  "{n} files were chosen twice; each was added once.":
    "{n} archivos se eligieron dos veces; cada uno se añadió una vez.",
  "1 hidden file in the folders left out: its name begins with a dot.":
    "1 archivo oculto de las carpetas, excluido: su nombre empieza por un punto.",
  "{n} hidden files in the folders left out: their names begin with a dot.":
    "{n} archivos ocultos de las carpetas, excluidos: sus nombres empiezan por un punto.",
  "1 small picture of another file (_thumb) left out.": "1 miniatura de otro archivo (_thumb), excluida.",
  "{n} small pictures of other files (_thumb) left out.":
    "{n} miniaturas de otros archivos (_thumb), excluidas.",
  "1 file in the folders left out: not an image by name.":
    "1 archivo de las carpetas, excluido: por su nombre no es una imagen.",
  "{n} files in the folders left out: not an image by name.":
    "{n} archivos de las carpetas, excluidos: por su nombre no son imágenes.",
  ...tableMessages,
  "The row of the table about “{row}” could mean {files} files, so it was used for none; write it with the folder.":
    "La fila de la tabla sobre “{row}” podría referirse a {files} archivos, así que no se usó para ninguno; escríbala con la carpeta.",
  "1 more row of the table could mean several files.":
    "Otra fila de la tabla podría referirse a varios archivos.",
  "{n} more rows of the table could mean several files.":
    "Otras filas de la tabla que podrían referirse a varios archivos: {n}.",
  "1 row of the table matches no file: {some}": "1 fila de la tabla no corresponde a ningún archivo: {some}",
  "{n} rows of the table match no file: {some}":
    "{n} filas de la tabla no corresponden a ningún archivo: {some}",
  "{n} of {all} names do not fit the pattern; each of these files became an image of its own.":
    "Nombres que no encajan con el patrón: {n} de {all}; cada uno de estos archivos pasó a ser una imagen aparte.",
  "{n} more images lack a channel.": "Otras imágenes a las que les falta un canal: {n}.",
};

export const jobMessages: Record<string, string> = {
  ...Object.fromEntries(JOBS),
  ...progress,
  ...fits,
  ...others,
  ...imports,
};
