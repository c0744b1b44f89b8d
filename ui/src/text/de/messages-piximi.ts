// What the backend says in English of projects and models that come from Piximi, in German.

export const piximiTexts: Record<string, string> = {
  "Piximi project: {reason}": "Piximi-Projekt: {reason}",
  "Piximi project “{name}”: {reason}": "Piximi-Projekt „{name}“: {reason}",
  "Stopped; nothing of the Piximi project was imported.":
    "Angehalten; vom Piximi-Projekt wurde nichts importiert.",
  "Nothing came from Piximi.": "Von Piximi kam nichts.",
  "No new model came from Piximi.": "Von Piximi kam kein neues Modell.",
  "Imported the model {names} from Piximi. Predict to use it.":
    "Das Modell {names} aus Piximi importiert. Mit „Vorhersagen“ wird es verwendet.",
  "Imported {n} models from Piximi: {names}. The last is used from now on.":
    "{n} Modelle aus Piximi importiert: {names}. Von jetzt an wird das letzte verwendet.",
  "Made for the model, as the project did not have them: {names}.":
    "Für das Modell angelegt, weil das Projekt sie nicht hatte: {names}.",
  "Piximi keeps pixels inside of its project; they are now files in {folder}.":
    "Piximi bewahrt Pixel in seinem Projekt auf; sie sind jetzt Dateien in {folder}.",
  "Piximi had predicted {n} of the images. It keeps no probabilities, and no new model came that could say them, so they are Unknown.":
    "Piximi hatte {n} der Bilder vorhergesagt. Es bewahrt keine Wahrscheinlichkeiten auf, und kein neues Modell kam mit, das sie angeben könnte; sie sind daher unbekannt.",
  "Piximi keeps no probabilities, so the model “{model}” predicted the {n} images again: {same} as Piximi had them.":
    "Piximi bewahrt keine Wahrscheinlichkeiten auf; das Modell „{model}“ hat die {n} Bilder daher neu vorhergesagt: {same} wie in Piximi.",
  "Piximi keeps no probabilities, so the model “{model}” predicted the {n} images again: {same} as Piximi had them. Otherwise: {names}.":
    "Piximi bewahrt keine Wahrscheinlichkeiten auf; das Modell „{model}“ hat die {n} Bilder daher neu vorhergesagt: {same} wie in Piximi. Anders: {names}.",
  "The model “{model}” is in the project already.": "Das Modell „{model}“ ist schon im Projekt.",
  "The model “{model}” left out: two of its classes are one category here.":
    "Das Modell „{model}“ ausgelassen: zwei seiner Klassen sind hier eine Kategorie.",
  "The model “{model}” left out: {reason}.": "Das Modell „{model}“ ausgelassen: {reason}.",
  "Model “{model}”: Simple CNN for {width} × {height} pixels and 1 channel, for {names}.":
    "Modell „{model}“: Simple CNN für {width} × {height} Pixel und 1 Kanal, für {names}.",
  "Model “{model}”: Simple CNN for {width} × {height} pixels and {channels} channels, for {names}.":
    "Modell „{model}“: Simple CNN für {width} × {height} Pixel und {channels} Kanäle, für {names}.",
  "Piximi's last evaluation of “{model}”: {right} of {n} validation images right (accuracy {accuracy}, cross entropy {entropy}).":
    "Piximis letzte Bewertung von „{model}“: {right} von {n} Validierungsbildern richtig (Genauigkeit {accuracy}, Kreuzentropie {entropy}).",
  "Piximi shows another slice of some images than of others. Here it is one for all: View, Shown of stacks.":
    "Piximi zeigt von manchen Bildern eine andere Ebene als von anderen. Hier ist es eine für alle: Ansicht, Anzeige von Stapeln.",
  "{n} of “{kind}” left out: they are parts of images, and only whole images are sorted here.":
    "{n} von „{kind}“ ausgelassen: es sind Teile von Bildern, und hier werden nur ganze Bilder sortiert.",
  "The predictions that were there before are gone: all are of one model.":
    "Die Vorhersagen von vorher sind weg: alle sind von einem Modell.",
  "From now on “{model}” predicts; “{before}” stays among the models.":
    "Von jetzt an sagt „{model}“ vorher; „{before}“ bleibt unter den Modellen.",
  "{n} of the images that Piximi had predicted could not be predicted here, so they are Unknown.":
    "{n} der Bilder, die Piximi vorhergesagt hatte, konnten hier nicht vorhergesagt werden; sie sind daher unbekannt.",
};
