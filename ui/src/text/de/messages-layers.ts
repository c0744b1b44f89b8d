// What the backend calls the layers of a model in English, in German.
export const layerTexts: Record<string, string> = {
  Input: "Eingabe",
  "Convolution ({kind})": "Faltung ({kind})",
  "Convolution {n} ({kind})": "Faltung {n} ({kind})",
  "Batch normalisation {n} ({kind})": "Batch-Normalisierung {n} ({kind})",
  "Max pooling {n} ({kind})": "Max-Pooling {n} ({kind})",
  Flatten: "Abflachung",
  "Global average and maximum": "Globaler Mittelwert und globales Maximum",
  "Global average": "Globaler Mittelwert",
  "Block {n} (inverted residual, {kind})": "Block {n} (invertierter Residualblock, {kind})",
  "Dense (one output per category)": "Vollverbunden (ein Ausgang je Kategorie)",
  "Features of the image": "Merkmale des Bildes",
  "Linear (one output per category)": "Linear (ein Ausgang je Kategorie)",
};
