// Words of the backend in Spanish: the settings of a fit, with their help, units and choices.
export const settingMessages: Record<string, string> = {
  // What learns and what it sees.
  Architecture: "Arquitectura",
  "What learns.": "Lo que aprende.",
  "Describes each image by some hundred numbers (brightness, texture, spots, shapes) and learns from those, in a second. Best with few labels: from three a category.":
    "Describe cada imagen con varios cientos de números (brillo, textura, manchas, formas) y aprende de ellos en un segundo. Lo mejor con pocas etiquetas: a partir de tres por categoría.",
  "Simple CNN": "CNN simple",
  "Two convolutions and one dense layer. Learns what is where in the image.":
    "Dos convoluciones y una capa densa. Aprende qué hay en cada lugar de la imagen.",
  "Compact CNN": "CNN compacta",
  "Four small convolutions, then the average over the whole image. Learns textures and spots wherever they are; good with few labels.":
    "Cuatro convoluciones pequeñas y, después, el promedio de toda la imagen. Aprende texturas y manchas estén donde estén; adecuada con pocas etiquetas.",
  "A modern network of 3.4 million weights, trained further from those for photographs. For many labels; slow on a processor. Input from 32 pixels.":
    "Una red moderna de 3,4 millones de pesos que sigue aprendiendo a partir de los entrenados con fotografías. Para muchas etiquetas; lenta en un procesador. Entrada desde 32 píxeles.",
  "Pretrained weights": "Pesos preentrenados",
  "Begin with weights that were trained on photographs, where they are installed (vesicle backbone show).":
    "Partir de pesos entrenados con fotografías, si están instalados (vesicle backbone show).",
  "Frozen epochs": "Épocas congeladas",
  "For so long only the last layer learns; then everything, at a tenth of the learning rate.":
    "Durante estas épocas solo aprende la última capa; después, todo, con una décima parte de la tasa de aprendizaje.",
  "Input width": "Ancho de entrada",
  "Width of what the network sees. More shows finer detail and takes longer.":
    "Ancho de lo que ve la red. Si es mayor, se ven detalles más finos y se tarda más.",
  "Input height": "Alto de entrada",
  "Height of what the network sees. More shows finer detail and takes longer.":
    "Alto de lo que ve la red. Si es mayor, se ven detalles más finos y se tarda más.",
  Crop: "Recorte",
  "Which part of each image the network sees.": "Qué parte de cada imagen ve la red.",
  "Whole image": "Imagen completa",
  "The whole image, shrunk to the input size. Fine detail is lost if the image is much larger.":
    "La imagen completa, reducida al tamaño de entrada. Se pierden los detalles finos si la imagen es mucho mayor.",
  Centre: "Centro",
  "The largest window in the middle with the shape of the input. For objects in the middle.":
    "La mayor ventana central con las proporciones de la entrada. Para objetos situados en el centro.",
  "Random windows": "Ventanas aleatorias",
  "In each epoch another part of the image, at finer scale. Predictions average several windows. For textures and fields of many cells.":
    "En cada época, otra parte de la imagen, a una escala más fina. Las predicciones promedian varias ventanas. Para texturas y campos con muchas células.",
  Rescale: "Reescalado",
  "How brightness is brought to a common scale, the same for all images.":
    "Cómo se lleva el brillo a una escala común, la misma para todas las imágenes.",
  Off: "Desactivado",
  "Pixel values as they are in the file.": "Los valores de los píxeles tal como están en el archivo.",
  "By pixel type": "Por tipo de píxel",
  "Black is 0 and the brightest value the pixel type can hold is 1.":
    "El negro es 0 y el valor más brillante que admite el tipo de píxel es 1.",
  "By percentiles": "Por percentiles",
  "Per channel, the darkest 0.1 % of the training images become 0 and the brightest 0.1 % become 1.":
    "Por canal, el 0,1 % más oscuro de las imágenes de entrenamiento pasa a 0 y el 0,1 % más brillante, a 1.",
  Standardise: "Estandarizar",
  "Per channel, the training images get mean 0 and standard deviation 1.":
    "Por canal, las imágenes de entrenamiento pasan a tener media 0 y desviación estándar 1.",

  // How training images are varied.
  Mirror: "Reflejar",
  "Training images are mirrored at random. For images that look as likely the other way round.":
    "Las imágenes de entrenamiento se reflejan al azar. Para imágenes igual de verosímiles vistas al revés.",
  "Quarter turns": "Giros de 90°",
  "Training images are turned at random by quarter turns; if the input is not square by half turns.":
    "Las imágenes de entrenamiento se giran al azar en cuartos de vuelta; si la entrada no es cuadrada, en medias vueltas.",
  Rotation: "Rotación",
  "Training images are turned by up to so much either way.":
    "Las imágenes de entrenamiento se giran como máximo este ángulo en ambos sentidos.",
  Shift: "Desplazamiento",
  "Training images are moved by up to this share of their sides.":
    "Las imágenes de entrenamiento se desplazan como máximo esta fracción de sus lados.",
  "Training images are enlarged or reduced by up to 1 + this. Not where size tells the categories apart.":
    "Las imágenes de entrenamiento se amplían o reducen hasta 1 + este valor. No conviene si el tamaño distingue las categorías.",
  "Intensity gain": "Ganancia de intensidad",
  "The contrast of each channel is multiplied or divided by up to 1 + this.":
    "El contraste de cada canal se multiplica o se divide por hasta 1 + este valor.",
  "Intensity offset": "Offset de intensidad",
  "Each channel gets brighter or darker by up to so many of its standard deviations.":
    "Cada canal se aclara u oscurece hasta este número de sus desviaciones estándar.",
  SD: "DE",
  Noise: "Ruido",
  "Noise of up to so many standard deviations of the channel is added.":
    "Se añade ruido de hasta este número de desviaciones estándar del canal.",
  Blur: "Desenfoque",
  "Training images are blurred by up to so many pixels of the input, as if a little out of focus.":
    "Las imágenes de entrenamiento se difuminan hasta este número de píxeles de la entrada, como si estuvieran algo desenfocadas.",
  "Channel dropout": "Dropout de canales",
  "Probability that a channel is blanked, so that the network does not rely on one alone.":
    "Probabilidad de que se anule un canal, para que la red no dependa de uno solo.",

  // Split and strategy.
  "Training percentage": "Porcentaje de entrenamiento",
  "Share of the labelled images to learn from (0.75 is 75 %); the rest checks how well it went.":
    "Proporción de las imágenes etiquetadas de las que se aprende (0,75 es el 75 %); con el resto se comprueba el resultado.",
  "Keep together": "Mantener juntas",
  "Images that share a well, plate or donor resemble each other. Those with the same value in this column are never learnt from and checked on at once, so that the accuracy is that on new wells or donors.":
    "Las imágenes del mismo pocillo, placa o donante se parecen entre sí. Las que tienen el mismo valor en esta columna nunca se reparten entre aprendizaje y comprobación, de modo que la exactitud es la que cabe esperar con pocillos o donantes nuevos.",
  Shuffle: "Barajar",
  "Choose training images, and their order in each epoch, at random. Off keeps the order of the images.":
    "Elegir al azar las imágenes de entrenamiento y su orden en cada época. Si se desactiva, se conserva el orden de las imágenes.",
  Epochs: "Épocas",
  "How often the network goes through all training images.":
    "Cuántas veces recorre la red todas las imágenes de entrenamiento.",
  "Batch size": "Tamaño de lote",
  "Images looked at together before each step. Fewer means more steps in an epoch.":
    "Imágenes que se examinan juntas antes de cada paso. Con menos, hay más pasos por época.",
  Patience: "Paciencia",
  "Ends when the validation loss has not improved for so long, and keeps the best epoch. 0 is off.":
    "Termina cuando la pérdida de validación lleva este número de épocas sin mejorar, y conserva la mejor época. Con 0 se desactiva.",
  "Cross-validation": "Validación cruzada",
  "Fits so many models more, each without a part of the training images, and judges it by them. 0 is off.":
    "Entrena este número de modelos más, cada uno sin una parte de las imágenes de entrenamiento, y lo evalúa con ella. Con 0 se desactiva.",
  "Class balance": "Equilibrio de clases",
  "What is done where some categories have more training images than others.":
    "Qué se hace cuando unas categorías tienen más imágenes de entrenamiento que otras.",
  None: "Ninguno",
  "Every image counts the same, so large categories count more.":
    "Todas las imágenes cuentan lo mismo, así que las categorías grandes pesan más.",
  Weights: "Ponderación",
  "Every category counts the same: images of small ones weigh more in the loss.":
    "Todas las categorías cuentan lo mismo: las imágenes de las pequeñas pesan más en la pérdida.",
  Sampling: "Muestreo",
  "Every category is shown as often: images of small ones several times in an epoch.":
    "Todas las categorías se muestran igual de a menudo: las imágenes de las pequeñas, varias veces por época.",

  // Optimization.
  Optimizer: "Optimizador",
  "The rule by which the network corrects itself.": "La regla con la que la red se corrige a sí misma.",
  "Adapts the step for each weight. A good first choice.":
    "Adapta el paso a cada peso. Una buena primera opción.",
  "Adam that also keeps weights small, against overfitting.":
    "Adam que además mantiene pequeños los pesos, contra el sobreajuste.",
  "Plain steps along the gradient. Needs a larger learning rate, about 0.01 to 0.1.":
    "Pasos simples a lo largo del gradiente. Necesita una tasa de aprendizaje mayor, entre 0,01 y 0,1.",
  "SGD with momentum": "SGD con momento",
  "Steps that keep 0.9 of their last direction. Learning rate about 0.01.":
    "Pasos que conservan 0,9 de su última dirección. Tasa de aprendizaje en torno a 0,01.",
  "Divides each step by the recent size of the gradient.":
    "Divide cada paso por la magnitud reciente del gradiente.",
  "Steps that get smaller the more a weight has moved. Learning rate about 0.01.":
    "Pasos que se reducen cuanto más se ha movido un peso. Tasa de aprendizaje en torno a 0,01.",
  Loss: "Pérdida",
  "What the fit makes as small as possible.": "Lo que el entrenamiento hace lo más pequeño posible.",
  "Cross entropy": "Entropía cruzada",
  "Surprise about the right category. The usual choice.":
    "La sorpresa ante la categoría correcta. La opción habitual.",
  "Binary cross entropy": "Entropía cruzada binaria",
  "One yes-or-no question for each category.": "Una pregunta de sí o no para cada categoría.",
  "Mean squared error": "Error cuadrático medio",
  "Squared distance between probabilities and the truth.":
    "Distancia al cuadrado entre las probabilidades y la realidad.",
  "Mean absolute error": "Error absoluto medio",
  "Distance between probabilities and the truth. Forgiving to wrong labels.":
    "Distancia entre las probabilidades y la realidad. Tolera las etiquetas erróneas.",
  "Squared for small distances, plain for large ones.":
    "Al cuadrado para las distancias pequeñas, simple para las grandes.",
  Hinge: "Hinge (bisagra)",
  "The right category must win by a margin of 1. Confidences are less meaningful.":
    "La categoría correcta debe ganar por un margen de 1. Las confianzas significan menos.",
  "Mixed precision": "Precisión mixta",
  "On a graphics processor that has it, layers learn in half precision: faster on many, and with half the memory.":
    "En un procesador gráfico que la tenga, las capas aprenden con media precisión: en muchos es más rápido y usa la mitad de memoria.",
  "Label smoothing": "Suavizado de etiquetas",
  "This share of the truth is spread over all categories, so that the network gets less sure of itself.":
    "Esta fracción de la etiqueta se reparte entre todas las categorías, para que la red esté menos segura de sí misma.",
  "Learning rate": "Tasa de aprendizaje",
  "Size of the first corrections. Too large diverges, too small hardly learns.":
    "Magnitud de las primeras correcciones. Demasiado grande, diverge; demasiado pequeña, apenas aprende.",
  Schedule: "Programación de la tasa",
  "How the learning rate goes on over the epochs.":
    "Cómo evoluciona la tasa de aprendizaje a lo largo de las épocas.",
  Constant: "Constante",
  "It stays. For fits that go on again and again.":
    "No cambia. Para entrenamientos que se continúan una y otra vez.",
  Cosine: "Coseno",
  "It falls along half a cosine to a twentieth. A good first choice.":
    "Desciende como medio coseno hasta una vigésima parte. Una buena primera opción.",
  Linear: "Lineal",
  "It falls in a straight line to a twentieth.": "Desciende en línea recta hasta una vigésima parte.",
  Steps: "Escalonada",
  "A tenth after half of the epochs, a hundredth after three quarters.":
    "Una décima parte tras la mitad de las épocas, una centésima tras tres cuartos.",
  "Warm-up": "Calentamiento",
  "Over so many epochs the learning rate rises from near 0, before the schedule starts.":
    "Durante estas épocas, la tasa de aprendizaje sube desde casi 0, antes de que empiece la programación.",
  "Weight decay": "Decaimiento de pesos",
  "Pulls weights towards 0, against overfitting. 0 is what is usual: 0.01 for AdamW, none for the others.":
    "Empuja los pesos hacia 0, contra el sobreajuste. 0 es lo habitual: 0,01 para AdamW y nada para los demás.",
  "Gradient clipping": "Recorte de gradiente",
  "Longer gradients are shortened to this norm, so that no batch throws the network off. 0 is off.":
    "Los gradientes más largos se acortan a esta norma, para que ningún lote desvíe la red. Con 0 se desactiva.",
  "Share of the last layer's inputs that is left out at random in each step, against overfitting.":
    "Fracción de las entradas de la última capa que se omite al azar en cada paso, contra el sobreajuste.",

  // Chance and device.
  Seed: "Semilla",
  "Start of all random choices. The same seed gives the same result on the CPU.":
    "Punto de partida de todas las elecciones al azar. La misma semilla da el mismo resultado en la CPU.",
  "Refit after each label": "Reentrenar tras cada etiqueta",
  "Fit Quick anew and predict the Unknown images by itself whenever a label changes.":
    "Reentrenar Quick y predecir las imágenes sin etiqueta automáticamente cada vez que cambia una etiqueta.",
  Device: "Dispositivo",
  "The processor that computes.": "El procesador que hace los cálculos.",
  Automatic: "Automático",
  "A graphics processor if there is one, else the processor.":
    "Un procesador gráfico si lo hay; si no, el procesador.",
  "Processor (CPU)": "Procesador (CPU)",
  "Always there, and repeats a fit exactly.":
    "Siempre está disponible y repite un entrenamiento con exactitud.",

  // Names of devices and models.
  "Processor (1 thread)": "Procesador (1 hilo)",
  "Processor ({n} threads)": "Procesador ({n} hilos)",
  "Graphics processor {id}": "Procesador gráfico {id}",
  "{interface} computed by the processor: slow, for testing only":
    "{interface} calculado por el procesador: lento, solo para pruebas",
  "{interface}; the first fit prepares it, which takes a while":
    "{interface}; el primer entrenamiento lo prepara, lo que tarda un rato",
  "Simple CNN {size}": "CNN simple {size}",
  "Compact CNN {size}": "CNN compacta {size}",

  // Units.
  images: "imágenes",
  epochs: "épocas",
  folds: "pliegues",
};
