// What the backend says in English of models as files, of images in folders and of projects for Piximi, in German.

export const sendingTexts: Record<string, string> = {
  "Stopped; nothing was written.": "Angehalten; es wurde nichts geschrieben.",
  "Copying images": "Bilder werden kopiert",
  "Linking images": "Bilder werden verlinkt",
  "Export images": "Bilder exportieren",
  "Export a Piximi project": "Piximi-Projekt exportieren",

  "It describes images with the pretrained network too (“{recipe}”): where it is to predict, the same weights have to be installed (vesicle backbone install FILE).":
    "Es beschreibt Bilder auch mit dem vortrainierten Netz („{recipe}“): Wo es vorhersagen soll, müssen dieselben Gewichte installiert sein (vesicle backbone install DATEI).",
  "Quick cannot be an ONNX file: it describes images by statistics, and by regions of any shape, for which ONNX has no operators. Export it as safetensors, or fit a network.":
    "Quick kann keine ONNX-Datei sein: Es beschreibt Bilder durch Statistik und durch Bereiche beliebiger Form, wofür ONNX keine Operatoren hat. Exportieren Sie es als Safetensors, oder trainieren Sie ein Netz.",
  "This model was trained in another program and sees images as that program brings them to size, for which ONNX has no operators. Export it as safetensors, or fit a network here.":
    "Dieses Modell wurde in einem anderen Programm trainiert und sieht Bilder so, wie jenes ihre Größe ändert; dafür hat ONNX keine Operatoren. Exportieren Sie es als Safetensors, oder trainieren Sie hier ein Netz.",
  "The graph takes {kind} values; the model was fitted on {known}. Other values have to be brought to that range first, or exported anew for their type.":
    "Der Graph nimmt Werte der Art {kind}; trainiert wurde das Modell mit {known}. Andere Werte müssen zuerst auf diesen Bereich gebracht oder für ihre Art neu exportiert werden.",
  "Authors, licence and citation of the package are yours to fill in (rdf.yaml in it) before it is published.":
    "Autoren, Lizenz und Zitat des Pakets (rdf.yaml darin) tragen Sie ein, bevor es veröffentlicht wird.",
  "No image could be read to try the model on; the package holds one that is made up.":
    "Es ließ sich kein Bild lesen, an dem das Modell geprüft werden könnte; das Paket enthält ein erfundenes.",
  "The model gives no finite numbers for an image. Fit it again.":
    "Das Modell gibt für ein Bild keine endlichen Zahlen. Trainieren Sie es erneut.",

  "The model “{model}” in this file is in the project already; nothing was changed.":
    "Das Modell „{model}“ in dieser Datei ist schon im Projekt; nichts wurde geändert.",
  "It works with images of {channels} channel(s), and the project has none. Images with other channels will be left out.":
    "Es arbeitet mit Bildern mit {channels} Kanal/Kanälen, und das Projekt hat keine. Bilder mit anderen Kanälen werden ausgelassen.",
  "It describes images with the pretrained network too, which is not installed on this computer: install it before predicting (vesicle backbone install FILE).":
    "Es beschreibt Bilder auch mit dem vortrainierten Netz, das auf diesem Computer nicht installiert ist: Installieren Sie es vor dem Vorhersagen (Bearbeiten, Einstellungen…).",
  "It was fitted on {n} of the images in this project; they stand under training and validation, as they did at its fit.":
    "Es wurde mit {n} der Bilder in diesem Projekt trainiert; sie stehen unter Training und Validierung, wie bei seinem Training.",
  "{n} image(s) have predictions of another model; they stay until you predict, and are replaced then.":
    "{n} Bild(er) haben Vorhersagen eines anderen Modells; sie bleiben, bis Sie vorhersagen, und werden dann ersetzt.",
  "Quick learns anew after each label here, and predicts from then on. Turn that off to keep this model.":
    "Quick lernt hier nach jedem Label neu und sagt von da an vorher. Schalten Sie das ab, um dieses Modell zu behalten.",
  "it is no file. Choose a model that was exported (.safetensors, .onnx or .zip)":
    "Das ist keine Datei. Wählen Sie ein exportiertes Modell (.safetensors, .onnx oder .zip)",
  "it does not say what its weights are for: only models that Vesicle exported can be added (they carry a card)":
    "Die Datei sagt nicht, wofür ihre Gewichte sind: Nur von Vesicle exportierte Modelle können hinzugefügt werden (sie tragen eine Karte)",
  "it is no package of a model, or it is damaged ({error})":
    "Das ist kein Paket eines Modells, oder es ist beschädigt ({error})",
  "there is no ONNX file in it": "Es ist keine ONNX-Datei darin",
  "{error}. Models that can be added are safetensors, ONNX or bioimage.io packages exported from Vesicle":
    "{error}. Hinzufügen lassen sich Safetensors, ONNX oder bioimage.io-Pakete, die aus Vesicle exportiert wurden",
  "its weights are damaged, or not those of its card ({error})":
    "Die Gewichte sind beschädigt oder nicht die der Karte ({error})",

  "{n} image(s) went into {folders} folder(s) in {folder}.":
    "{n} Bild(er) kamen in {folders} Ordner in {folder}.",
  "{folder} is not empty, and images are never written over what is there. Choose a new or an empty folder.":
    "{folder} ist nicht leer, und Bilder überschreiben nie, was da ist. Wählen Sie einen neuen oder leeren Ordner.",
  "{folder} is no folder, and images are never written over what is there. Choose a new or an empty folder.":
    "{folder} ist kein Ordner, und Bilder überschreiben nie, was da ist. Wählen Sie einen neuen oder leeren Ordner.",
  "its file holds several images, and they go to different folders":
    "Die Datei enthält mehrere Bilder, und sie gehören in verschiedene Ordner",
  "The category “{category}” is the folder “{folder}”, as not every system allows its name.":
    "Die Kategorie „{category}“ ist der Ordner „{folder}“, weil nicht jedes System ihren Namen erlaubt.",
  "{n} file(s) were copied and not linked: they lie on another drive, or links cannot be made there.":
    "{n} Datei(en) wurden kopiert und nicht verlinkt: Sie liegen auf einem anderen Laufwerk, oder Links sind dort nicht möglich.",
  "An import that takes labels from folders reads {folders} as what images are used for, not as a category.":
    "Ein Import, der Labels aus Ordnern nimmt, liest {folders} als Verwendung der Bilder, nicht als Kategorie.",

  "{n} image(s) were written to {path}, which Piximi opens.":
    "{n} Bild(er) wurden in {path} geschrieben, das Piximi öffnet.",
  "Piximi can hold none of the images; nothing was written. The first: {name}: {reason}.":
    "Piximi kann keines der Bilder aufnehmen; es wurde nichts geschrieben. Das erste: {name}: {reason}.",
  "Piximi can hold none of the images; nothing was written.":
    "Piximi kann keines der Bilder aufnehmen; es wurde nichts geschrieben.",
  "Piximi cannot hold it: {reason}": "Piximi kann es nicht aufnehmen: {reason}",
  "it has values that are no whole numbers from 0 to 65,535, and Piximi holds no others":
    "Es hat Werte, die keine ganzen Zahlen von 0 bis 65.535 sind, und andere nimmt Piximi nicht auf",
  "its values take {size} MB there, and a browser holds 2,047 in one image":
    "Seine Werte brauchen dort {size} MB, und ein Browser fasst 2.047 in einem Bild",
  "{n} image(s) are left out: Piximi needs as many channels in all images, and most have {channels}.":
    "{n} Bild(er) fehlen dort: Piximi braucht in allen Bildern gleich viele Kanäle, und die meisten haben {channels}.",
  "{n} image(s) have values of more than 16 bits. Piximi holds whole numbers from 0 to 65,535; those with other values are left out.":
    "{n} Bild(er) haben Werte mit mehr als 16 Bit. Piximi nimmt ganze Zahlen von 0 bis 65.535 auf; die mit anderen Werten fehlen dort.",
  "Piximi holds all values in the memory of a browser's tab, here {size} GB. It may not be able to open this.":
    "Piximi hält alle Werte im Speicher eines Browser-Tabs, hier {size} GB. Vielleicht kann es das nicht öffnen.",
  "Of {n} image(s) with several time points the first one goes.":
    "Von {n} Bild(ern) mit mehreren Zeitpunkten kommt der erste mit.",
  "{n} test image(s) are for validation there, as Piximi knows no test set.":
    "{n} Testbild(er) sind dort zur Validierung, weil Piximi keine Testmenge kennt.",
  "All slices of stacks go. Piximi shows and learns from one of them, the middle one, not a projection.":
    "Von Stapeln kommen alle Ebenen mit. Piximi zeigt eine davon, die mittlere, und lernt daraus, nicht aus einer Projektion.",
  "{n} image(s) have their prediction there; Piximi keeps no probabilities.":
    "{n} Bild(er) haben dort ihre Vorhersage; Wahrscheinlichkeiten bewahrt Piximi nicht auf.",
  "Models stay here: Piximi runs only its own.": "Modelle bleiben hier: Piximi führt nur seine eigenen aus.",
};
