// Texts in Spanish of the part of the import about a table with labels and metadata.
import { amount, count, images } from "./amounts";

interface Fit {
  rows: number;
  matched: number;
  images: number;
  described: number;
}

export const labelTable = {
  title: "Tabla con etiquetas y metadatos",
  hint: "CSV o TSV con una columna de nombres de archivo. Otras columnas pueden ser categoría, partición, grupo y metadatos.",
  choose: "Elegir tabla…",
  another: "Otra tabla…",
  without: "Sin tabla",
  found: (name: string) => `${name}, en la carpeta, nombra imágenes: ¿usarla para etiquetas y metadatos?`,
  reading: "Leyendo la tabla…",
  columns: "Qué son las columnas",
  roles: {
    file: "Archivo",
    folder: "Carpeta del archivo",
    category: "Categoría",
    partition: "Partición",
    group: "Grupo",
    metadata: "Metadatos",
  },
  summary: ({ matched, rows, described, images: all }: Fit) => {
    if (rows === 0) return "La tabla no tiene filas con un archivo.";
    if (matched === 0) return `Ninguna de las ${count(rows)} filas corresponde a un archivo.`;
    const whose =
      matched === rows && rows > 1
        ? `Las ${count(rows)} filas`
        : `${count(matched)} de ${amount(rows, "fila", "filas")}`;
    const row = `${whose} ${matched === 1 ? "corresponde" : "corresponden"} a un archivo`;
    return `${row}; ${count(described)} de ${images(all)} ${described === 1 ? "recibe" : "reciben"} una fila.`;
  },
  categories: (n: number, names: string) => `${amount(n, "categoría", "categorías")}: ${names}`,
  unmatched: (names: string) => `No se encontró ningún archivo para: ${names}`,
  doubtful: (names: string) =>
    `Podría referirse a varios archivos y no se usa (escriba también la carpeta): ${names}`,
};
