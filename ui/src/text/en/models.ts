// Texts of models that leave as files and come in.
import { count } from "./amounts";

export const models = {
  menu: "Export or add a model",
  exportMenu: "Export model…",
  addMenu: "Add a model…",

  exportTitle: "Export model",
  exportGo: "Export…",
  model: "Model",
  current: (name: string) => `${name} (predicts now)`,
  format: "Format",
  formats: {
    safetensors: {
      name: "Safetensors (.safetensors)",
      note: "For another Vesicle project, or for Python. Keeps all that Vesicle knows of the model, its settings and curves too.",
    },
    onnx: {
      name: "ONNX (.onnx)",
      note: "For programs that run ONNX, such as ONNX Runtime in Python, C++ or JavaScript. It takes raw images: rescaling and resizing are inside.",
    },
    bioimageio: {
      name: "bioimage.io package (.zip)",
      note: "For the BioImage Model Zoo and programs that open its packages. Holds the ONNX model and an image to test it by.",
    },
  },
  values: "Values of the images that it gets",
  valuesNote: "8 and 16 bits do not share a scale, so that an exported graph takes one of them.",
  fittedOn: (kind: string) => `${kind}, as the images it was fitted on`,
  kinds: { U8: "8 bits", U16: "16 bits", F32: "Floating point" },
  backbone:
    "This model uses the pretrained network too. Where it is to predict, that network must be installed.",
  exported: (model: string, path: string) => `The model “${model}” was written to ${path}.`,

  replaceTitle: "Add this model?",
  replaceBody: (n: number) =>
    `${n === 1 ? "1 image has a prediction" : `${count(n)} images have predictions`} of the model that is there now. They stay until you predict again; then those of the added model take their place. Labels stay as they are.`,
  replaceGo: "Add the model",
  added: (name: string) => `The model “${name}” was added. It predicts from now on.`,
  tells: (names: string) => `It tells apart: ${names}.`,
  channels: (n: number) => `It works with images of ${n === 1 ? "1 channel" : `${n} channels`}.`,
  created: (names: string) => `New categories: ${names}.`,
};
