// What the backend says in English of the Fit settings, in German: labels, help, units, and what can be chosen.
export const settingTexts: Record<string, string> = {
  // What learns and what it sees.
  Architecture: "Architektur",
  "What learns.": "Was lernt.",
  "Describes each image by some hundred numbers (brightness, texture, spots, shapes) and learns from those, in a second. Best with few labels: from three a category.":
    "Beschreibt jedes Bild durch einige hundert Zahlen (Helligkeit, Textur, Punkte, Formen) und lernt aus diesen, in einer Sekunde. Am besten bei wenigen Labels: ab drei je Kategorie.",
  "Two convolutions and one dense layer. Learns what is where in the image.":
    "Zwei Faltungen und eine vollverbundene Schicht. Lernt, was wo im Bild ist.",
  "Four small convolutions, then the average over the whole image. Learns textures and spots wherever they are; good with few labels.":
    "Vier kleine Faltungen, dann das Mittel über das ganze Bild. Lernt Texturen und Punkte, wo auch immer sie sind; gut bei wenigen Labels.",
  "A modern network of 3.4 million weights, trained further from those for photographs. For many labels; slow on a processor. Input from 32 pixels.":
    "Ein modernes Netz mit 3,4 Millionen Gewichten, das von denen für Fotos aus weitertrainiert wird. Für viele Labels; langsam auf einem Prozessor. Eingabe ab 32 Pixeln.",
  "Pretrained weights": "Vortrainierte Gewichte",
  "Begin with weights that were trained on photographs, where they are installed (vesicle backbone show).":
    "Mit Gewichten beginnen, die an Fotos trainiert wurden, sofern sie installiert sind (vesicle backbone show).",
  "Frozen epochs": "Eingefrorene Epochen",
  "For so long only the last layer learns; then everything, at a tenth of the learning rate.":
    "So lange lernt nur die letzte Schicht; danach alles, mit einem Zehntel der Lernrate.",
  "Input width": "Eingabebreite",
  "Width of what the network sees. More shows finer detail and takes longer.":
    "Breite dessen, was das Netz sieht. Mehr zeigt feinere Einzelheiten und dauert länger.",
  "Input height": "Eingabehöhe",
  "Height of what the network sees. More shows finer detail and takes longer.":
    "Höhe dessen, was das Netz sieht. Mehr zeigt feinere Einzelheiten und dauert länger.",
  Crop: "Ausschnitt",
  "Which part of each image the network sees.": "Welchen Teil jedes Bildes das Netz sieht.",
  "Whole image": "Ganzes Bild",
  "The whole image, shrunk to the input size. Fine detail is lost if the image is much larger.":
    "Das ganze Bild, auf die Eingabegröße verkleinert. Ist das Bild viel größer, gehen feine Einzelheiten verloren.",
  Centre: "Mitte",
  "The largest window in the middle with the shape of the input. For objects in the middle.":
    "Das größte Fenster in der Mitte mit dem Seitenverhältnis der Eingabe. Für Objekte in der Mitte.",
  "Random windows": "Zufällige Fenster",
  "In each epoch another part of the image, at finer scale. Predictions average several windows. For textures and fields of many cells.":
    "In jeder Epoche ein anderer Teil des Bildes, in feinerem Maßstab. Vorhersagen mitteln über mehrere Fenster. Für Texturen und Felder mit vielen Zellen.",
  Rescale: "Skalierung",
  "How brightness is brought to a common scale, the same for all images.":
    "Wie die Helligkeit auf eine gemeinsame Skala gebracht wird, für alle Bilder gleich.",
  Off: "Aus",
  "Pixel values as they are in the file.": "Pixelwerte, wie sie in der Datei stehen.",
  "By pixel type": "Nach Pixeltyp",
  "Black is 0 and the brightest value the pixel type can hold is 1.":
    "Schwarz ist 0, und der hellste Wert, den der Pixeltyp fasst, ist 1.",
  "By percentiles": "Nach Perzentilen",
  "Per channel, the darkest 0.1 % of the training images become 0 and the brightest 0.1 % become 1.":
    "Je Kanal werden die dunkelsten 0,1 % der Trainingsbilder zu 0 und die hellsten 0,1 % zu 1.",
  Standardise: "Standardisieren",
  "Per channel, the training images get mean 0 and standard deviation 1.":
    "Je Kanal bekommen die Trainingsbilder den Mittelwert 0 und die Standardabweichung 1.",

  // How training images are varied.
  Mirror: "Spiegeln",
  "Training images are mirrored at random. For images that look as likely the other way round.":
    "Trainingsbilder werden zufällig gespiegelt. Für Bilder, die andersherum genauso vorkommen könnten.",
  "Quarter turns": "Vierteldrehungen",
  "Training images are turned at random by quarter turns; if the input is not square by half turns.":
    "Trainingsbilder werden zufällig um Vierteldrehungen gedreht; ist die Eingabe nicht quadratisch, um halbe.",
  Rotation: "Drehung",
  "Training images are turned by up to so much either way.":
    "Trainingsbilder werden höchstens um diesen Winkel gedreht, in beide Richtungen.",
  Shift: "Verschiebung",
  "Training images are moved by up to this share of their sides.":
    "Trainingsbilder werden höchstens um diesen Anteil ihrer Seitenlängen verschoben.",
  "Training images are enlarged or reduced by up to 1 + this. Not where size tells the categories apart.":
    "Trainingsbilder werden höchstens um den Faktor (1 + dieser Wert) vergrößert oder verkleinert. Nicht, wenn die Größe die Kategorien unterscheidet.",
  "Intensity gain": "Intensitätsfaktor",
  "The contrast of each channel is multiplied or divided by up to 1 + this.":
    "Der Kontrast jedes Kanals wird höchstens um den Faktor (1 + dieser Wert) verstärkt oder abgeschwächt.",
  "Intensity offset": "Intensitätsversatz",
  "Each channel gets brighter or darker by up to so many of its standard deviations.":
    "Jeder Kanal wird höchstens um so viele seiner Standardabweichungen heller oder dunkler.",
  Noise: "Rauschen",
  "Noise of up to so many standard deviations of the channel is added.":
    "Es kommt Rauschen hinzu, höchstens so viele Standardabweichungen des Kanals.",
  Blur: "Unschärfe",
  "Training images are blurred by up to so many pixels of the input, as if a little out of focus.":
    "Trainingsbilder werden höchstens um so viele Pixel der Eingabe weichgezeichnet, als wären sie leicht unscharf aufgenommen.",
  "Channel dropout": "Kanal-Dropout",
  "Probability that a channel is blanked, so that the network does not rely on one alone.":
    "Wahrscheinlichkeit, dass ein Kanal geleert wird, damit sich das Netz nicht auf einen allein verlässt.",

  // How it learns.
  "Training percentage": "Trainingsanteil",
  "Share of the labelled images to learn from (0.75 is 75 %); the rest checks how well it went.":
    "Anteil der zugeordneten Bilder, aus denen gelernt wird (0,75 sind 75 %); der Rest prüft, wie gut es ging.",
  "Keep together": "Zusammenhalten",
  "Images that share a well, plate or donor resemble each other. Those with the same value in this column are never learnt from and checked on at once, so that the accuracy is that on new wells or donors.":
    "Bilder aus demselben Well, von derselben Platte oder demselben Spender ähneln einander. Die mit demselben Wert in dieser Spalte dienen nie zugleich zum Lernen und zum Prüfen, sodass die Genauigkeit für neue Wells oder Spender gilt.",
  Shuffle: "Mischen",
  "Choose training images, and their order in each epoch, at random. Off keeps the order of the images.":
    "Trainingsbilder, und ihre Reihenfolge in jeder Epoche, zufällig wählen. Ist dies aus, bleibt die Reihenfolge der Bilder erhalten.",
  Epochs: "Epochen",
  "How often the network goes through all training images.":
    "Wie oft das Netz alle Trainingsbilder durchgeht.",
  epochs: "Epochen",
  "Batch size": "Batch-Größe",
  "Images looked at together before each step. Fewer means more steps in an epoch.":
    "Bilder, die vor jedem Schritt gemeinsam angesehen werden. Weniger bedeutet mehr Schritte je Epoche.",
  images: "Bilder",
  Patience: "Geduld",
  "Ends when the validation loss has not improved for so long, and keeps the best epoch. 0 is off.":
    "Endet, wenn sich der Validierungsverlust so lange nicht verbessert hat, und behält die beste Epoche. 0 = aus.",
  "Cross-validation": "Kreuzvalidierung",
  "Fits so many models more, each without a part of the training images, and judges it by them. 0 is off.":
    "Trainiert so viele weitere Modelle, jedes ohne einen Teil der Trainingsbilder, und prüft sie an diesem Teil. 0 = aus.",
  folds: "Folds",
  "Class balance": "Klassenausgleich",
  "What is done where some categories have more training images than others.":
    "Was geschieht, wenn manche Kategorien mehr Trainingsbilder haben als andere.",
  None: "Keiner",
  "Every image counts the same, so large categories count more.":
    "Jedes Bild zählt gleich viel, große Kategorien zählen also mehr.",
  Weights: "Gewichtung",
  "Every category counts the same: images of small ones weigh more in the loss.":
    "Jede Kategorie zählt gleich viel: Bilder kleiner Kategorien wiegen im Verlust mehr.",
  Sampling: "Ziehung",
  "Every category is shown as often: images of small ones several times in an epoch.":
    "Jede Kategorie wird gleich oft gezeigt: Bilder kleiner Kategorien mehrmals je Epoche.",
  Optimizer: "Optimierer",
  "The rule by which the network corrects itself.": "Die Regel, nach der sich das Netz korrigiert.",
  "Adapts the step for each weight. A good first choice.":
    "Passt den Schritt für jedes Gewicht an. Eine gute erste Wahl.",
  "Adam that also keeps weights small, against overfitting.":
    "Adam, das zusätzlich die Gewichte klein hält, gegen Überanpassung.",
  "Plain steps along the gradient. Needs a larger learning rate, about 0.01 to 0.1.":
    "Einfache Schritte entlang des Gradienten. Braucht eine größere Lernrate, etwa 0,01 bis 0,1.",
  "SGD with momentum": "SGD mit Momentum",
  "Steps that keep 0.9 of their last direction. Learning rate about 0.01.":
    "Schritte, die 0,9 ihrer letzten Richtung beibehalten. Lernrate etwa 0,01.",
  "Divides each step by the recent size of the gradient.":
    "Teilt jeden Schritt durch die jüngste Größe des Gradienten.",
  "Steps that get smaller the more a weight has moved. Learning rate about 0.01.":
    "Schritte, die umso kleiner werden, je mehr sich ein Gewicht bewegt hat. Lernrate etwa 0,01.",
  Loss: "Verlustfunktion",
  "What the fit makes as small as possible.": "Was das Training so klein wie möglich macht.",
  "Cross entropy": "Kreuzentropie",
  "Surprise about the right category. The usual choice.":
    "Überraschung über die richtige Kategorie. Die übliche Wahl.",
  "Binary cross entropy": "Binäre Kreuzentropie",
  "One yes-or-no question for each category.": "Eine Ja-Nein-Frage für jede Kategorie.",
  "Mean squared error": "Mittlerer quadratischer Fehler",
  "Squared distance between probabilities and the truth.":
    "Quadrierter Abstand zwischen den Wahrscheinlichkeiten und der Wahrheit.",
  "Mean absolute error": "Mittlerer absoluter Fehler",
  "Distance between probabilities and the truth. Forgiving to wrong labels.":
    "Abstand zwischen den Wahrscheinlichkeiten und der Wahrheit. Nachsichtig mit falschen Labels.",
  "Squared for small distances, plain for large ones.":
    "Quadratisch bei kleinen Abständen, linear bei großen.",
  "The right category must win by a margin of 1. Confidences are less meaningful.":
    "Die richtige Kategorie muss mit einem Abstand von 1 gewinnen. Konfidenzen sind weniger aussagekräftig.",
  "Mixed precision": "Gemischte Genauigkeit",
  "On a graphics processor that has it, layers learn in half precision: faster on many, and with half the memory.":
    "Auf einem Grafikprozessor, der es kann, lernen die Schichten mit halber Genauigkeit: auf vielen schneller und mit halbem Speicher.",
  "Label smoothing": "Label-Glättung",
  "This share of the truth is spread over all categories, so that the network gets less sure of itself.":
    "Dieser Anteil der Wahrheit wird über alle Kategorien verteilt, damit das Netz weniger selbstsicher wird.",
  "Learning rate": "Lernrate",
  "Size of the first corrections. Too large diverges, too small hardly learns.":
    "Größe der ersten Korrekturen. Ist sie zu groß, divergiert das Training; ist sie zu klein, lernt es kaum.",
  Schedule: "Lernratenverlauf",
  "How the learning rate goes on over the epochs.": "Wie sich die Lernrate über die Epochen entwickelt.",
  Constant: "Konstant",
  "It stays. For fits that go on again and again.":
    "Sie bleibt. Für ein Training, das immer wieder fortgesetzt wird.",
  Cosine: "Kosinus",
  "It falls along half a cosine to a twentieth. A good first choice.":
    "Sie fällt entlang eines halben Kosinus auf ein Zwanzigstel. Eine gute erste Wahl.",
  "It falls in a straight line to a twentieth.": "Sie fällt geradlinig auf ein Zwanzigstel.",
  Steps: "Stufen",
  "A tenth after half of the epochs, a hundredth after three quarters.":
    "Ein Zehntel nach der Hälfte der Epochen, ein Hundertstel nach drei Vierteln.",
  "Warm-up": "Aufwärmphase",
  "Over so many epochs the learning rate rises from near 0, before the schedule starts.":
    "Über so viele Epochen steigt die Lernrate von nahe 0 an, bevor ihr Verlauf beginnt.",
  "Weight decay": "Weight Decay",
  "Pulls weights towards 0, against overfitting. 0 is what is usual: 0.01 for AdamW, none for the others.":
    "Zieht Gewichte in Richtung 0, gegen Überanpassung. 0 steht für das Übliche: 0,01 bei AdamW, sonst nichts.",
  "Gradient clipping": "Gradientenbegrenzung",
  "Longer gradients are shortened to this norm, so that no batch throws the network off. 0 is off.":
    "Längere Gradienten werden auf diese Norm gekürzt, damit kein Batch das Netz aus der Bahn wirft. 0 = aus.",
  "Share of the last layer's inputs that is left out at random in each step, against overfitting.":
    "Anteil der Eingänge der letzten Schicht, der in jedem Schritt zufällig ausgelassen wird, gegen Überanpassung.",
  Seed: "Startwert",
  "Start of all random choices. The same seed gives the same result on the CPU.":
    "Ausgangspunkt aller Zufallsentscheidungen. Derselbe Startwert ergibt auf der CPU dasselbe Ergebnis.",
  "Refit after each label": "Nach jedem Label trainieren",
  "Fit Quick anew and predict the Unknown images by itself whenever a label changes.":
    "Quick von selbst neu trainieren und die unbekannten Bilder vorhersagen, sobald sich ein Label ändert.",
  Device: "Gerät",
  "The processor that computes.": "Der Prozessor, der rechnet.",
  Automatic: "Automatisch",
  "A graphics processor if there is one, else the processor.":
    "Ein Grafikprozessor, wenn es einen gibt, sonst der Prozessor.",
  "Processor (CPU)": "Prozessor (CPU)",
  "Always there, and repeats a fit exactly.": "Immer vorhanden, und wiederholt ein Training exakt.",
  "Processor (1 thread)": "Prozessor (1 Thread)",
  "Processor ({n} threads)": "Prozessor ({n} Threads)",
};
