// Texts in Spanish of the settings of the app, which hold for all projects.
import { count } from "./amounts";

export const settings = {
  title: "Configuración",
  body: "Para todos los proyectos de este equipo. Las imágenes que superen alguno de los dos límites se excluyen al importar, y una nota lo indica.",
  reading: "Leyendo la configuración…",
  megapixels: "Imagen más grande",
  megapixelsUnit: "megapíxeles",
  megapixelsHelp: (usual: number) =>
    `Ancho × alto en millones de píxeles. ${count(usual)} si no elige otro valor.`,
  memory: "Memoria por imagen",
  memoryUnit: "MB",
  memoryHelp: (usual: number, all: number) =>
    `Con todos sus canales. ${count(usual)} si no elige otro valor; este equipo tiene ${count(all)}. Se leen varias imágenes a la vez, así que quédese muy por debajo de esa cifra.`,
  network: (name: string) => `Red preentrenada: ${name}`,
  chooseWeights: "Elegir su archivo…",
  replaceWeights: "Elegir otro archivo…",
  language: "Idioma",
  systemLanguage: (name: string) => `El del sistema (${name})`,
  languageHelp: "Algunos detalles técnicos sobre archivos pueden aparecer en inglés.",
  usual: "Valores predeterminados",
  save: "Guardar",
};
