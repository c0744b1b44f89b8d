// Texts of the map in Spanish.
import { amount, images } from "./amounts";

export const map = {
  menu: "Mostrar el mapa",
  toggle: "Mapa: las imágenes parecidas quedan cerca",
  title: "Mapa",
  close: "Cerrar el mapa",
  method: "Método",
  methods: { pca: "Componentes principales", tsne: "t-SNE" },
  methodNotes: {
    pca: "Una proyección: lo que está lejos en el mapa está lejos de verdad",
    tsne: "Los vecinos siguen juntos; las distancias entre grupos no significan nada",
  },
  again: "Volver a colocar las imágenes",
  emptyTitle: "Aún no hay mapa",
  emptyBody:
    "Cada imagen se convierte en un punto, y las que se parecen quedan cerca unas de otras. Dibuje un contorno alrededor de algunas para seleccionarlas en la galería.",
  make: { pca: "Crear un mapa por componentes principales", tsne: "Crear un mapa con t-SNE" },
  color: "Coloreado por",
  zoomIn: "Acercar",
  zoomOut: "Alejar",
  fit: "Mostrar todo",
  hint: "Dibuje un contorno para seleccionar imágenes; con Ctrl o Mayús, para añadirlas. Rueda: zoom. Botón central: mover. Doble clic: abrir.",
  described: (shown: number, all: number, by: string) =>
    `Mapa de ${images(all)}, ${amount(shown, "mostrada", "mostradas")} en la galería, coloreado por ${by}`,
  missing: (n: number) =>
    `${amount(n, "imagen no está", "imágenes no están")} en el mapa. Vuelva a colocar las imágenes.`,
  others: "Otras",
};
