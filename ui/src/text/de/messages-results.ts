// What the backend says in English of curves, metrics and evaluations, in German.
export const resultTexts: Record<string, string> = {
  // Advice on the curves.
  "The loss stopped being a number in epoch {epoch}: the fit diverged. Start afresh with a smaller learning rate, for example a tenth.":
    "In Epoche {epoch} war der Verlust keine Zahl mehr: Das Training ist divergiert. Beginnen Sie neu mit einer kleineren Lernrate, zum Beispiel einem Zehntel.",
  "These curves look like overfitting since epoch {epoch}: the loss still falls on the training images but rises on the validation images. The model learns its training images by heart. More labelled images help most; fewer epochs or random crops help too.":
    "Diese Kurven sehen seit Epoche {epoch} nach Überanpassung aus: Bei den Trainingsbildern fällt der Verlust noch, bei den Validierungsbildern steigt er. Das Modell lernt seine Trainingsbilder auswendig. Am meisten helfen mehr zugeordnete Bilder; auch weniger Epochen oder zufällige Fenster helfen.",
  "The model has hardly learnt anything yet: it is not much better than guessing, also on its own training images. Try more epochs, another learning rate, or a larger input.":
    "Das Modell hat noch kaum etwas gelernt: Selbst bei den eigenen Trainingsbildern ist es nicht viel besser als Raten. Versuchen Sie mehr Epochen, eine andere Lernrate oder eine größere Eingabe.",
  "The loss was still falling when the fit ended. Fit again to continue from these weights.":
    "Der Verlust fiel noch, als das Training endete. Trainieren Sie erneut, um mit diesen Gewichten fortzufahren.",
  "There are no validation images, so nobody can tell how the model does on images it has not seen. Label more images or lower the training percentage.":
    "Es gibt keine Validierungsbilder; niemand kann also sagen, wie gut das Modell bei Bildern ist, die es nicht gesehen hat. Ordnen Sie mehr Bilder zu, oder senken Sie den Trainingsanteil.",
  "There are only 1 validation images, so the validation curves jump in steps of {step} %: read them with care.":
    "Es gibt nur 1 Validierungsbild, daher springen die Validierungskurven in Schritten von {step} %: Lesen Sie sie mit Vorsicht.",
  "There are only {n} validation images, so the validation curves jump in steps of {step} %: read them with care.":
    "Es gibt nur {n} Validierungsbilder, daher springen die Validierungskurven in Schritten von {step} %: Lesen Sie sie mit Vorsicht.",
  "Training and validation curves stay close together: no sign of overfitting.":
    "Trainings- und Validierungskurven bleiben nahe beieinander: kein Anzeichen von Überanpassung.",

  // What metrics mean, and words of their formulas.
  "The share of images that were predicted right.": "Der Anteil der Bilder, die richtig vorhergesagt wurden.",
  "correct / all": "richtige / alle",
  "The mean recall of the categories that have images: always answering with the commonest category gives 1/K, however common it is.":
    "Der mittlere Recall der Kategorien, die Bilder haben: Immer mit der häufigsten Kategorie zu antworten, ergibt 1/K, wie häufig sie auch ist.",
  "1/K · Σ TP / (TP + FN) of each category": "1/K · Σ TP / (TP + FN) jeder Kategorie",
  "How surprised the model is by the truth, in nats. 0 is perfect; guessing evenly among K categories gives ln K (0.69 for two).":
    "Wie sehr die Wahrheit das Modell überrascht, in Nat. 0 ist perfekt; gleichmäßiges Raten unter K Kategorien ergibt ln K (0,69 bei zweien).",
  "−1/N · Σ ln p(true category)": "−1/N · Σ ln p(wahre Kategorie)",
  "Of the images predicted as this category, the share that truly belong to it.":
    "Von den Bildern, die als diese Kategorie vorhergesagt wurden, der Anteil, der wirklich zu ihr gehört.",
  "Of the images that truly belong to this category, the share that were found.":
    "Von den Bildern, die wirklich zu dieser Kategorie gehören, der Anteil, der gefunden wurde (Sensitivität).",
  "The harmonic mean of precision and recall: high only if both are.":
    "Das harmonische Mittel von Präzision und Recall: nur hoch, wenn beide es sind.",
  "The plain mean over the categories that have images, so a rare category counts as much as a common one.":
    "Das einfache Mittel über die Kategorien, die Bilder haben; eine seltene Kategorie zählt also so viel wie eine häufige.",
  "1/K · Σ value of each category": "1/K · Σ Wert jeder Kategorie",
  "How far, on average, the confidence is from how often it is right. 0 is perfect. With few images it is above 0 by chance alone.":
    "Wie weit die Konfidenz im Mittel davon entfernt ist, wie oft sie recht hat. 0 ist perfekt. Bei wenigen Bildern liegt der Wert schon durch Zufall über 0.",
  "Σ n/N · |share right − mean confidence| of each bin":
    "Σ n/N · |Anteil richtig − mittlere Konfidenz| jedes Intervalls",
  "The squared distance between the probabilities and the truth: 0 is perfect, 2 the worst.":
    "Der quadrierte Abstand zwischen den Wahrscheinlichkeiten und der Wahrheit: 0 ist perfekt, 2 am schlechtesten.",
  "1/N · Σ (p − y)² over all categories, y = 1 for the true one":
    "1/N · Σ (p − y)² über alle Kategorien, y = 1 für die wahre",
  "The number of evaluated images that truly belong to this category.":
    "Die Anzahl der ausgewerteten Bilder, die wirklich zu dieser Kategorie gehören.",

  // Notes of an evaluation.
  "Only 1 images were evaluated: one image more or less changes the accuracy by {step} %. Label more images before you trust these numbers.":
    "Nur 1 Bild wurde ausgewertet: Ein Bild mehr oder weniger ändert die Genauigkeit um {step} %. Ordnen Sie mehr Bilder zu, bevor Sie diesen Zahlen trauen.",
  "Only {n} images were evaluated: one image more or less changes the accuracy by {step} %. Label more images before you trust these numbers.":
    "Nur {n} Bilder wurden ausgewertet: Ein Bild mehr oder weniger ändert die Genauigkeit um {step} %. Ordnen Sie mehr Bilder zu, bevor Sie diesen Zahlen trauen.",
  "Nothing was predicted as “{name}”: its precision is undefined and counted as 0.":
    "Nichts wurde als „{name}“ vorhergesagt: Die Präzision ist hier nicht definiert und zählt als 0.",
  "None of these images is labelled “{name}”: its recall is undefined, and it is left out of the means.":
    "Keines dieser Bilder ist „{name}“ zugeordnet: Der Recall ist hier nicht definiert, und die Kategorie fehlt in den Mittelwerten.",
  "Images with the same “{column}” were learnt from and evaluated. They resemble each other, so these numbers may promise too much for new ones: fit again with “{again}” kept together.":
    "Aus Bildern mit demselben Wert in „{column}“ wurde gelernt, und andere davon wurden ausgewertet. Sie ähneln einander, daher können diese Zahlen für neue Bilder zu viel versprechen: Trainieren Sie erneut, und halten Sie „{column}“ zusammen.",
  "“{first}” and “{second}” look almost the same, and one was learnt from while the other checked. The accuracy may promise too much for new images: remove the copies, or keep what belongs together on one side by a column (“Keep together”).":
    "„{first}“ und „{second}“ sehen fast gleich aus; aus dem einen wurde gelernt, während das andere prüfte. Die Genauigkeit kann für neue Bilder zu viel versprechen: Entfernen Sie die Kopien, oder halten Sie über eine Spalte auf einer Seite, was zusammengehört („Zusammenhalten“).",
  "“{first}” and “{second}” look almost the same, and one was learnt from while the other checked. So does 1 more image, with one on the other side. The accuracy may promise too much for new images: remove the copies, or keep what belongs together on one side by a column (“Keep together”).":
    "„{first}“ und „{second}“ sehen fast gleich aus; aus dem einen wurde gelernt, während das andere prüfte. Das gilt noch für 1 weiteres Bild und eines auf der anderen Seite. Die Genauigkeit kann für neue Bilder zu viel versprechen: Entfernen Sie die Kopien, oder halten Sie über eine Spalte auf einer Seite, was zusammengehört („Zusammenhalten“).",
  "“{first}” and “{second}” look almost the same, and one was learnt from while the other checked. So do {n} more images, each with one on the other side. The accuracy may promise too much for new images: remove the copies, or keep what belongs together on one side by a column (“Keep together”).":
    "„{first}“ und „{second}“ sehen fast gleich aus; aus dem einen wurde gelernt, während das andere prüfte. Das gilt noch für {n} weitere Bilder und jeweils eines auf der anderen Seite. Die Genauigkeit kann für neue Bilder zu viel versprechen: Entfernen Sie die Kopien, oder halten Sie über eine Spalte auf einer Seite, was zusammengehört („Zusammenhalten“).",
};
