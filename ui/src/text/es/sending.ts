// Texts of images that leave as files in folders, and of projects for Piximi, in Spanish.
import { count } from "./amounts";

export const sending = {
  imagesMenu: "Exportar imágenes a carpetas…",
  imagesTitle: "Exportar imágenes a carpetas",
  imagesBody:
    "Cada categoría se convierte en una carpeta con sus imágenes; las que no tienen categoría van a la carpeta «Unknown». Elige para ello una carpeta nueva o vacía: no se sobrescribe nada.",
  imagesGo: "Elegir una carpeta…",
  by: "Ordenar por",
  bases: {
    label: {
      name: "Etiqueta",
      note: "Lo que dijeron las personas; las imágenes sin etiqueta van a «Unknown».",
    },
    labelOrPrediction: {
      name: "Etiqueta o, si no hay, predicción",
      note: "Lo que no está etiquetado va según el modelo.",
    },
    prediction: {
      name: "Predicción",
      note: "Lo que dice el modelo; las imágenes por las que no se le preguntó van a «Unknown».",
    },
  },
  noPredictions: "Todavía no hay predicciones.",
  how: "Cómo",
  ways: {
    copy: {
      name: "Copiar",
      note: "Los archivos se quedan donde están; las copias ocupan otro tanto de espacio.",
    },
    link: {
      name: "Enlace duro",
      note: "No ocupa espacio: el mismo archivo en dos sitios; quien cambia uno cambia el otro. Los archivos de otra unidad se copian.",
    },
  },

  piximiMenu: "Exportar como proyecto de Piximi…",
  piximiTitle: "Exportar como proyecto de Piximi",
  piximiBody: (n: number) =>
    `${n === 1 ? "1 imagen va" : `${count(n)} imágenes van`} con canales, colores, categorías, etiquetas y particiones a un archivo que Piximi 1.1 abre con Open, Project, Project from Zip. Los valores de los píxeles no cambian.`,
  piximiGo: "Exportar…",
  piximiNotes: "Lo que es distinto en Piximi",
};
