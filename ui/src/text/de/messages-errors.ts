// What the backend says in English when something cannot be done, in German.
const learning: Record<string, string> = {
  "No graphics processor (GPU) was found on this computer. Choose “auto” or “cpu” to fit on the processor.":
    "Auf diesem Computer wurde kein Grafikprozessor (GPU) gefunden. Wählen Sie „auto“ oder „cpu“, um auf dem Prozessor zu trainieren.",
  "There is no device “{asked}” on this computer. Available: {available}.":
    "Auf diesem Computer gibt es kein Gerät „{asked}“. Verfügbar: {available}.",
  "The device “{name}” could not be started: {reason}. Choose “cpu” to fit on the processor.":
    "Das Gerät „{name}“ konnte nicht gestartet werden: {reason}. Wählen Sie „cpu“, um auf dem Prozessor zu trainieren.",
  "There are no training images. Label images of at least two categories first.":
    "Es gibt keine Trainingsbilder. Ordnen Sie zuerst mindestens zwei Kategorien Bilder zu.",
  "{n} category was given, but a classifier needs at least two.":
    "Vorhandene Kategorien: {n}. Ein Klassifikator braucht mindestens zwei.",
  "None of the {n} training images could be used. The first: {reason}":
    "Keines der {n} Trainingsbilder war verwendbar. Das erste: {reason}",
  "After leaving out the {n} images that could not be used, only {left} of the categories still have training images; two are needed. The first one left out: {reason}":
    "Ohne die {n} Bilder, die nicht verwendbar waren, bleiben zu wenige Kategorien mit Trainingsbildern: {left}, nötig sind zwei. Das erste ausgelassene Bild: {reason}",
  "An input of {width} × {height} pixels is too small for this network. Choose at least {w} × {h}.":
    "Eine Eingabe von {width} × {height} Pixeln ist für dieses Netz zu klein. Wählen Sie mindestens {w} × {h}.",
  "An image that the fit had read could not be read again: {reason}":
    "Ein Bild, das für das Training gelesen worden war, ließ sich nicht noch einmal lesen: {reason}",
  "Quick has no learning rate. Choose a network to look for one.":
    "Quick hat keine Lernrate. Wählen Sie ein Netz, um eine zu suchen.",
  "The stored weights do not fit the network that the model describes ({reason}). Fit the model again.":
    "Die gespeicherten Gewichte passen nicht zu dem Netz, das das Modell beschreibt ({reason}). Trainieren Sie das Modell erneut.",
  "This model was written by a newer version of the program (format {found}, known up to {known}). Update it.":
    "Dieses Modell stammt von einer neueren Version des Programms (Format {found}, bekannt bis {known}). Aktualisieren Sie es.",
  "This model describes images with the pretrained network, whose weights are not on this computer, or are other ones. Install them (vesicle backbone install FILE), or fit the model again.":
    "Dieses Modell beschreibt Bilder mit dem vortrainierten Netz, dessen Gewichte nicht oder anders auf diesem Computer sind. Installieren Sie sie (vesicle backbone install DATEI), oder trainieren Sie das Modell erneut.",
  "This model describes images in a way that this version of the program does not know. Fit it again.":
    "Dieses Modell beschreibt Bilder auf eine Weise, die diese Version des Programms nicht kennt. Trainieren Sie es erneut.",
  "Half precision is not enough for this fit: its gradients are no finite numbers. Turn mixed precision off, or lower the learning rate.":
    "Halbe Genauigkeit reicht für dieses Training nicht: Seine Gradienten sind keine endlichen Zahlen. Schalten Sie die gemischte Genauigkeit aus, oder senken Sie die Lernrate.",
  "“{device}” stopped working during the computation: {reason}. Choose a smaller batch or input, or the CPU.":
    "„{device}“ ist während der Berechnung ausgefallen: {reason}. Wählen Sie einen kleineren Batch, eine kleinere Eingabe oder die CPU.",
  "The weights could not be read: {reason}": "Die Gewichte konnten nicht gelesen werden: {reason}",
  "These are not the weights of EfficientNet-Lite0: {reason}":
    "Das sind nicht die Gewichte von EfficientNet-Lite0: {reason}",
};

/** Of the project, its categories, passes and filters. */
const project: Record<string, string> = {
  "A name must not be empty: type at least one letter":
    "Ein Name darf nicht leer sein: Geben Sie mindestens einen Buchstaben ein",
  "A name can have at most {most} characters, and this one has {n}":
    "Ein Name darf höchstens {most} Zeichen haben, und dieser hat {n}",
  "There is already a category named “{name}”: choose another name":
    "Eine Kategorie namens „{name}“ gibt es schon: Wählen Sie einen anderen Namen",
  "The category does not exist any more": "Die Kategorie gibt es nicht mehr",
  "The category does not exist any more.": "Die Kategorie gibt es nicht mehr.",
  "An image with the number {n} is already in the project":
    "Ein Bild mit der Nummer {n} ist schon im Projekt",
  "Unknown always exists and cannot be changed.": "„Unbekannt“ gibt es immer; es lässt sich nicht ändern.",
  "No image has a label, so there is nothing to keep. Label some images first.":
    "Kein Bild hat ein Label, es gibt also nichts aufzubewahren. Ordnen Sie zuerst einige Bilder zu.",
  "A pass needs a name of 1 to {most} characters.":
    "Ein Durchgang braucht einen Namen mit 1 bis {most} Zeichen.",
  "There is already a labelling pass named “{name}”. Choose another name.":
    "Einen Durchgang namens „{name}“ gibt es schon. Wählen Sie einen anderen Namen.",
  "There is no labelling pass named “{name}”. Kept are: none.":
    "Es gibt keinen Durchgang namens „{name}“. Noch ist keiner aufbewahrt.",
  "There is no labelling pass named “{name}”. Kept are: {names}.":
    "Es gibt keinen Durchgang namens „{name}“. Aufbewahrt sind: {names}.",
  "This labelling pass does not exist any more.": "Diesen Durchgang gibt es nicht mehr.",
  "Blind labelling needs an order by chance: every other order would tell something of the images.":
    "Blindes Zuordnen braucht eine zufällige Reihenfolge: Jede andere würde etwas über die Bilder verraten.",
  "Give it a name of 1 to {most} characters.": "Geben Sie einen Namen mit 1 bis {most} Zeichen ein.",
  "Nothing was saved under the name “{name}” in this project.":
    "In diesem Projekt ist unter dem Namen „{name}“ nichts gespeichert.",
  "The project is saved in this file already, at every edit. Choose another name for a copy.":
    "Das Projekt wird schon in dieser Datei gespeichert, bei jeder Änderung. Wählen Sie für eine Kopie einen anderen Namen.",
  "The image is not in the project any more.": "Das Bild ist nicht mehr im Projekt.",
  "An image has at most {most} channels.": "Ein Bild hat höchstens {most} Kanäle.",
  "There is no pixel at {x}, {y} in {name}.": "In {name} gibt es kein Pixel bei {x}, {y}.",
  "{name} has no tile there": "{name} hat dort keine Kachel",
  "None of these images could be read; are their files still there?":
    "Keines dieser Bilder konnte gelesen werden; sind ihre Dateien noch da?",
};

/** Of predictions, evaluations, queues and maps. */
const work: Record<string, string> = {
  "There is no model yet. Fit the classifier first.":
    "Es gibt noch kein Modell. Trainieren Sie zuerst den Klassifikator.",
  "There are no Unknown images to predict: every image has a label.":
    "Es gibt keine unbekannten Bilder zum Vorhersagen: Jedes Bild hat ein Label.",
  "There are no predictions to accept. Predict first.":
    "Es gibt keine Vorhersagen zum Übernehmen. Klicken Sie zuerst auf „Vorhersagen“.",
  "None of these predictions has a confidence of at least {least} %.":
    "Keine dieser Vorhersagen hat eine Konfidenz von mindestens {least} %.",
  "None of these images has a prediction that could be accepted.":
    "Keines dieser Bilder hat eine Vorhersage, die sich übernehmen ließe.",
  "There are no predictions to go by yet. Fit the classifier and predict first.":
    "Noch gibt es keine Vorhersagen, nach denen sich ordnen ließe. Trainieren Sie zuerst den Klassifikator, und klicken Sie auf „Vorhersagen“.",
  "To find wrong labels, each image has to be judged by a model that has not seen it. Quick does that at every fit with two labels or more in each category; for a network, choose a cross-validation in the Fit settings. Then fit again.":
    "Um falsche Labels zu finden, muss jedes Bild von einem Modell beurteilt werden, das es nicht gesehen hat. Quick tut das bei jedem Training mit mindestens zwei Labels je Kategorie; wählen Sie für ein Netz eine Kreuzvalidierung in den Trainingseinstellungen. Trainieren Sie dann erneut.",
  "There is nothing to evaluate on yet: a category has a single labelled image. Label at least two of each, then fit again.":
    "Noch gibt es nichts zum Auswerten: Eine Kategorie hat nur ein zugeordnetes Bild. Ordnen Sie jeder mindestens zwei zu, und trainieren Sie erneut.",
  "There are no validation images to evaluate on: none of those that the model was validated with has a label of one of its categories. Label more images or lower the training percentage, then fit again.":
    "Es gibt keine Validierungsbilder zum Auswerten: Von den Bildern, mit denen das Modell validiert wurde, hat keines das Label einer seiner Kategorien. Ordnen Sie mehr Bilder zu, oder senken Sie den Trainingsanteil, und trainieren Sie erneut.",
  "There are no test images to evaluate on. Set some labelled images aside for Test before you fit; those that the model has seen do not count.":
    "Es gibt keine Testbilder zum Auswerten. Legen Sie vor dem Training einige zugeordnete Bilder für den Test fest; solche, die das Modell gesehen hat, zählen nicht.",
  "This model was not cross-validated. Quick is, at every fit with two labels or more in each category; for a network ask for it in the Fit settings, and start afresh.":
    "Für dieses Modell gab es keine Kreuzvalidierung. Bei Quick gibt es sie bei jedem Training mit mindestens zwei Labels je Kategorie; schalten Sie sie für ein Netz in den Trainingseinstellungen ein, und beginnen Sie neu.",
  "Only Quick is fitted anew after each label. Choose it, or fit by hand.":
    "Nur Quick wird nach jedem Label neu trainiert. Wählen Sie Quick, oder trainieren Sie von Hand.",
  "No image could be described. The first: there is none":
    "Kein Bild konnte beschrieben werden: Es gibt keines",
  "No image could be described. The first: {reason}":
    "Kein Bild konnte beschrieben werden. Das erste: {reason}",
  "There is no map yet. Make one first.": "Es gibt noch keine Karte. Erstellen Sie zuerst eine.",
};

/** What is wrong with a pattern of file names. The words in braces are names of fields, not holes. */
const patterns: Record<string, string> = {
  "the pattern is empty: write the file's name with fields, for example {plate}_{well}_w{channel}.tif":
    "Das Muster ist leer: Schreiben Sie den Dateinamen mit Feldern, zum Beispiel {plate}_{well}_w{channel}.tif",
  "the pattern is longer than {most} characters": "Das Muster hat mehr als {most} Zeichen",
  "“{bracket}” is never closed: write “{closing}” where it ends, or \\{sign} for the sign itself":
    "„{bracket}“ wird nie geschlossen: Schreiben Sie „{closing}“, wo es endet, oder \\{bracket} für das Zeichen selbst",
  "“{bracket}” closes nothing: write \\{sign} for the sign itself, and “/” between folders":
    "„{bracket}“ schließt nichts: Schreiben Sie \\{bracket} für das Zeichen selbst und „/“ zwischen Ordnern",
  "“{bracket}” cannot stand inside a field's braces: close the field with “}” first":
    "„{bracket}“ darf nicht in den Klammern eines Feldes stehen: Schließen Sie das Feld zuerst mit „}“",
  "a field needs a name between its braces, for example {well}":
    "Ein Feld braucht einen Namen zwischen seinen Klammern, zum Beispiel {well}",
  "“{name}” is no name for a field: use letters, digits, spaces, - and _, at most 60 of them":
    "„{name}“ ist kein Name für ein Feld: Nehmen Sie Buchstaben, Ziffern, Leerzeichen, - und _, höchstens 60",
  "two fields are the {field}: name one of them otherwise, or write * for text that may be left out":
    "Zwei Felder heißen {field}: Nennen Sie eines davon anders, oder schreiben Sie * für Text, der wegfallen darf",
  "“{kind}” is no kind of text: write digits, 2 digits, digits from 0, letters, 1 letter, word, guid, text, well, or a choice such as DAPI|GFP":
    "„{kind}“ ist keine Art von Text: Schreiben Sie digits, 2 digits, digits from 0, letters, 1 letter, word, guid, text, well oder eine Auswahl wie DAPI|GFP",
  "write / between folders; \\ only stands before { } [ ] * and \\ to mean the sign itself":
    "Schreiben Sie / zwischen Ordnern; \\ steht nur vor { } [ ] * und \\, um das Zeichen selbst zu meinen",
  "the brackets are nested too deeply": "Die Klammern sind zu tief verschachtelt",
  "the pattern has no field: name at least one part, for example {well}":
    "Das Muster hat kein Feld: Benennen Sie mindestens einen Teil, zum Beispiel {well}",
  "the regular expression has no named part: write one as (?P<well>…)":
    "Der reguläre Ausdruck hat keinen benannten Teil: Schreiben Sie einen als (?P<well>…)",
  "the regular expression is not right here: {reason}": "Der reguläre Ausdruck stimmt hier nicht: {reason}",
  "the pattern is too large to be searched quickly: use fewer fields or smaller counts":
    "Das Muster ist zu groß für eine schnelle Suche: Nehmen Sie weniger Felder oder kleinere Anzahlen",
  "the regular expression finds nothing in this name": "Der reguläre Ausdruck findet in diesem Namen nichts",
  "the pattern ends here, but the name goes on with “{rest}”":
    "Hier endet das Muster, aber der Name geht mit „{rest}“ weiter",
};

/** The most general ones: they come last. */
const session: Record<string, string> = {
  "“{title}” is still running. Wait for it or stop it, then try again.":
    "„{title}“ läuft noch. Warten Sie, oder stoppen Sie es, und versuchen Sie es dann erneut.",
  "No project is open. Create or open one first.":
    "Es ist kein Projekt geöffnet. Legen Sie zuerst eines an, oder öffnen Sie eines.",
  "The pattern “{pattern}” is not understood: {reason}":
    "Das Muster „{pattern}“ ist nicht verständlich: {reason}",
  "The change could not be saved to the project file, so it was not made: {reason}. Check that the disk has space, or use “Save as…” with another place.":
    "Die Änderung konnte nicht in der Projektdatei gespeichert werden und wurde daher nicht ausgeführt: {reason}. Prüfen Sie, ob der Datenträger Platz hat, oder wählen Sie mit „Speichern unter…“ einen anderen Ort.",
  "Something unexpected went wrong in Vesicle itself: {reason}. The project is as it was before.":
    "In Vesicle selbst ist etwas Unerwartetes schiefgegangen: {reason}. Das Projekt ist wie zuvor.",
  "{path} was saved by a newer version of Vesicle (file version {found}; this program knows up to {known}). Install the newer version to open it; the file was not changed.":
    "{path} wurde mit einer neueren Version von Vesicle gespeichert (Dateiversion {found}; dieses Programm kennt sie bis {known}). Installieren Sie die neuere Version, um die Datei zu öffnen; sie wurde nicht verändert.",
  "{path} could not be written: {reason}. Check that the disk has space and that the folder may be written to.":
    "{path} konnte nicht geschrieben werden: {reason}. Prüfen Sie, ob der Datenträger Platz hat und ob in den Ordner geschrieben werden darf.",
  "{path} cannot be used: {reason}": "{path} ist nicht verwendbar: {reason}",
};

export const errorTexts: Record<string, string> = {
  ...learning,
  ...project,
  ...work,
  ...patterns,
  ...session,
};
