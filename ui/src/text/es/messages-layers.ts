// Words of the backend in Spanish: the layers of a model.
export const layerMessages: Record<string, string> = {
  Input: "Entrada",
  "Convolution ({kind})": "Convolución ({kind})",
  "Convolution {n} ({kind})": "Convolución {n} ({kind})",
  "Batch normalisation {n} ({kind})": "Normalización por lotes {n} ({kind})",
  "Max pooling {n} ({kind})": "Agrupación por máximos {n} ({kind})",
  Flatten: "Aplanado",
  "Global average and maximum": "Media y máximo globales",
  "Global average": "Media global",
  "Block {n} (inverted residual, {kind})": "Bloque {n} (residual invertido, {kind})",
  "Dense (one output per category)": "Densa (una salida por categoría)",
  "Features of the image": "Características de la imagen",
  "Linear (one output per category)": "Lineal (una salida por categoría)",
};
