// Words of the backend about explanations, in Spanish.
export const explainMessages: Record<string, string> = {
  Explaining: "Preguntando por cada lugar",
  places: "lugares",
  "Found what in {name} speaks for “{category}”.":
    "Encontrado lo que en {name} habla a favor de “{category}”.",
  "Stopped; nothing was explained.": "Detenido; no se explicó nada.",
  "The model does not know this category: it was not among those it was fitted with.":
    "El modelo no conoce esta categoría: no estaba entre aquellas con las que se entrenó.",
  "The model does not know the category that was asked about; it knows {known}. Fit the model again.":
    "El modelo no conoce la categoría por la que se preguntó; conoce {known}. Entrene el modelo de nuevo.",
  "The image cannot be explained: {reason}": "No se puede explicar la imagen: {reason}",
  "Quick has no maps that could show where it looks. Choose occlusion, which hides one place after another instead.":
    "Quick no tiene mapas que puedan mostrar dónde mira. Elija la oclusión, que en su lugar tapa un lugar tras otro.",
  "The model gives no finite numbers for this image. Fit it again.":
    "El modelo no da números finitos para esta imagen. Entrénelo de nuevo.",
};
