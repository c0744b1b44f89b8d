// Texts of the start screen in German.
export const start = {
  newProject: "Neues Projekt",
  newProjectHint: "Leer beginnen, dann Bilder hinzufügen",
  openProject: "Projekt öffnen…",
  openProjectHint: "Eine .vesicle-Datei",
  openImages: "Bilder öffnen…",
  openImagesHint: "TIFF, DICOM, PNG, JPEG und weitere",
  openFolder: "Ordner öffnen…",
  openFolderHint: "Alle Bilder darin und in den Unterordnern",
  drop: "Oder Bilddateien und Ordner irgendwo in diesem Fenster ablegen",
  example: "Beispielprojekt",
  exampleTitle: "U2OS-Arrestin-GFP-Assay",
  simulated: "SIMULIERT",
  exampleBody:
    "Zellen, in denen GFP-markiertes Arrestin im Zytoplasma verteilt ist oder sich in Vesikeln sammelt, wenn ein Rezeptor stimuliert wird. Die Bilder zeichnet ein Simulator, mit Kamerarauschen und ungleichmäßiger Beleuchtung, zum Ausprobieren des ganzen Ablaufs: einige zuordnen, trainieren, vorhersagen, auswerten.",
  exampleFacts: [
    ["Bilder", "72, zwei Kanäle (DNA, Arrestin-GFP)"],
    ["Größe", "512 × 512 px, 16 Bit"],
    ["Kategorien", "Negative Control, Positive Control"],
    ["Lizenz", "MIT oder Apache-2.0, von Vesicle erzeugt; funktioniert offline"],
  ] as [string, string][],
  exampleOpen: "Beispielprojekt öffnen",
  exampleContinue: "Fortsetzen",
  exampleAfresh: "Neu beginnen",
  exampleAfreshTitle: "Das Beispiel neu beginnen?",
  exampleAfreshBody:
    "Das Beispielprojekt wird neu angelegt. Die Labels, Vorhersagen und Modelle, die Sie darin erstellt haben, werden gelöscht.",
  recent: "Zuletzt verwendete Projekte",
  recentNone: "Projekte, die Sie öffnen oder speichern, werden hier aufgeführt.",
  recentMissing: "Die Datei ist nicht mehr vorhanden",
  recentRemove: (name: string) => `${name} aus der Liste entfernen`,
  preparing: "Wird vorbereitet…",
};
