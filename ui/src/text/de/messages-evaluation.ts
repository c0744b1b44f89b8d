// What the backend says in English of evaluations, of two models held against each other and of reports, in German. The
// oldest metrics are in messages-results.ts.

const progress: Record<string, string> = {
  "Estimating how far to trust the numbers": "Wie weit den Zahlen zu trauen ist, wird geschätzt",
  Comparing: "Vergleich",
  "Comparing: {device} may first have to compile its programs, which can take a minute.":
    "Vergleich: Für {device} müssen eventuell erst Programme kompiliert werden; das kann eine Minute dauern.",
  "Drawing examples": "Beispiele werden gezeichnet",
};

const evaluating: Record<string, string> = {
  "None of the images in the gallery has a label of one of the model's categories, so there is nothing to hold its answers against. Change the search or the filters, or label some of these images.":
    "Keines der Bilder in der Galerie ist einer Kategorie des Modells zugeordnet; es gibt also nichts, woran sich seine Antworten messen ließen. Ändern Sie die Suche oder die Filter, oder ordnen Sie einige dieser Bilder zu.",
  "None of the images that the model was trained on has a label of one of its categories any more. Fit it again.":
    "Keines der Bilder, mit denen das Modell trainiert wurde, ist noch einer seiner Kategorien zugeordnet. Trainieren Sie es erneut.",
  "There is no evaluation yet. Evaluate the classifier first.":
    "Es gibt noch keine Auswertung. Werten Sie zuerst den Klassifikator aus.",
  "This evaluation was made by an older version of the program, which kept only its numbers. Evaluate again.":
    "Diese Auswertung stammt von einer älteren Version des Programms, die nur die Zahlen aufbewahrt hat. Werten Sie erneut aus.",
  "{whole}.{tenth} % of {n} training images are remembered right, which is no accuracy.":
    "{whole},{tenth} % von {n} Trainingsbildern hat sich das Modell richtig gemerkt; eine Genauigkeit ist das nicht.",
  "{whole}.{tenth} % of {n} images in the gallery were predicted right; {learnt} of them were learnt from.":
    "{whole},{tenth} % von {n} Bildern in der Galerie wurden richtig vorhergesagt; von {learnt} dieser Bilder hatte das Modell gelernt.",
  "{whole}.{tenth} % of {n} images in the gallery were predicted right.":
    "{whole},{tenth} % von {n} Bildern in der Galerie wurden richtig vorhergesagt.",

  // Notes.
  "These images were learnt from: the numbers say how well they are remembered, not how good the model is on new images.":
    "Von diesen Bildern hatte das Modell gelernt: Die Zahlen sagen, wie gut es sie sich gemerkt hat, nicht wie gut es bei neuen Bildern ist.",
  "1 of these {all} images were learnt from and judged by the model itself, so the numbers promise too much for new images.":
    "Von 1 dieser {all} Bilder hatte das Modell gelernt, und es beurteilte dieses selbst; die Zahlen versprechen daher zu viel für neue Bilder.",
  "{n} of these {all} images were learnt from and judged by the model itself, so the numbers promise too much for new images.":
    "Von {n} dieser {all} Bilder hatte das Modell gelernt, und es beurteilte sie selbst; die Zahlen versprechen daher zu viel für neue Bilder.",
  "Every image was predicted right, so drawing the images anew cannot tell how far the other numbers could fall.":
    "Jedes Bild wurde richtig vorhergesagt. Wie weit die anderen Zahlen sinken könnten, lässt sich daher nicht erkennen, wenn man die Bilder neu zieht.",
  "Every image was predicted wrong, so drawing the images anew cannot tell how far the other numbers could rise.":
    "Jedes Bild wurde falsch vorhergesagt. Wie weit die anderen Zahlen steigen könnten, lässt sich daher nicht erkennen, wenn man die Bilder neu zieht.",
};

const comparing: Record<string, string> = {
  "Choose two different models or more to compare.":
    "Wählen Sie zwei oder mehr verschiedene Modelle zum Vergleichen.",
  "Choose {n} models at most to compare.": "Wählen Sie höchstens {n} Modelle zum Vergleichen.",
  "This model is not in the project any more. Choose another one.":
    "Dieses Modell ist nicht mehr im Projekt. Wählen Sie ein anderes.",
  "There is no image on which all these models can be judged: each was learnt from by one of them, or has a label that one of them does not know. Set some labelled images aside for Test, fit again, and evaluate on them.":
    "Es gibt kein Bild, an dem sich alle diese Modelle beurteilen lassen: Von jedem hat eines der Modelle gelernt, oder eines kennt seine Kategorie nicht. Legen Sie einige zugeordnete Bilder für den Test fest, trainieren Sie erneut, und werten Sie mit ihnen aus.",
  "Stopped; nothing was compared.": "Gestoppt; es wurde nichts verglichen.",
  "Compared {models} models on {n} images.": "{models} Modelle mit {n} Bildern verglichen.",
  "Compared on {n} images: the models differ on {differing} of them.":
    "Mit {n} Bildern verglichen: Die Modelle unterscheiden sich bei {differing} davon.",
  "The models differ on {differing} of {n} images: with fewer than {few} such images no difference can be told from chance.":
    "Die Modelle unterscheiden sich bei {differing} von {n} Bildern: Bei weniger als {few} solchen Bildern lässt sich kein Unterschied vom Zufall trennen.",
};

const report: Record<string, string> = {
  "Stopped; no report was written.": "Gestoppt; es wurde kein Bericht geschrieben.",
  "The report was written to {path}. There is no model yet, so it tells of the images and labels only.":
    "Der Bericht wurde als {path} gespeichert. Es gibt noch kein Modell; er handelt daher nur von den Bildern und Labels.",
  "The report was written to {path}. There is no evaluation yet, so it says nothing of how good the model is.":
    "Der Bericht wurde als {path} gespeichert. Es gibt noch keine Auswertung; wie gut das Modell ist, steht daher nicht darin.",
  "The report was written to {path}.": "Der Bericht wurde als {path} gespeichert.",
};

/** What metrics, curves and tests mean. */
const meanings: Record<string, string> = {
  "How far the agreement of model and labels is beyond chance: 1 is perfect, 0 what guessing with the same frequencies would reach.":
    "Wie weit die Übereinstimmung von Modell und Labels über den Zufall hinausgeht: 1 ist perfekt, 0 das, was Raten mit denselben Häufigkeiten erreichen würde.",
  "The correlation of predictions and labels: 1 is perfect, 0 no better than chance. It is high only if the model does well on rare categories, too.":
    "Die Korrelation von Vorhersagen und Labels: 1 ist perfekt, 0 nicht besser als Zufall. Sie ist nur hoch, wenn das Modell auch bei seltenen Kategorien gut ist.",
  "The plain mean precision of the categories that have images; one that was never predicted counts as 0.":
    "Das einfache Mittel der Präzision über die Kategorien, die Bilder haben; eine, die nie vorhergesagt wurde, zählt als 0.",
  "The plain mean recall of the categories that have images: the same number as the balanced accuracy.":
    "Das einfache Mittel des Recalls über die Kategorien, die Bilder haben: dieselbe Zahl wie die balancierte Genauigkeit.",
  "The plain mean F1 of the categories that have images: low as soon as one category is poorly told apart.":
    "Das einfache Mittel von F1 über die Kategorien, die Bilder haben: niedrig, sobald sich eine Kategorie schlecht unterscheiden lässt.",
  "The mean precision, each category counting as much as it has images, so common categories decide.":
    "Die mittlere Präzision, wobei jede Kategorie nach der Zahl ihrer Bilder zählt; häufige Kategorien entscheiden also.",
  "The mean recall, each category counting as much as it has images: the same number as the accuracy.":
    "Der mittlere Recall, wobei jede Kategorie nach der Zahl ihrer Bilder zählt: dieselbe Zahl wie die Genauigkeit.",
  "The mean F1, each category counting as much as it has images, so common categories decide.":
    "Das mittlere F1, wobei jede Kategorie nach der Zahl ihrer Bilder zählt; häufige Kategorien entscheiden also.",
  "The chance that an image of a category has a higher probability of it than an image of another one. 0.5 is guessing, 1 perfect; it does not depend on a threshold.":
    "Wie wahrscheinlich es ist, dass das Modell einem Bild der Kategorie mehr Wahrscheinlichkeit für sie gibt als einem Bild einer anderen. 0,5 ist Raten, 1 perfekt; von einem Schwellenwert hängt das nicht ab.",
  "The mean precision while more and more images are accepted, the most probable first. Guessing gives the category's share of the images, so it is the stricter one for rare categories.":
    "Die mittlere Präzision, während immer mehr Bilder angenommen werden, die wahrscheinlichsten zuerst. Raten ergibt den Anteil der Kategorie an den Bildern; bei seltenen Kategorien ist dieses Maß daher das strengere.",
  "What each threshold costs and gains: the share of other images wrongly taken for the category, and the share of its own that are found. The diagonal is guessing.":
    "Was jeder Schwellenwert kostet und bringt: der Anteil anderer Bilder, die fälschlich für die Kategorie gehalten werden, und der Anteil der eigenen, die gefunden werden. Die Diagonale ist Raten.",
  "How pure the images called this category are when a given share of it is found. The level line is guessing: the category's share of the images.":
    "Wie rein die Bilder sind, die dieser Kategorie zugerechnet werden, wenn ein bestimmter Anteil von ihr gefunden wird. Die waagerechte Linie ist Raten: der Anteil der Kategorie an den Bildern.",
  "Where the value would mostly lie with other images of the same kind. If images of one well or donor are alike, whole groups are drawn, and the interval is as wide as it should be.":
    "Wo der Wert bei anderen Bildern derselben Art meist läge. Ähneln sich die Bilder eines Wells oder Spenders, werden ganze Gruppen gezogen, und das Intervall ist so breit, wie es sein sollte.",
  "Among many comparisons some look unlike by chance alone. Adjusted, any of them falls below 0.05 in one of 20 cases only, if no two models differ.":
    "Unter vielen Vergleichen fallen einige allein durch Zufall auf. Angepasst fällt irgendeiner davon nur in einem von 20 Fällen unter 0,05, wenn sich keine zwei Modelle unterscheiden.",
  "How often chance alone would divide so unevenly the images that only one of two models gets right. A small value says that the models differ.":
    "Wie oft allein der Zufall die Bilder, bei denen nur eines von zwei Modellen richtig liegt, so ungleich aufteilen würde. Ein kleiner Wert spricht dafür, dass sich die Modelle unterscheiden.",
};

/** The formulas that have words in them. */
const formulas: Record<string, string> = {
  "(accuracy − chance) / (1 − chance), chance = Σ labelled/N · predicted/N of each category":
    "(Genauigkeit − Zufall) / (1 − Zufall), Zufall = Σ zugeordnet/N · vorhergesagt/N jeder Kategorie",
  "(c·N − Σ t·p) / √((N² − Σ p²)·(N² − Σ t²)); c correct, t labelled, p predicted as each category":
    "(c·N − Σ t·p) / √((N² − Σ p²)·(N² − Σ t²)); c richtige, je Kategorie t zugeordnete und p vorhergesagte",
  "1/K · Σ precision of each category": "1/K · Σ Präzision jeder Kategorie",
  "1/K · Σ recall of each category": "1/K · Σ Recall jeder Kategorie",
  "1/K · Σ F1 of each category": "1/K · Σ F1 jeder Kategorie",
  "Σ n/N · precision of each category": "Σ n/N · Präzision jeder Kategorie",
  "Σ n/N · recall of each category": "Σ n/N · Recall jeder Kategorie",
  "Σ n/N · F1 of each category": "Σ n/N · F1 jeder Kategorie",
  "1/K · Σ area under the ROC curve of each category against all others":
    "1/K · Σ Fläche unter der ROC-Kurve jeder Kategorie gegen alle anderen",
  "1/K · Σ of each category of Σ (recall − recall before) · precision":
    "1/K · Σ über jede Kategorie von Σ (Recall − Recall davor) · Präzision",
  "FP / (FP + TN) across, TP / (TP + FN) up, for every threshold":
    "FP / (FP + TN) waagerecht, TP / (TP + FN) senkrecht, für jeden Schwellenwert",
  "TP / (TP + FN) across, TP / (TP + FP) up, for every threshold":
    "TP / (TP + FN) waagerecht, TP / (TP + FP) senkrecht, für jeden Schwellenwert",
  "2.5 % and 97.5 % quantile of the value over drawings with replacement":
    "2,5-%- und 97,5-%-Quantil des Werts über Ziehungen mit Zurücklegen",
  "min(1, 2 · Σ C(b + c, k) / 2^(b + c)), k from 0 to min(b, c); b, c: images that only one model gets right":
    "min(1, 2 · Σ C(b + c, k) / 2^(b + c)), k von 0 bis min(b, c); b, c: Bilder, bei denen nur ein Modell richtig liegt",
  "largest of p · (m − i + 1) so far, at most 1; p the i-th smallest of m":
    "größtes p · (m − i + 1) bis dahin, höchstens 1; p das i-t kleinste von m",
};

export const evaluationTexts: Record<string, string> = {
  ...progress,
  ...evaluating,
  ...comparing,
  ...report,
  ...meanings,
  ...formulas,
};
