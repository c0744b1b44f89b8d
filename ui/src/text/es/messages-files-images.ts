// Words of the backend in Spanish: why a file cannot be read as an image. Each stands behind a colon, so that it begins
// with a small letter.

/** What cannot be read yet. */
const NOT_YET: [string, string][] = [
  ["an HDF5 file (.h5, .ims)", "un archivo HDF5 (.h5, .ims)"],
  ["a Zeiss CZI file", "un archivo CZI de Zeiss"],
  ["a Leica LIF file", "un archivo LIF de Leica"],
  ["a Nikon ND2 file", "un archivo ND2 de Nikon"],
  ["an OLE container (.oib, .zvi)", "un contenedor OLE (.oib, .zvi)"],
  ["a JPEG 2000 file", "un archivo JPEG 2000"],
  ["an image with float colours", "una imagen con colores de coma flotante"],
  ["this kind of image ({error})", "este tipo de imagen ({error})"],
  ["a TIFF packed as {name}", "un TIFF comprimido como {name}"],
  [
    "a TIFF packed in a way of its own (number {number})",
    "un TIFF comprimido de una forma propia (número {number})",
  ],
  ["this kind of TIFF ({error})", "este tipo de TIFF ({error})"],
  ["a TIFF with colour model {model}", "un TIFF con el modelo de color {model}"],
  ["a TIFF with {bits} bits per sample", "un TIFF de {bits} bits por muestra"],
  ["a TIFF of complex numbers", "un TIFF de números complejos"],
  [
    "a TIFF with signed or float samples of {bits} bits",
    "un TIFF con muestras de {bits} bits con signo o de coma flotante",
  ],
  ["a TIFF with YCbCr colours in separate planes", "un TIFF con colores YCbCr en planos separados"],
  ["a TIFF with {name} colours of this depth", "un TIFF con colores {name} de esta profundidad"],
  [
    "a TIFF that stores differences of {bits}-bit samples",
    "un TIFF que guarda diferencias de muestras de {bits} bits",
  ],
  [
    "a TIFF whose tiles do not end with a whole byte",
    "un TIFF cuyas teselas no terminan en un byte completo",
  ],
  ["a stack of {bits}-bit numbers of this type", "una pila de números de {bits} bits de este tipo"],
  [
    "a DICOM file with the transfer syntax {name}",
    "un archivo DICOM con la sintaxis de transferencia {name}",
  ],
  ["a DICOM file with this kind of JPEG ({error})", "un archivo DICOM con este tipo de JPEG ({error})"],
  [
    "a DICOM file with {samples} samples per pixel of {stored} in {bits} bits",
    "un archivo DICOM con {samples} × {stored} en {bits} bits por píxel",
  ],
  ["a DICOM file with {bits} bits per sample", "un archivo DICOM de {bits} bits por muestra"],
  [
    "a DICOM file whose frames are in pieces without a table of them",
    "un archivo DICOM cuyos fotogramas están divididos en trozos sin un índice",
  ],
  ["a DICOM file with YBR colours of more than 8 bits", "un archivo DICOM con colores YBR de más de 8 bits"],
];
const ZARR_NOT_YET: [string, string][] = [
  ["a Zarr image of {type} samples", "una imagen Zarr con muestras de tipo {type}"],
  [
    "a Zarr image whose columns come before its rows",
    "una imagen Zarr cuyas columnas van antes que sus filas",
  ],
  ["a Zarr image with this codec ({error})", "una imagen Zarr con este códec ({error})"],
  ["a Zarr image of this type ({error})", "una imagen Zarr de este tipo ({error})"],
  ["a Zarr image of this kind ({error})", "una imagen Zarr de esta clase ({error})"],
];
const notYet = (kinds: [string, string][], wayOut: string, own: string) =>
  Object.fromEntries(
    kinds.map(([kind, spanish]) => [
      `${kind} cannot be read yet. ${wayOut}`,
      `aún no se puede leer ${spanish}. ${own}`,
    ]),
  );

const LOOKS_LIKE: [string, string][] = [
  ["text", "parece texto"],
  ["data of an unknown kind", "parecen datos de un tipo desconocido"],
  ["a DICOM file without pixels", "parece un archivo DICOM sin píxeles"],
  ["a folder without Zarr images", "parece una carpeta sin imágenes Zarr"],
  ["a folder without a Zarr image", "parece una carpeta sin una imagen Zarr"],
];

/** Of the file as a whole. */
const whole: Record<string, string> = {
  "the file is empty (0 bytes)": "el archivo está vacío (0 bytes)",
  ...Object.fromEntries(
    LOOKS_LIKE.map(([what, own]) => [
      `this is not an image: it looks like ${what}`,
      `esto no es una imagen: ${own}`,
    ]),
  ),
  "the file is cut short: it ends before its pixels do. Copy it again from where it came from":
    "el archivo está incompleto: termina antes que sus píxeles. Vuelva a copiarlo desde su origen",
  "the file is damaged: {reason}. Copy it again, or save it again with the program that wrote it":
    "el archivo está dañado: {reason}. Vuelva a copiarlo o guárdelo de nuevo con el programa que lo escribió",
  "{width}×{height} pixels are more than the limit for one picture ({megapixels} megapixels, {mb} MB in memory). Crop or shrink it, or raise the limit: “Settings…” in the menu Edit of the window, or `vesicle limits`":
    "{width}×{height} píxeles superan el límite por imagen ({megapixels} megapíxeles, {mb} MB en memoria). Recórtela o redúzcala, o aumente el límite: “Configuración…” en el menú Editar de la ventana, o `vesicle limits`",
  ...notYet(
    NOT_YET,
    "Open it in Fiji (ImageJ) and save it as TIFF, then add the TIFF",
    "Abra el archivo en Fiji (ImageJ), guárdelo como TIFF y añada el TIFF",
  ),
  ...notYet(
    [["a PDF file", "un archivo PDF"]],
    "Export the picture in it as TIFF or PNG, then add that",
    "Exporte la imagen que contiene como TIFF o PNG y añada esa",
  ),
  ...notYet(
    [
      ["a ZIP archive", "un archivo comprimido ZIP"],
      ["a gzip archive", "un archivo comprimido gzip"],
    ],
    "Unpack it, then add the images that were in it",
    "Descomprímalo y añada las imágenes que contenía",
  ),
  ...notYet(
    [["an HEIF, AVIF or video file", "un archivo HEIF, AVIF o de vídeo"]],
    "Save the picture as PNG or TIFF with another program, then add that",
    "Guarde la imagen como PNG o TIFF con otro programa y añada esa",
  ),
  ...notYet(
    ZARR_NOT_YET,
    "Save it again with a usual one (for example with ome-zarr-py or bioformats2raw)",
    "Guarde la imagen de nuevo en una forma habitual (por ejemplo, con ome-zarr-py o bioformats2raw)",
  ),
  "an OME companion file (it describes other files and has no pixels) cannot be read yet. Add the TIFF files beside it":
    "aún no se puede leer un archivo complementario OME (describe otros archivos y no tiene píxeles). Añada los archivos TIFF que están junto a él",
  "an OME-TIFF whose pixels are in another file cannot be read yet. Add that file instead":
    "aún no se puede leer un OME-TIFF cuyos píxeles están en otro archivo. Añada en su lugar ese archivo",
  "an OME-TIFF whose pixels are in {name} cannot be read yet. Add that file instead":
    "aún no se puede leer un OME-TIFF cuyos píxeles están en {name}. Añada en su lugar ese archivo",
};

/** What is damaged. */
const damaged: Record<string, string> = {
  "its pixels cannot be unpacked": "sus píxeles no se pueden descomprimir",
  "its pixels cannot be unpacked ({error})": "sus píxeles no se pueden descomprimir ({error})",
  "it says that it is {width}×{height} pixels": "indica un tamaño de {width}×{height} píxeles",
  "it promises {unpacked} bytes of pixels but holds only {packed}":
    "anuncia {unpacked} bytes de píxeles, pero solo contiene {packed}",
  "its channels differ in size or type": "sus canales difieren en tamaño o tipo",
  "its slices differ in type": "sus cortes difieren en el tipo",
  "its planes differ in type": "sus planos difieren en el tipo",
  "the page of channel {channel}, slice {slice}, time point {time} is missing":
    "falta la página del canal {channel}, corte {slice}, punto temporal {time}",
  "all of its pixels are infinite or not a number": "todos sus píxeles son infinitos o no son números",
  "it has no pixels": "no tiene píxeles",
  "unpacking it takes more memory than its pixels":
    "descomprimirlo requiere más memoria que sus propios píxeles",

  // TIFF.
  "its size is missing": "falta su tamaño",
  "it says that it has {samples} samples per pixel": "indica este número de muestras por píxel: {samples}",
  "it says that it has {channels} channels": "indica que tiene {channels} canales",
  "it has no samples": "no tiene muestras",
  "its samples are of another type than it says": "sus muestras son de otro tipo que el indicado",
  "it has another number of pixels than it says": "su número de píxeles no es el indicado",
  "its colour table has indices of type {type}": "su tabla de colores tiene índices de tipo {type}",
  "its BigTIFF header is not valid": "su cabecera BigTIFF no es válida",
  "its list of pages goes round in a circle": "su lista de páginas da vueltas en círculo",
  "its pages overlap": "sus páginas se solapan",
  "it has no page": "no tiene ninguna página",
  "page {page} is missing": "falta la página {page}",
  "it announces {channels} channels but holds {found} of them":
    "anuncia {channels} canales, pero solo contiene {found}",

  // DICOM.
  "it has {segments} run-length segments": "su número de segmentos RLE es {segments}",
  "its JPEG has no header": "su JPEG no tiene cabecera",
  "its JPEG 2000 frame has too few channels": "su fotograma JPEG 2000 tiene muy pocos canales",
  "its JPEG 2000 frame has another size than it says":
    "su fotograma JPEG 2000 tiene otro tamaño que el indicado",
  "its compressed frames have another size than it says":
    "sus fotogramas comprimidos tienen otro tamaño que el indicado",
  "its pixels are not packed as it says": "sus píxeles no están empaquetados como indica",
  "its number of columns is missing": "falta su número de columnas",
  "its number of rows is missing": "falta su número de filas",
  "frame {frame} is missing": "falta el fotograma {frame}",
  "an item ends in it that did not begin": "en él termina un elemento que no había empezado",
  "its elements cannot be read ({error})": "sus elementos no se pueden leer ({error})",

  // OME-Zarr.
  "it says that its shape is {shape}": "indica que su forma es {shape}",
  "its shape {shape} does not fit its chunks {chunks}": "su forma {shape} no encaja con sus chunks {chunks}",
  "its shape is not told clearly": "su forma no está indicada con claridad",
  "its chunks cannot be unpacked": "sus chunks no se pueden descomprimir",
  "its chunks cannot be read ({reason})": "sus chunks no se pueden leer ({reason})",
  "a chunk claims to unpack to {bytes} bytes, more than its pixels":
    "un chunk dice ocupar {bytes} bytes descomprimido, más que sus píxeles",
  "hardly any of the chunks that it should have is there":
    "no está casi ninguno de los chunks que debería tener",
  "it lists more than {most} images": "enumera más de {most} imágenes",
  "“{name}” leads out of its folder": "“{name}” lleva fuera de su carpeta",
  "{name} is not valid JSON ({error})": "{name} no es un JSON válido ({error})",
  "{name} is cut short": "{name} está incompleto",
};

/** A part was asked for that is not there. */
const notThere: Record<string, string> = {
  "image {number} was asked for, but the file has {count}":
    "se pidió la imagen {number}, pero el archivo solo tiene {count}",
  "image {number} was asked for, but there is {count}": "se pidió la imagen {number}, pero solo hay {count}",
  "slice {slice} was asked for, but the file has {count}":
    "se pidió el corte {slice}, pero el archivo solo tiene {count}",
  "time point {time} was asked for, but the file has {count}":
    "se pidió el punto temporal {time}, pero el archivo solo tiene {count}",
  "the file of slice {slice} differs from the first in size, type or number of channels":
    "el archivo del corte {slice} difiere del primero en tamaño, tipo o número de canales",
  "the file of slice {slice} holds {own} slices itself":
    "el propio archivo del corte {slice} contiene {own} cortes",
  "the file of slice {slice} holds no more than 1 time points":
    "el archivo del corte {slice} solo contiene 1 punto temporal",
  "the file of slice {slice} holds no more than {own} time points":
    "el archivo del corte {slice} solo contiene {own} puntos temporales",
};

export const imageFileMessages: Record<string, string> = { ...whole, ...damaged, ...notThere };
