// What the backend says in English of models as files, of images in folders and of projects for Piximi, in Spanish.

export const sendingMessages: Record<string, string> = {
  "Stopped; nothing was written.": "Detenido; no se ha escrito nada.",
  "Copying images": "Copiando imágenes",
  "Linking images": "Enlazando imágenes",
  "Export images": "Exportar imágenes",
  "Export a Piximi project": "Exportar un proyecto de Piximi",

  "It describes images with the pretrained network too (“{recipe}”): where it is to predict, the same weights have to be installed (vesicle backbone install FILE).":
    "Describe las imágenes también con la red preentrenada («{recipe}»): donde vaya a predecir tienen que estar instalados los mismos pesos (vesicle backbone install ARCHIVO).",
  "Quick cannot be an ONNX file: it describes images by statistics, and by regions of any shape, for which ONNX has no operators. Export it as safetensors, or fit a network.":
    "Quick no puede ser un archivo ONNX: describe las imágenes con estadísticas y regiones de cualquier forma, para lo que ONNX no tiene operadores. Expórtalo como safetensors o entrena una red.",
  "This model was trained in another program and sees images as that program brings them to size, for which ONNX has no operators. Export it as safetensors, or fit a network here.":
    "Este modelo se entrenó en otro programa y ve las imágenes con el tamaño que aquel les da, para lo que ONNX no tiene operadores. Expórtalo como safetensors o entrena aquí una red.",
  "The graph takes {kind} values; the model was fitted on {known}. Other values have to be brought to that range first, or exported anew for their type.":
    "El grafo recibe valores de tipo {kind}; el modelo se entrenó con {known}. Otros valores hay que llevarlos antes a ese intervalo, o exportarlo de nuevo para su tipo.",
  "Authors, licence and citation of the package are yours to fill in (rdf.yaml in it) before it is published.":
    "Los autores, la licencia y la cita del paquete (rdf.yaml dentro de él) los pones tú antes de publicarlo.",
  "No image could be read to try the model on; the package holds one that is made up.":
    "No se pudo leer ninguna imagen para probar el modelo; el paquete contiene una inventada.",
  "The model gives no finite numbers for an image. Fit it again.":
    "El modelo no da números finitos para una imagen. Entrénalo de nuevo.",

  "The model “{model}” in this file is in the project already; nothing was changed.":
    "El modelo «{model}» de este archivo ya está en el proyecto; no se ha cambiado nada.",
  "It works with images of {channels} channel(s), and the project has none. Images with other channels will be left out.":
    "Funciona con imágenes de {channels} canal(es), y el proyecto no tiene ninguna. Las imágenes con otros canales quedarán fuera.",
  "It describes images with the pretrained network too, which is not installed on this computer: install it before predicting (vesicle backbone install FILE).":
    "Describe las imágenes también con la red preentrenada, que no está instalada en este ordenador: instálala antes de predecir (Editar, Ajustes…).",
  "It was fitted on {n} of the images in this project; they stand under training and validation, as they did at its fit.":
    "Se entrenó con {n} de las imágenes de este proyecto; figuran en entrenamiento y validación, como en su entrenamiento.",
  "{n} image(s) have predictions of another model; they stay until you predict, and are replaced then.":
    "{n} imagen(es) tienen predicciones de otro modelo; se quedan hasta que predigas, y entonces se sustituyen.",
  "Quick learns anew after each label here, and predicts from then on. Turn that off to keep this model.":
    "Aquí Quick aprende de nuevo tras cada etiqueta y predice desde entonces. Desactívalo para conservar este modelo.",
  "it is no file. Choose a model that was exported (.safetensors, .onnx or .zip)":
    "no es un archivo. Elige un modelo exportado (.safetensors, .onnx o .zip)",
  "it does not say what its weights are for: only models that Vesicle exported can be added (they carry a card)":
    "no dice para qué son sus pesos: solo se pueden añadir modelos exportados por Vesicle (llevan una ficha)",
  "it is no package of a model, or it is damaged ({error})":
    "no es un paquete de un modelo, o está dañado ({error})",
  "there is no ONNX file in it": "no contiene ningún archivo ONNX",
  "{error}. Models that can be added are safetensors, ONNX or bioimage.io packages exported from Vesicle":
    "{error}. Se pueden añadir safetensors, ONNX o paquetes de bioimage.io exportados desde Vesicle",
  "its weights are damaged, or not those of its card ({error})":
    "sus pesos están dañados o no son los de su ficha ({error})",

  "{n} image(s) went into {folders} folder(s) in {folder}.":
    "{n} imagen(es) han ido a {folders} carpeta(s) en {folder}.",
  "{folder} is not empty, and images are never written over what is there. Choose a new or an empty folder.":
    "{folder} no está vacía, y las imágenes nunca sobrescriben lo que hay. Elige una carpeta nueva o vacía.",
  "{folder} is no folder, and images are never written over what is there. Choose a new or an empty folder.":
    "{folder} no es una carpeta, y las imágenes nunca sobrescriben lo que hay. Elige una carpeta nueva o vacía.",
  "its file holds several images, and they go to different folders":
    "su archivo contiene varias imágenes, y van a carpetas distintas",
  "The category “{category}” is the folder “{folder}”, as not every system allows its name.":
    "La categoría «{category}» es la carpeta «{folder}», porque no todos los sistemas permiten su nombre.",
  "{n} file(s) were copied and not linked: they lie on another drive, or links cannot be made there.":
    "{n} archivo(s) se han copiado y no enlazado: están en otra unidad, o allí no se pueden crear enlaces.",
  "An import that takes labels from folders reads {folders} as what images are used for, not as a category.":
    "Una importación que toma etiquetas de las carpetas lee {folders} como el uso de las imágenes, no como una categoría.",

  "{n} image(s) were written to {path}, which Piximi opens.":
    "{n} imagen(es) se han escrito en {path}, que Piximi abre.",
  "Piximi can hold none of the images; nothing was written. The first: {name}: {reason}.":
    "Piximi no puede recoger ninguna de las imágenes; no se ha escrito nada. La primera: {name}: {reason}.",
  "Piximi can hold none of the images; nothing was written.":
    "Piximi no puede recoger ninguna de las imágenes; no se ha escrito nada.",
  "Piximi cannot hold it: {reason}": "Piximi no puede recogerla: {reason}",
  "it has values that are no whole numbers from 0 to 65,535, and Piximi holds no others":
    "tiene valores que no son números enteros de 0 a 65 535, y Piximi no recoge otros",
  "its values take {size} MB there, and a browser holds 2,047 in one image":
    "sus valores ocupan allí {size} MB, y un navegador admite 2047 en una imagen",
  "{n} image(s) are left out: Piximi needs as many channels in all images, and most have {channels}.":
    "{n} imagen(es) quedan fuera: Piximi necesita los mismos canales en todas, y la mayoría tiene {channels}.",
  "{n} image(s) have values of more than 16 bits. Piximi holds whole numbers from 0 to 65,535; those with other values are left out.":
    "{n} imagen(es) tienen valores de más de 16 bits. Piximi recoge números enteros de 0 a 65 535; las que tienen otros quedan fuera.",
  "Piximi holds all values in the memory of a browser's tab, here {size} GB. It may not be able to open this.":
    "Piximi guarda todos los valores en la memoria de una pestaña del navegador, aquí {size} GB. Quizá no pueda abrirlo.",
  "Of {n} image(s) with several time points the first one goes.":
    "De {n} imagen(es) con varios instantes va el primero.",
  "{n} test image(s) are for validation there, as Piximi knows no test set.":
    "{n} imagen(es) de prueba son allí de validación, porque Piximi no conoce conjunto de prueba.",
  "All slices of stacks go. Piximi shows and learns from one of them, the middle one, not a projection.":
    "De las pilas van todos los planos. Piximi muestra uno, el central, y aprende de él, no de una proyección.",
  "{n} image(s) have their prediction there; Piximi keeps no probabilities.":
    "{n} imagen(es) tienen allí su predicción; Piximi no guarda probabilidades.",
  "Models stay here: Piximi runs only its own.": "Los modelos se quedan aquí: Piximi solo ejecuta los suyos.",
};
