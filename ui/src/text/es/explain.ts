// Texts of what the model goes by, beside an image in the viewer, in Spanish.

export const why = {
  title: "¿Por qué?",
  show: "Mostrar en qué se fija el modelo en esta imagen",
  hide: "Ocultar en qué se fija el modelo",
  body: "Dónde habla esta imagen a favor de una categoría, tal como la ve el modelo.",
  category: "Categoría",
  method: "Método",
  methods: { gradCam: "Grad-CAM", occlusion: "Oclusión" },
  methodHints: {
    gradCam: "Rápido y aproximado. Solo muestra lo que habla a favor de la categoría.",
    occlusion:
      "Más lento: tapa un lugar tras otro y vuelve a preguntar al modelo. Muestra también lo que habla en contra de la categoría.",
  },
  noMaps: "Quick no tiene mapas que Grad-CAM pueda seguir.",
  explain: "Explicar",
  again: "Explicar de nuevo",
  each: "Explicar cada imagen que abra",
  stack: "El modelo ve una pila tal como se entrenó, que puede ser otro corte u otro tiempo que el mostrado.",
  shown: "Mostrar sobre la imagen",
  opacity: "Opacidad",
  speaksFor: (name: string) => `a favor de ${name}`,
  speaksAgainst: (name: string) => `en contra de ${name}`,
  saysNothing: "no dice nada",
  nothing: (name: string) => `Ningún lugar de esta imagen habla más que otro a favor o en contra de ${name}.`,
  mostFor: (name: string, where: string) => `Lo que más habla a favor de ${name}: ${where}.`,
  mostAgainst: (name: string, where: string) => `Lo que más habla en contra de ${name}: ${where}.`,
  thirds: {
    upperLeft: "arriba a la izquierda",
    upper: "arriba",
    upperRight: "arriba a la derecha",
    left: "a la izquierda",
    middle: "en el centro",
    right: "a la derecha",
    lowerLeft: "abajo a la izquierda",
    lower: "abajo",
    lowerRight: "abajo a la derecha",
  },
  without: {
    lower: (factor: string, logOdds: string, grade: string) =>
      `${grade}: con este lugar tapado, la razón de probabilidades (odds) de la categoría es ${factor} veces menor (log-odds\u00a0−${logOdds}).`,
    higher: (factor: string, logOdds: string, grade: string) =>
      `${grade}: con este lugar tapado, la razón de probabilidades (odds) de la categoría es ${factor} veces mayor (log-odds\u00a0+${logOdds}).`,
  },
  over: (factor: string) => `más de ${factor}`,
  grades: {
    hardly: "Apenas cuenta",
    clearly: "Cuenta",
    strongly: "Cuenta mucho",
    veryStrongly: "Cuenta muchísimo",
  },
  caution: "Muestra en qué se fijó el modelo, no lo que es correcto.",
  source: "Fuente del método",
  sources: {
    gradCam: "Grad-CAM: Selvaraju et al., ICCV 2017.",
    occlusion:
      "Oclusión: Zeiler y Fergus, ECCV 2014; medida en log-odds como en Zintgraf et al., ICLR 2017; grados de Kass y Raftery, JASA 1995.",
  },
  cautionSource:
    "Una imagen convincente no demuestra que el modelo sea bueno: Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018.",
};
