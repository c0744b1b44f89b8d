// Texts of models that leave as files and come in, in German.
import { count } from "./amounts";

export const models = {
  menu: "Modell exportieren oder hinzufügen",
  exportMenu: "Modell exportieren…",
  addMenu: "Modell hinzufügen…",

  exportTitle: "Modell exportieren",
  exportGo: "Exportieren…",
  model: "Modell",
  current: (name: string) => `${name} (sagt jetzt vorher)`,
  format: "Format",
  formats: {
    safetensors: {
      name: "Safetensors (.safetensors)",
      note: "Für ein anderes Vesicle-Projekt oder für Python. Bewahrt alles, was Vesicle über das Modell weiß, auch Einstellungen und Kurven.",
    },
    onnx: {
      name: "ONNX (.onnx)",
      note: "Für Programme, die ONNX ausführen, etwa ONNX Runtime in Python, C++ oder JavaScript. Es nimmt rohe Bilder: Skalierung und Größenänderung sind darin enthalten.",
    },
    bioimageio: {
      name: "bioimage.io-Paket (.zip)",
      note: "Für den BioImage Model Zoo und Programme, die dessen Pakete öffnen. Enthält das ONNX-Modell und ein Bild, an dem es geprüft wird.",
    },
  },
  values: "Werte der Bilder, die es bekommt",
  valuesNote:
    "8 und 16 Bit haben nicht dieselbe Skala, darum nimmt ein exportierter Graph nur eines von beiden.",
  fittedOn: (kind: string) => `${kind}, wie die Bilder, mit denen es trainiert wurde`,
  kinds: { U8: "8 Bit", U16: "16 Bit", F32: "Gleitkomma" },
  backbone:
    "Dieses Modell verwendet auch das vortrainierte Netz. Wo es vorhersagen soll, muss dieses installiert sein.",
  exported: (model: string, path: string) => `Das Modell „${model}“ wurde in ${path} geschrieben.`,

  replaceTitle: "Dieses Modell hinzufügen?",
  replaceBody: (n: number) =>
    `${n === 1 ? "1 Bild hat eine Vorhersage" : `${count(n)} Bilder haben Vorhersagen`} des jetzigen Modells. Sie bleiben, bis Sie erneut vorhersagen; dann treten die des hinzugefügten Modells an ihre Stelle. Labels bleiben, wie sie sind.`,
  replaceGo: "Modell hinzufügen",
  added: (name: string) => `Das Modell „${name}“ wurde hinzugefügt. Es sagt von jetzt an vorher.`,
  tells: (names: string) => `Es unterscheidet: ${names}.`,
  channels: (n: number) => `Es arbeitet mit Bildern mit ${n === 1 ? "1 Kanal" : `${n} Kanälen`}.`,
  created: (names: string) => `Neue Kategorien: ${names}.`,
};
