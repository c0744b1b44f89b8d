// What the backend says in English of objects in images, in Spanish.

export const objectMessages: Record<string, string> = {
  "1 object left out: fewer pixels than asked for.": "1 objeto omitido: menos píxeles de los pedidos.",
  "{n} objects left out: fewer pixels than asked for.": "{n} objetos omitidos: menos píxeles de los pedidos.",
  "1 object left out: at the edge of the image.": "1 objeto omitido: en el borde de la imagen.",
  "{n} objects left out: at the edge of the image.": "{n} objetos omitidos: en el borde de la imagen.",
  "1 object left out: another one has the same box.": "1 objeto omitido: otro tiene el mismo rectángulo.",
  "{n} objects left out: another one has the same box.":
    "{n} objetos omitidos: otros tienen el mismo rectángulo.",
  "1 image without any object.": "1 imagen sin ningún objeto.",
  "{n} images without any object.": "{n} imágenes sin ningún objeto.",
  "Masks of no image left out: {names}.": "Máscaras sin imagen omitidas: {names}.",
  "1 file left out: no object of the table is there.":
    "1 archivo omitido: ningún objeto de la tabla está allí.",
  "{n} files left out: no object of the table is there.":
    "{n} archivos omitidos: ningún objeto de la tabla está allí.",
  "1 object left out, because no file is called like the image: {names}.":
    "1 objeto omitido, porque ningún archivo se llama como la imagen: {names}.",
  "{n} objects left out, because no file is called like the image: {names}.":
    "{n} objetos omitidos, porque ningún archivo se llama como la imagen: {names}.",
  "Table of objects: {reason}.": "Tabla de objetos: {reason}.",
  "no mask belongs to it. A mask has the name of its image, also with a word like _masks or _labels behind it":
    "Ninguna máscara le corresponde. Una máscara se llama como su imagen, también con una palabra como _masks o _labels detrás",
  "{one} and {other} could both be its mask. Choose the masks one by one, or a folder with one for each image":
    "{one} y {other} podrían ser ambas su máscara. Elija las máscaras una a una, o una carpeta con una para cada imagen",
  "its mask {name}: {reason}": "su máscara {name}: {reason}",
  "it has {size} pixels and the image {of}. Choose the mask of this image, in the size of the image":
    "Tiene {size} píxeles y la imagen {of}. Elija la máscara de esta imagen, en el tamaño de la imagen",
  "it has {n} channels, so it is a picture of colours and not one number for each pixel. Save the labels as grey values of 8, 16 or 32 bits":
    "Tiene {n} canales, así que es una imagen en color y no un número por píxel. Guarde los números como grises de 8, 16 o 32 bits",
  "at column {x}, row {y} it holds {value}, which is no whole number: it is a map of probabilities or an image, not a mask. Save labels as whole numbers, one for each object":
    "En la columna {x}, fila {y} hay {value}, que no es un número entero: es un mapa de probabilidades o una imagen, no una máscara. Guarde números enteros, uno por objeto",
  "at column {x}, row {y} it holds {value}. Labels are numbers from 1, and 0 is the background: save the mask with those":
    "En la columna {x}, fila {y} hay {value}. Los objetos se numeran desde 1, y 0 es el fondo: guarde así la máscara",
  "its numbers change at almost every pixel, so it is an image and not a mask of labels. Choose the mask":
    "Sus números cambian en casi cada píxel, así que es una imagen y no una máscara. Elija la máscara",
  "its objects were found in an image of {size} pixels, and it has {own}. Choose the image that they were found in":
    "Sus objetos se hallaron en una imagen de {size} píxeles, y esta tiene {own}. Elija la imagen en la que se hallaron",
  "{path} cannot be used: it has the centres of objects and not their boxes. Say how large a square around them is seen: `--size`, or “A square of fixed size around each” in the window":
    "{path} no se puede usar: contiene centros de objetos y no rectángulos. Elija un cuadrado de tamaño fijo",
  "{path} cannot be used: a table of boxes does not say which pixels belong to an object. Use masks to hide the others":
    "{path} no se puede usar: una tabla de rectángulos no dice qué píxeles son del objeto. Para eso hacen falta máscaras",
  "{path} cannot be used: no columns say where objects are. Name them left, top, right, bottom; or x, y, width, height; or x, y for centres":
    "{path} no se puede usar: ninguna columna dice dónde están los objetos. Llámelas left, top, right, bottom; o x, y, width, height; o x, y para centros",
};
