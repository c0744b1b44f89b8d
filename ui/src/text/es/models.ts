// Texts of models that leave as files and come in, in Spanish.
import { count } from "./amounts";

export const models = {
  menu: "Exportar o añadir un modelo",
  exportMenu: "Exportar modelo…",
  addMenu: "Añadir un modelo…",

  exportTitle: "Exportar modelo",
  exportGo: "Exportar…",
  model: "Modelo",
  current: (name: string) => `${name} (predice ahora)`,
  format: "Formato",
  formats: {
    safetensors: {
      name: "Safetensors (.safetensors)",
      note: "Para otro proyecto de Vesicle o para Python. Conserva todo lo que Vesicle sabe del modelo, también sus ajustes y curvas.",
    },
    onnx: {
      name: "ONNX (.onnx)",
      note: "Para programas que ejecutan ONNX, como ONNX Runtime en Python, C++ o JavaScript. Recibe imágenes sin tratar: el reescalado y el cambio de tamaño van dentro.",
    },
    bioimageio: {
      name: "Paquete de bioimage.io (.zip)",
      note: "Para el BioImage Model Zoo y los programas que abren sus paquetes. Contiene el modelo ONNX y una imagen para probarlo.",
    },
  },
  values: "Valores de las imágenes que recibe",
  valuesNote: "8 y 16 bits no comparten escala, por eso un grafo exportado solo acepta uno de ellos.",
  fittedOn: (kind: string) => `${kind}, como las imágenes con las que se entrenó`,
  kinds: { U8: "8 bits", U16: "16 bits", F32: "Coma flotante" },
  backbone:
    "Este modelo usa también la red preentrenada. Donde vaya a predecir, esa red tiene que estar instalada.",
  exported: (model: string, path: string) => `El modelo «${model}» se ha escrito en ${path}.`,

  replaceTitle: "¿Añadir este modelo?",
  replaceBody: (n: number) =>
    `${n === 1 ? "1 imagen tiene una predicción" : `${count(n)} imágenes tienen predicciones`} del modelo actual. Se quedan hasta que vuelvas a predecir; entonces las sustituyen las del modelo añadido. Las etiquetas no cambian.`,
  replaceGo: "Añadir el modelo",
  added: (name: string) => `Se ha añadido el modelo «${name}». Predice a partir de ahora.`,
  tells: (names: string) => `Distingue: ${names}.`,
  channels: (n: number) => `Funciona con imágenes de ${n === 1 ? "1 canal" : `${n} canales`}.`,
  created: (names: string) => `Categorías nuevas: ${names}.`,
};
