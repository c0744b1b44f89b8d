// What the backend says in English of projects and models that come from Piximi, in Spanish.

export const piximiMessages: Record<string, string> = {
  "Piximi project: {reason}": "Proyecto de Piximi: {reason}",
  "Piximi project “{name}”: {reason}": "Proyecto de Piximi «{name}»: {reason}",
  "Stopped; nothing of the Piximi project was imported.":
    "Detenido; no se ha importado nada del proyecto de Piximi.",
  "Nothing came from Piximi.": "No ha llegado nada de Piximi.",
  "No new model came from Piximi.": "No ha llegado ningún modelo nuevo de Piximi.",
  "Imported the model {names} from Piximi. Predict to use it.":
    "Importado el modelo {names} de Piximi. Use «Predecir» para aplicarlo.",
  "Imported {n} models from Piximi: {names}. The last is used from now on.":
    "Importados {n} modelos de Piximi: {names}. Desde ahora se usa el último.",
  "Made for the model, as the project did not have them: {names}.":
    "Creadas para el modelo, porque el proyecto no las tenía: {names}.",
  "Piximi keeps pixels inside of its project; they are now files in {folder}.":
    "Piximi guarda los píxeles dentro de su proyecto; ahora son archivos en {folder}.",
  "Piximi had predicted {n} of the images. It keeps no probabilities, and no new model came that could say them, so they are Unknown.":
    "Piximi había predicho {n} de las imágenes. No guarda probabilidades y no ha llegado ningún modelo nuevo que pueda darlas, así que son desconocidas.",
  "Piximi keeps no probabilities, so the model “{model}” predicted the {n} images again: {same} as Piximi had them.":
    "Piximi no guarda probabilidades, así que el modelo «{model}» ha vuelto a predecir las {n} imágenes: {same} como las tenía Piximi.",
  "Piximi keeps no probabilities, so the model “{model}” predicted the {n} images again: {same} as Piximi had them. Otherwise: {names}.":
    "Piximi no guarda probabilidades, así que el modelo «{model}» ha vuelto a predecir las {n} imágenes: {same} como las tenía Piximi. Distintas: {names}.",
  "The model “{model}” is in the project already.": "El modelo «{model}» ya está en el proyecto.",
  "The model “{model}” left out: two of its classes are one category here.":
    "Modelo «{model}» omitido: dos de sus clases son aquí una sola categoría.",
  "The model “{model}” left out: {reason}.": "Modelo «{model}» omitido: {reason}.",
  "Model “{model}”: Simple CNN for {width} × {height} pixels and 1 channel, for {names}.":
    "Modelo «{model}»: Simple CNN para {width} × {height} píxeles y 1 canal, para {names}.",
  "Model “{model}”: Simple CNN for {width} × {height} pixels and {channels} channels, for {names}.":
    "Modelo «{model}»: Simple CNN para {width} × {height} píxeles y {channels} canales, para {names}.",
  "Piximi's last evaluation of “{model}”: {right} of {n} validation images right (accuracy {accuracy}, cross entropy {entropy}).":
    "Última evaluación de «{model}» en Piximi: {right} de {n} imágenes de validación correctas (exactitud {accuracy}, entropía cruzada {entropy}).",
  "Piximi shows another slice of some images than of others. Here it is one for all: View, Shown of stacks.":
    "Piximi muestra de unas imágenes otro plano que de otras. Aquí es el mismo para todas: Ver, Qué se muestra de las pilas.",
  "{n} of “{kind}” left out: they are parts of images, and only whole images are sorted here.":
    "{n} de «{kind}» omitidos: son partes de imágenes, y aquí solo se clasifican imágenes enteras.",
  "The predictions that were there before are gone: all are of one model.":
    "Las predicciones de antes ya no están: todas son de un solo modelo.",
  "From now on “{model}” predicts; “{before}” stays among the models.":
    "Desde ahora predice «{model}»; «{before}» sigue entre los modelos.",
  "{n} of the images that Piximi had predicted could not be predicted here, so they are Unknown.":
    "{n} de las imágenes que Piximi había predicho no se han podido predecir aquí, así que son desconocidas.",
};
