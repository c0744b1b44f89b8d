// Texts of the start screen in Spanish.
export const start = {
  newProject: "Nuevo proyecto",
  newProjectHint: "Empezar vacío y añadir imágenes después",
  openProject: "Abrir proyecto…",
  openProjectHint: "Un archivo .vesicle",
  openImages: "Abrir imágenes…",
  openImagesHint: "TIFF, DICOM, PNG, JPEG y otros",
  openFolder: "Abrir carpeta…",
  openFolderHint: "Todas sus imágenes, también las de las subcarpetas",
  drop: "O suelte archivos de imagen y carpetas en cualquier parte de esta ventana",
  example: "Proyecto de ejemplo",
  exampleTitle: "Ensayo de arrestina-GFP en U2OS",
  simulated: "SIMULADO",
  exampleBody:
    "Células en las que la arrestina marcada con GFP está repartida por el citoplasma o se acumula en vesículas cuando se estimula un receptor. Las imágenes las dibuja un simulador, con ruido de cámara e iluminación desigual, para probar todo el proceso: etiquetar unas pocas, entrenar, predecir y evaluar.",
  exampleFacts: [
    ["Imágenes", "72, dos canales (ADN, arrestina-GFP)"],
    ["Tamaño", "512 × 512 px, 16 bits"],
    ["Categorías", "Negative Control, Positive Control"],
    ["Licencia", "MIT o Apache-2.0, creado por Vesicle; funciona sin conexión"],
  ] as [string, string][],
  exampleOpen: "Abrir proyecto de ejemplo",
  exampleContinue: "Continuar",
  exampleAfresh: "Empezar de cero",
  exampleAfreshTitle: "¿Empezar el ejemplo de cero?",
  exampleAfreshBody:
    "El proyecto de ejemplo se crea de nuevo. Se eliminan las etiquetas, las predicciones y los modelos que haya creado en él.",
  recent: "Proyectos recientes",
  recentNone: "Aquí aparecerán los proyectos que abra o guarde.",
  recentMissing: "El archivo ya no está ahí",
  recentRemove: (name: string) => `Quitar ${name} de la lista`,
  preparing: "Preparando…",
};
