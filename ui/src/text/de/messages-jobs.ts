// What the backend says in English of jobs, in German: how far they are, what they did, and what is to be noticed.
import { tableTexts } from "./messages-tables";

const CROSS_VALIDATED = {
  english:
    "In a cross-validation of {folds} folds, {whole}.{tenth} % of the training images were called right by a model that had not seen them (each category counts the same).",
  own: "In einer Kreuzvalidierung mit {folds} Folds wurden {whole},{tenth} % der Trainingsbilder richtig erkannt, von einem Modell, das sie nicht gesehen hatte (jede Kategorie zählt gleich viel).",
};

/** What a fit of Quick and what a prediction did; a refit says both in a row. */
const FITTED: Record<string, string> = {
  [`Fitted. ${CROSS_VALIDATED.english}`]: `Trainiert. ${CROSS_VALIDATED.own}`,
  "Fitted. With a single image in a category nothing can be said yet of how well it does.":
    "Trainiert. Bei nur einem Bild in einer Kategorie lässt sich noch nicht sagen, wie gut das Ergebnis ist.",
};
const PREDICTED: Record<string, string> = {
  "Predicted {n} of {all} images; stopped before the rest.":
    "{n} von {all} Bildern vorhergesagt; vor dem Rest gestoppt.",
  "Predicted {n} of 1 images.": "{n} von 1 Bild vorhergesagt.",
  "Predicted {n} of {all} images.": "{n} von {all} Bildern vorhergesagt.",
};
const both = Object.entries(FITTED).flatMap(([fitted, ownFitted]) =>
  Object.entries(PREDICTED).map(([predicted, ownPredicted]) => [
    `${fitted} ${predicted}`,
    `${ownFitted} ${ownPredicted}`,
  ]),
);

const progress: Record<string, string> = {
  batches: "Batches",
  steps: "Schritte",
  draws: "Ziehungen",
  "Looking for images": "Bilder werden gesucht",
  "Reading images": "Bilder werden gelesen",
  "Describing images": "Bilder werden beschrieben",
  "Looking at images": "Bilder werden angesehen",
  "Placing images": "Bilder werden angeordnet",
  "Simulating images": "Bilder werden simuliert",
  Fitting: "Training",
  Predicting: "Vorhersage",
  Evaluating: "Auswertung",
  "Labels by the queue": "Labels nach der Warteschlange",
  "Cross-validating, fold {fold} of {folds}": "Kreuzvalidierung, Fold {fold} von {folds}",
  "Preparing {device}: compiling its programs. This happens once and can take a minute.":
    "{device} wird vorbereitet: Seine Programme werden kompiliert. Das geschieht einmal und kann eine Minute dauern.",
  "Predicting: {device} may first have to compile its programs, which can take a minute.":
    "Vorhersage: Für {device} müssen eventuell erst Programme kompiliert werden; das kann eine Minute dauern.",
  "Evaluating: {device} may first have to compile its programs, which can take a minute.":
    "Auswertung: Für {device} müssen eventuell erst Programme kompiliert werden; das kann eine Minute dauern.",
};

const importing: Record<string, string> = {
  "No images were found there.": "Dort wurden keine Bilder gefunden.",
  "Imported 1 image; 1 could not be used.": "1 Bild importiert; 1 war nicht verwendbar.",
  "Imported 1 image; {skipped} could not be used.": "1 Bild importiert; {skipped} waren nicht verwendbar.",
  "Imported {n} images; 1 could not be used.": "{n} Bilder importiert; 1 war nicht verwendbar.",
  "Imported {n} images; {skipped} could not be used.":
    "{n} Bilder importiert; {skipped} waren nicht verwendbar.",
  "Imported 1 image.": "1 Bild importiert.",
  "Imported {n} images.": "{n} Bilder importiert.",
  "{reason} Stopped before the last one, which is not in the project.":
    "{reason} Vor dem letzten gestoppt; es ist nicht im Projekt.",
  "{reason} Stopped before the other {n}, which are not in the project.":
    "{reason} Vor den übrigen {n} gestoppt; sie sind nicht im Projekt.",
  "{file} has the same content as {image}, which is in the project already.":
    "{file} hat denselben Inhalt wie {image}, das schon im Projekt ist.",
  "{file} has the same content as {image}, so it was not added a second time.":
    "{file} hat denselben Inhalt wie {image} und wurde nicht noch einmal hinzugefügt.",
  "1 more file has the same content as another one.": "1 weitere Datei hat denselben Inhalt wie eine andere.",
  "{n} more files have the same content as others.": "{n} weitere Dateien haben denselben Inhalt wie andere.",
  "1 file was chosen twice; it was added once.": "1 Datei war zweimal gewählt; sie wurde einmal hinzugefügt.",
  "{n} files were chosen twice; each was added once.":
    "{n} Dateien waren zweimal gewählt; jede wurde einmal hinzugefügt.",
  "1 hidden file in the folders left out: its name begins with a dot.":
    "1 versteckte Datei in den Ordnern ausgelassen: Ihr Name beginnt mit einem Punkt.",
  "{n} hidden files in the folders left out: their names begin with a dot.":
    "{n} versteckte Dateien in den Ordnern ausgelassen: Ihre Namen beginnen mit einem Punkt.",
  "1 small picture of another file (_thumb) left out.":
    "1 Vorschaubild einer anderen Datei (_thumb) ausgelassen.",
  "{n} small pictures of other files (_thumb) left out.":
    "{n} Vorschaubilder anderer Dateien (_thumb) ausgelassen.",
  "1 image already in the project, noticed by content.":
    "1 Bild ist schon im Projekt, erkannt an seinem Inhalt.",
  "{n} images already in the project, noticed by content.":
    "{n} Bilder sind schon im Projekt, erkannt an ihrem Inhalt.",
  "1 file that had moved found again.": "1 verschobene Datei wiedergefunden.",
  "{n} files that had moved found again.": "{n} verschobene Dateien wiedergefunden.",
  "1 image: the file has another content than when it was imported before, so it is added as an image of its own ({name}). The image from before keeps its label; remove it if its file will not come back.":
    "1 Bild: Die Datei hat einen anderen Inhalt als beim früheren Import und kommt daher als eigenes Bild hinzu ({name}). Das frühere Bild behält sein Label; entfernen Sie es, wenn seine Datei nicht wiederkommt.",
  "{n} images: the file has another content than when it was imported before, so it is added as an image of its own ({name}). The image from before keeps its label; remove it if its file will not come back.":
    "{n} Bilder: Die Datei hat einen anderen Inhalt als beim früheren Import und kommt daher als eigenes Bild hinzu ({name}). Das frühere Bild behält sein Label; entfernen Sie es, wenn seine Datei nicht wiederkommt.",
  "1 image in the project labelled from the table.": "1 Bild im Projekt nach der Tabelle zugeordnet.",
  "{n} images in the project labelled from the table.": "{n} Bilder im Projekt nach der Tabelle zugeordnet.",
  "1 file in the folders left out: not an image by name.":
    "1 Datei in den Ordnern ausgelassen: dem Namen nach kein Bild.",
  "{n} files in the folders left out: not an image by name.":
    "{n} Dateien in den Ordnern ausgelassen: dem Namen nach keine Bilder.",
  ...tableTexts,
  "The row of the table about “{row}” could mean {files} files, so it was used for none; write it with the folder.":
    "Die Tabellenzeile zu „{row}“ könnte {files} Dateien meinen und wurde daher für keine verwendet; schreiben Sie den Ordner dazu.",
  "1 more row of the table could mean several files.":
    "1 weitere Zeile der Tabelle könnte mehrere Dateien meinen.",
  "{n} more rows of the table could mean several files.":
    "{n} weitere Zeilen der Tabelle könnten mehrere Dateien meinen.",
  "1 row of the table matches no file: {some}": "1 Zeile der Tabelle passt zu keiner Datei: {some}",
  "{n} rows of the table match no file: {some}": "{n} Zeilen der Tabelle passen zu keiner Datei: {some}",
  "{n} of {all} names do not fit the pattern; each of these files became an image of its own.":
    "{n} von {all} Namen passen nicht zum Muster; jede dieser Dateien wurde ein eigenes Bild.",
  "{n} more images lack a channel.": "{n} weiteren Bildern fehlt ein Kanal.",
};

const fitting: Record<string, string> = {
  [`Trained for 1 epochs. ${CROSS_VALIDATED.english}`]: `1 Epoche lang trainiert. ${CROSS_VALIDATED.own}`,
  [`Trained for {epochs} epochs. ${CROSS_VALIDATED.english}`]: `{epochs} Epochen lang trainiert. ${CROSS_VALIDATED.own}`,
  "Trained for 1 epochs.": "1 Epoche lang trainiert.",
  "Trained for {epochs} epochs.": "{epochs} Epochen lang trainiert.",
  "Ended after {epochs} epochs, as the validation loss had not got better for 1.":
    "Nach {epochs} Epochen beendet, da sich der Validierungsverlust seit 1 Epoche nicht verbessert hatte.",
  "Ended after {epochs} epochs, as the validation loss had not got better for {patience}.":
    "Nach {epochs} Epochen beendet, da sich der Validierungsverlust seit {patience} Epochen nicht verbessert hatte.",
  "Stopped after 1 whole epochs; what was learnt is kept.":
    "Nach 1 ganzen Epoche gestoppt; das Gelernte bleibt erhalten.",
  "Stopped after {epochs} whole epochs; what was learnt is kept.":
    "Nach {epochs} ganzen Epochen gestoppt; das Gelernte bleibt erhalten.",
  "The fit diverged in epoch {epoch} and was ended; the weights before that are kept.":
    "Das Training ist in Epoche {epoch} divergiert und wurde beendet; die Gewichte von davor bleiben erhalten.",
  "The fit broke off after 1 epochs; the weights of the last whole epoch are kept.":
    "Das Training brach nach 1 Epoche ab; ihre Gewichte bleiben erhalten.",
  "The fit broke off after {epochs} epochs; the weights of the last whole epoch are kept.":
    "Das Training brach nach {epochs} Epochen ab; die Gewichte der letzten ganzen Epoche bleiben erhalten.",
  "Stopped before anything was learnt; the project is as it was.":
    "Gestoppt, bevor etwas gelernt war; das Projekt ist wie zuvor.",
  "Start afresh with a smaller learning rate, for example a tenth.":
    "Beginnen Sie neu mit einer kleineren Lernrate, zum Beispiel einem Zehntel.",
  "The loss stopped being a number in epoch {epoch}, before anything useful was learnt. Use a smaller learning rate, for example a tenth.":
    "In Epoche {epoch} war der Verlust keine Zahl mehr, bevor etwas Brauchbares gelernt war. Nehmen Sie eine kleinere Lernrate, zum Beispiel ein Zehntel.",
  "The weights of epoch {epoch} are kept: its validation loss was the lowest.":
    "Behalten werden die Gewichte von Epoche {epoch}: Dort war der Validierungsverlust am niedrigsten.",
  "The pretrained weights are not on this computer, so the network began with random ones.":
    "Die vortrainierten Gewichte sind nicht auf diesem Computer; das Netz hat daher mit zufälligen begonnen.",
  "It was not cross-validated: the model it went on from has seen all images.":
    "Es gab keine Kreuzvalidierung: Das fortgesetzte Modell hat alle Bilder gesehen.",
  "It was not cross-validated: that was stopped or failed, or a category has a single image.":
    "Es gab keine Kreuzvalidierung: Sie wurde gestoppt oder schlug fehl, oder eine Kategorie hat nur ein Bild.",
  "The model knows now, besides what it knew: {names}.":
    "Das Modell kennt jetzt zusätzlich zu dem, was es kannte: {names}.",
  "Stopped before a learning rate was found.": "Gestoppt, bevor eine Lernrate gefunden war.",
  "The loss fell at no learning rate: look at the labels, the input size and the rescaling.":
    "Der Verlust fiel bei keiner Lernrate: Prüfen Sie die Labels, die Eingabegröße und die Skalierung.",
  "Suggested learning rate: {whole}.{digits}. There the loss fell fastest.":
    "Vorgeschlagene Lernrate: {whole},{digits}. Dort fiel der Verlust am schnellsten.",
  "Suggested learning rate: {rate}. There the loss fell fastest.":
    "Vorgeschlagene Lernrate: {rate}. Dort fiel der Verlust am schnellsten.",
};

const looking: Record<string, string> = {
  "Stopped; there is no new evaluation.": "Gestoppt; es gibt keine neue Auswertung.",
  "None of the images could be read.": "Keines der Bilder konnte gelesen werden.",
  "{whole}.{tenth} % of {n} images were predicted right by a model that had not seen them ({folds} folds).":
    "{whole},{tenth} % von {n} Bildern wurden richtig vorhergesagt, von einem Modell, das sie nicht gesehen hatte ({folds} Folds).",
  "{whole}.{tenth} % of {n} validation images were predicted right.":
    "{whole},{tenth} % von {n} Validierungsbildern wurden richtig vorhergesagt.",
  "{whole}.{tenth} % of {n} test images were predicted right.":
    "{whole},{tenth} % von {n} Testbildern wurden richtig vorhergesagt.",
  "The queue is empty.": "Die Warteschlange ist leer.",
  "One image is in the queue.": "Ein Bild ist in der Warteschlange.",
  "{n} images are in the queue.": "{n} Bilder sind in der Warteschlange.",
  "Stopped; the order is as it was.": "Gestoppt; die Reihenfolge ist wie zuvor.",
  "1 images are on the map.": "1 Bild ist auf der Karte.",
  "{n} images are on the map.": "{n} Bilder sind auf der Karte.",
  "Stopped; the map is as it was.": "Gestoppt; die Karte ist wie zuvor.",
  "Most images have 1 channel; 1 with another number is left out, as only like is compared with like.":
    "Die meisten Bilder haben 1 Kanal; 1 mit einer anderen Zahl ist ausgelassen, da nur Gleiches mit Gleichem verglichen wird.",
  "Most images have 1 channel; {n} with another number are left out, as only like is compared with like.":
    "Die meisten Bilder haben 1 Kanal; {n} mit einer anderen Zahl sind ausgelassen, da nur Gleiches mit Gleichem verglichen wird.",
  "Most images have {channels} channels; 1 with another number is left out, as only like is compared with like.":
    "Die meisten Bilder haben {channels} Kanäle; 1 mit einer anderen Zahl ist ausgelassen, da nur Gleiches mit Gleichem verglichen wird.",
  "Most images have {channels} channels; {n} with another number are left out, as only like is compared with like.":
    "Die meisten Bilder haben {channels} Kanäle; {n} mit einer anderen Zahl sind ausgelassen, da nur Gleiches mit Gleichem verglichen wird.",
  "Opened the example with {n} images.": "Beispiel mit {n} Bildern geöffnet.",
  "Made the simulated example with {n} images.": "Simuliertes Beispiel mit {n} Bildern erstellt.",
  "The example was not made.": "Das Beispiel wurde nicht erstellt.",
  "The model in this project could not be read ({reason}). It stays in the file; images and labels are here. Fit again to get a new model.":
    "Das Modell in diesem Projekt konnte nicht gelesen werden ({reason}). Es bleibt in der Datei; Bilder und Labels sind da. Trainieren Sie erneut, um ein neues Modell zu bekommen.",
  "The evaluation in this project could not be read ({reason}). Evaluate again.":
    "Die Auswertung in diesem Projekt konnte nicht gelesen werden ({reason}). Werten Sie erneut aus.",
  "The fit settings in this project could not be read ({reason}); the defaults are used.":
    "Die Trainingseinstellungen in diesem Projekt konnten nicht gelesen werden ({reason}); es gelten die Standardwerte.",
};

export const jobTexts: Record<string, string> = {
  ...progress,
  ...importing,
  ...Object.fromEntries(both),
  ...FITTED,
  ...PREDICTED,
  ...fitting,
  ...looking,
};
