// Words of the backend about explanations, in German.
export const explainTexts: Record<string, string> = {
  Explaining: "Stellen werden befragt",
  places: "Stellen",
  "Found what in {name} speaks for “{category}”.": "Was in {name} für „{category}“ spricht, ist gefunden.",
  "Stopped; nothing was explained.": "Gestoppt; es wurde nichts erklärt.",
  "The model does not know this category: it was not among those it was fitted with.":
    "Das Modell kennt diese Kategorie nicht: Sie war nicht unter denen, mit denen es trainiert wurde.",
  "The model does not know the category that was asked about; it knows {known}. Fit the model again.":
    "Das Modell kennt die Kategorie nicht, nach der gefragt wurde; es kennt {known}. Trainieren Sie das Modell erneut.",
  "The image cannot be explained: {reason}": "Das Bild kann nicht erklärt werden: {reason}",
  "Quick has no maps that could show where it looks. Choose occlusion, which hides one place after another instead.":
    "Quick hat keine Karten, die zeigen könnten, wohin es sieht. Wählen Sie „Verdecken“: Das verdeckt stattdessen eine Stelle nach der anderen.",
  "The model gives no finite numbers for this image. Fit it again.":
    "Das Modell liefert für dieses Bild keine endlichen Zahlen. Trainieren Sie es erneut.",
};
