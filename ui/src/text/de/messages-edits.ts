// What the backend says in English of edits, behind “Undo”, and of queues, in German.
export const editTexts: Record<string, string> = {
  "Rename project": "Projekt umbenennen",
  "Import 1 image": "1 Bild importieren",
  "Import {n} images": "{n} Bilder importieren",
  "Remove 1 image": "1 Bild entfernen",
  "Remove {n} images": "{n} Bilder entfernen",
  "Label 1 image from a table": "1 Bild nach einer Tabelle zuordnen",
  "Label {n} images from a table": "{n} Bilder nach einer Tabelle zuordnen",
  "Label 1 image as new “{name}”": "1 Bild der neuen Kategorie „{name}“ zuordnen",
  "Label {n} images as new “{name}”": "{n} Bilder der neuen Kategorie „{name}“ zuordnen",
  "Label 1 image": "1 Bild zuordnen",
  "Label {n} images": "{n} Bilder zuordnen",
  "Unlabel 1 image": "Label von 1 Bild entfernen",
  "Unlabel {n} images": "Label von {n} Bildern entfernen",
  "Set 1 image aside for training": "1 Bild für das Training festlegen",
  "Set {n} images aside for training": "{n} Bilder für das Training festlegen",
  "Set 1 image aside for validation": "1 Bild für die Validierung festlegen",
  "Set {n} images aside for validation": "{n} Bilder für die Validierung festlegen",
  "Set 1 image aside for test": "1 Bild für den Test festlegen",
  "Set {n} images aside for test": "{n} Bilder für den Test festlegen",
  "Leave the partition of 1 image to the fit": "Aufteilung von 1 Bild dem Training überlassen",
  "Leave the partition of {n} images to the fit": "Aufteilung von {n} Bildern dem Training überlassen",
  "Accept 1 prediction": "1 Vorhersage übernehmen",
  "Accept {n} predictions": "{n} Vorhersagen übernehmen",
  "Find 1 file again": "1 Datei wiederfinden",
  "Find {n} files again": "{n} Dateien wiederfinden",
  "Create category “{name}”": "Kategorie „{name}“ anlegen",
  "Rename category “{name}”": "Kategorie „{name}“ umbenennen",
  "Recolour category “{name}”": "Farbe der Kategorie „{name}“ ändern",
  "Delete category “{name}”": "Kategorie „{name}“ löschen",
  "Begin a labelling pass": "Zuordnungsdurchgang beginnen",
  "Take the labels of “{name}”": "Labels von „{name}“ verwenden",

  // How queues choose.
  "Unknown images by how close the two most probable categories are, the closest first.":
    "Unbekannte Bilder, geordnet nach dem Abstand der beiden wahrscheinlichsten Kategorien, die knappsten zuerst.",
  "Unknown images predicted as this category, the least probable first.":
    "Unbekannte Bilder, die als diese Kategorie vorhergesagt sind, die unwahrscheinlichsten zuerst.",
  "Labelled images that a model which had not seen them calls something else, the surest first.":
    "Zugeordnete Bilder, die ein Modell, das sie nicht gesehen hatte, anders einordnet, die sichersten zuerst.",
  "Labels that are probably wrong by confident learning: another category is more probable than usual for its own images, by a model which had not seen them.":
    "Nach „Confident Learning“ wahrscheinlich falsche Labels: Für ein Modell, das die Bilder nicht gesehen hatte, ist eine andere Kategorie wahrscheinlicher als sonst bei deren eigenen Bildern.",
  "Unknown images, each as far as can be from those before it and from the labelled ones (k-centre).":
    "Unbekannte Bilder, jedes so weit wie möglich von den vorherigen und von den zugeordneten entfernt (k-Center).",
  "Images that look almost the same, one beside the other.":
    "Bilder, die fast gleich aussehen, nebeneinander.",
  "Images by how far away the ten most similar ones are, the farthest first.":
    "Bilder, geordnet nach dem Abstand zu den zehn ähnlichsten, die entferntesten zuerst.",
  "Images by how similar they are to the chosen ones, these first.":
    "Bilder, geordnet nach ihrer Ähnlichkeit mit den ausgewählten, diese zuerst.",
  "The images of a labelling pass in an order drawn by chance, to be labelled again.":
    "Die Bilder eines Durchgangs in zufälliger Reihenfolge, zum erneuten Zuordnen.",
  "All images in an order drawn by chance; the same seed gives the same order.":
    "Alle Bilder in zufälliger Reihenfolge; derselbe Startwert ergibt dieselbe Reihenfolge.",
};
