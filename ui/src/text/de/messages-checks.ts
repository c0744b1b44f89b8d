// What the backend says in English when it checks the Fit settings, in German.

/** Settings with a range, by what the backend calls them in a sentence. */
const RANGES: Record<string, string> = {
  "The input width": "Die Eingabebreite",
  "The input height": "Die Eingabehöhe",
  "The training percentage": "Der Trainingsanteil",
  "The number of epochs": "Die Anzahl der Epochen",
  "The batch size": "Die Batch-Größe",
  "The learning rate": "Die Lernrate",
  "The seed": "Der Startwert",
  "The rotation": "Die Drehung",
  "The shift": "Die Verschiebung",
  "The zoom": "Der Zoom",
  "The intensity gain": "Der Intensitätsfaktor",
  "The intensity offset": "Der Intensitätsversatz",
  "The noise": "Das Rauschen",
  "The blur": "Die Unschärfe",
  "The channel dropout": "Der Kanal-Dropout",
  "The patience": "Die Geduld",
  "The number of folds": "Die Anzahl der Folds",
  "The label smoothing": "Die Label-Glättung",
  "The warm-up": "Die Aufwärmphase",
  "The weight decay": "Der Weight Decay",
  "The gradient clipping": "Die Gradientenbegrenzung",
  "The dropout": "Der Dropout",
  "The number of frozen epochs": "Die Anzahl der eingefrorenen Epochen",
};

/** What keeps a fit from starting. */
const blocking: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(RANGES).map(([name, own]) => [
      `${name} must be from {least} to {most}, not {value}.`,
      `${own} muss zwischen {least} und {most} liegen, nicht bei {value}.`,
    ]),
  ),
  "No image has a label yet. A classifier needs labelled images of at least two categories.":
    "Noch hat kein Bild ein Label. Ein Klassifikator braucht zugeordnete Bilder aus mindestens zwei Kategorien.",
  "Only “{name}” has labelled images. A classifier needs labelled images of at least two categories.":
    "Nur „{name}“ hat zugeordnete Bilder. Ein Klassifikator braucht zugeordnete Bilder aus mindestens zwei Kategorien.",
  "“{name}” has a single labelled image. Label at least one more, so that one can be trained on and one can validate, or take the label away.":
    "„{name}“ hat nur ein zugeordnetes Bild. Ordnen Sie mindestens noch eines zu, damit aus einem gelernt und mit einem validiert werden kann, oder entfernen Sie das Label.",
  "Half precision holds no values above 65 504. Choose a rescaling, or turn mixed precision off.":
    "Halbe Genauigkeit hält keine Werte über 65 504. Wählen Sie eine Skalierung, oder schalten Sie die gemischte Genauigkeit aus.",
  "This device has no half precision, so the fit is computed in single precision.":
    "Dieses Gerät hat keine halbe Genauigkeit; das Training rechnet daher mit einfacher Genauigkeit.",
  "The hinge loss knows only right and wrong. Set the label smoothing to 0, or choose another loss.":
    "Der Hinge-Verlust kennt nur richtig und falsch. Setzen Sie die Label-Glättung auf 0, oder wählen Sie eine andere Verlustfunktion.",
  "EfficientNet-Lite0 needs an input width of {least} pixels or more.":
    "EfficientNet-Lite0 braucht eine Eingabebreite von mindestens {least} Pixeln.",
  "EfficientNet-Lite0 needs an input height of {least} pixels or more.":
    "EfficientNet-Lite0 braucht eine Eingabehöhe von mindestens {least} Pixeln.",
  "The warm-up takes all 1 epochs. Choose fewer for it, or more in all.":
    "Die Aufwärmphase dauert die ganze Epoche. Wählen Sie eine kürzere, oder insgesamt mehr Epochen.",
  "The warm-up takes all {epochs} epochs. Choose fewer for it, or more in all.":
    "Die Aufwärmphase dauert alle {epochs} Epochen. Wählen Sie eine kürzere, oder insgesamt mehr Epochen.",
  "One fold would leave nothing to train on. Choose 2 or more, or 0 for none.":
    "Bei einem einzigen Fold bliebe nichts zum Trainieren. Wählen Sie 2 oder mehr, oder 0 für keine.",
  "This fit needs about {needed} MB of memory, but {free} MB are free. Close other programs, or label fewer images.":
    "Dieses Training braucht etwa {needed} MB Arbeitsspeicher, aber nur {free} MB sind frei. Schließen Sie andere Programme, oder ordnen Sie weniger Bilder zu.",
  "This fit needs about {needed} MB of memory, but {free} MB are free. Choose a smaller batch or input.":
    "Dieses Training braucht etwa {needed} MB Arbeitsspeicher, aber nur {free} MB sind frei. Wählen Sie einen kleineren Batch oder eine kleinere Eingabe.",
  "This fit needs about {needed} MB of memory, but {free} MB are free. Choose a smaller input.":
    "Dieses Training braucht etwa {needed} MB Arbeitsspeicher, aber nur {free} MB sind frei. Wählen Sie eine kleinere Eingabe.",
  "No image is left to train on: the partitions of the labelled images leave none.":
    "Zum Trainieren bleibt kein Bild: Die Aufteilung der zugeordneten Bilder lässt keines übrig.",
  "There is no model yet to continue from.": "Es gibt noch kein Modell, das sich fortsetzen ließe.",
  "The model knows “{name}”, which has no labelled image now. Label images of it, or start afresh.":
    "Das Modell kennt „{name}“; dieser Kategorie ist jetzt kein Bild zugeordnet. Ordnen Sie ihr Bilder zu, oder beginnen Sie neu.",
};

/** Why a model cannot be continued, as part of two sentences. */
const REASONS: Record<string, string> = {
  "the model was written by a newer version of the program":
    "Das Modell stammt von einer neueren Version des Programms",
  "Quick has nothing to go on from: it is fitted anew to all labels each time":
    "Quick kann an nichts anknüpfen und wird jedes Mal mit allen Labels neu trainiert",
  "it has another architecture": "Es hat eine andere Architektur",
  "its input is {w} × {h} pixels, not {width} × {height}":
    "Seine Eingabe hat {w} × {h} Pixel, nicht {width} × {height}",
  "it was trained on images with {known} channels, these have {channels}":
    "Es wurde mit Bildern mit {known} Kanälen trainiert, diese haben {channels}",
  "it knows {known} categories, now there are {categories}":
    "Es kennt {known} Kategorien, jetzt sind es {categories}",
  "it was trained with another crop": "Es wurde mit einem anderen Ausschnitt trainiert",
  "it was trained with another rescaling of pixel values":
    "Es wurde mit einer anderen Skalierung der Pixelwerte trainiert",
};

const reasons = (english: (reason: string) => string, own: (reason: string) => string) =>
  Object.fromEntries(Object.entries(REASONS).map(([reason, german]) => [english(reason), own(german)]));

export const checkTexts: Record<string, string> = {
  ...blocking,
  ...reasons(
    (reason) => `The model cannot be continued: ${reason}. Start afresh, or set it back.`,
    (reason) =>
      `Das Modell lässt sich nicht fortsetzen: ${reason}. Beginnen Sie neu, oder stellen Sie die frühere Einstellung wieder her.`,
  ),
  ...reasons(
    (reason) => `The model cannot be continued with these settings: ${reason}. Choose to start afresh.`,
    (reason) =>
      `Das Modell lässt sich mit diesen Einstellungen nicht fortsetzen: ${reason}. Wählen Sie „Neu beginnen“.`,
  ),
  ...Object.fromEntries(
    Object.entries(blocking).map(([message, own]) => [
      `The fit cannot start: ${message}`,
      `Das Training kann nicht beginnen: ${own}`,
    ]),
  ),
  "The fit cannot start: its settings are not valid":
    "Das Training kann nicht beginnen: Die Einstellungen sind nicht gültig",
  "The fit cannot start: {reason}": "Das Training kann nicht beginnen: {reason}",

  // Why an architecture was chosen.
  "“{name}” has 1 label: up to {most} a category Quick was right more often than the networks in all that we measured.":
    "„{name}“ hat 1 Label: Bis zu {most} je Kategorie lag Quick in allem, was wir gemessen haben, öfter richtig als die Netze.",
  "“{name}” has {n} labels: up to {most} a category Quick was right more often than the networks in all that we measured.":
    "„{name}“ hat {n} Labels: Bis zu {most} je Kategorie lag Quick in allem, was wir gemessen haben, öfter richtig als die Netze.",
  "With more than {most} labels a category a network may do better: fit one, and compare.":
    "Bei mehr als {most} Labels je Kategorie kann ein Netz besser sein: Trainieren Sie eines, und vergleichen Sie.",

  // Warnings.
  "“{name}” has few labels ({n}). Up to {most} a category Quick was right more often in all that we measured, and it answers in a second.":
    "„{name}“ hat wenige Labels ({n}). Bis zu {most} je Kategorie lag Quick in allem, was wir gemessen haben, öfter richtig, und es antwortet in einer Sekunde.",
  "“{name}” has a single labelled image, so how well it does cannot be measured yet.":
    "„{name}“ hat nur ein zugeordnetes Bild; wie gut das Ergebnis ist, lässt sich daher noch nicht messen.",
  "The model will not know {names}: no labelled images.":
    "Das Modell wird {names} nicht kennen: keine zugeordneten Bilder.",
  "Most labelled images have 1 channel; 1 with another number will be left out.":
    "Die meisten zugeordneten Bilder haben 1 Kanal; 1 mit einer anderen Zahl wird ausgelassen.",
  "Most labelled images have 1 channel; {n} with another number will be left out.":
    "Die meisten zugeordneten Bilder haben 1 Kanal; {n} mit einer anderen Zahl werden ausgelassen.",
  "Most labelled images have {channels} channels; 1 with another number will be left out.":
    "Die meisten zugeordneten Bilder haben {channels} Kanäle; 1 mit einer anderen Zahl wird ausgelassen.",
  "Most labelled images have {channels} channels; {n} with another number will be left out.":
    "Die meisten zugeordneten Bilder haben {channels} Kanäle; {n} mit einer anderen Zahl werden ausgelassen.",
  "There are only about {n} training images, so each epoch is a single step. A smaller batch learns faster.":
    "Es gibt nur etwa {n} Trainingsbilder, jede Epoche ist also ein einziger Schritt. Mit einem kleineren Batch lernt das Netz schneller.",
  "The images are at most {side} pixels wide or high; a larger input takes time but shows nothing more.":
    "Die Bilder sind höchstens {side} Pixel breit oder hoch; eine größere Eingabe kostet Zeit, zeigt aber nicht mehr.",
  "These are {bits}-bit images: without rescaling their large values make the fit unstable.":
    "Das sind {bits}-Bit-Bilder: Ohne Skalierung machen ihre großen Werte das Training instabil.",
  "These images have a single channel, which is never blanked.":
    "Diese Bilder haben nur einen Kanal, und der wird nie geleert.",
  "The pretrained weights are not on this computer, so the network begins with random ones and needs many more labels. To install them: vesicle backbone install FILE.":
    "Die vortrainierten Gewichte sind nicht auf diesem Computer; das Netz beginnt daher mit zufälligen und braucht viel mehr Labels. So installieren Sie sie: vesicle backbone install DATEI.",
  "The pretrained weights expect a common scale of brightness. Choose a rescaling, such as Standardise.":
    "Die vortrainierten Gewichte erwarten eine gemeinsame Helligkeitsskala. Wählen Sie eine Skalierung, etwa „Standardisieren“.",
  "With {epochs} epochs the fit never ends early; the best epoch is kept all the same.":
    "Bei {epochs} Epochen endet das Training nie vorzeitig; die beste Epoche wird trotzdem behalten.",
  "The smallest category has {n} labelled images, so there will be fewer folds.":
    "Die kleinste Kategorie hat nur {n} zugeordnete Bilder, es werden also weniger Folds.",
  "A learning rate above 0.{bold} usually makes a fit with this optimizer diverge. Try 0.001.":
    "Eine Lernrate über 0,{bold} lässt ein Training mit diesem Optimierer meist divergieren. Versuchen Sie 0,001.",
  "This loss has small gradients: with plain SGD use a learning rate of 0.01 or more, or Adam.":
    "Diese Verlustfunktion hat kleine Gradienten: Nehmen Sie bei einfachem SGD eine Lernrate von mindestens 0,01, oder Adam.",
  "New to the model: {names}. It keeps what it knows of the others.":
    "Neu für das Modell: {names}. Was es über die anderen weiß, behält es.",
  "Partitions that were set by hand, or an earlier fit, put images of 1 group on both sides, for example of “{group}”. The validation accuracy may promise too much.":
    "Durch eine von Hand gesetzte Aufteilung oder ein früheres Training liegen Bilder aus 1 Gruppe auf beiden Seiten: „{group}“. Die Validierungsgenauigkeit kann zu viel versprechen.",
  "Partitions that were set by hand, or an earlier fit, put images of {n} groups on both sides, for example of “{group}”. The validation accuracy may promise too much.":
    "Durch eine von Hand gesetzte Aufteilung oder ein früheres Training liegen Bilder aus {n} Gruppen auf beiden Seiten, zum Beispiel aus „{group}“. Die Validierungsgenauigkeit kann zu viel versprechen.",
  "No labelled image has a value in the column “{column}”.":
    "Kein zugeordnetes Bild hat einen Wert in der Spalte „{column}“.",
  "Images with the same “{column}” resemble each other, and some are learnt from while others check. The accuracy may promise too much for new images: choose “{again}” here.":
    "Bilder mit demselben Wert in „{column}“ ähneln einander, und aus manchen wird gelernt, während andere prüfen. Die Genauigkeit kann für neue Bilder zu viel versprechen: Wählen Sie hier „{column}“.",
  "1 validation image shows exactly what a training image shows and so proves nothing. Remove the copies.":
    "1 Validierungsbild zeigt genau dasselbe wie ein Trainingsbild und beweist daher nichts. Entfernen Sie die Kopien.",
  "{n} validation images show exactly what a training image shows and so prove nothing. Remove the copies.":
    "{n} Validierungsbilder zeigen genau dasselbe wie ein Trainingsbild und beweisen daher nichts. Entfernen Sie die Kopien.",
};
