// Words of the backend in Spanish: plates, their controls and doses.

/** Why an image has no place on a plate; behind a colon. */
const wells: Record<string, string> = {
  "there is no well": "no se indica ningún pocillo",
  "“{text}” is no well: write it like A01 or r01c01":
    "“{text}” no es un pocillo: escríbalo como A01 o r01c01",
  "“{text}” lies on no plate of up to 1,536 wells: their rows are A to AF (or 1 to 32) and their columns 1 to 48":
    "“{text}” no está en ninguna placa de hasta 1536 pocillos: sus filas van de A a AF (o de 1 a 32) y sus columnas de 1 a 48",
};

/** Why a well has no place among the doses; behind a colon. */
const doses: Record<string, string> = {
  "there is no dose": "no se indica ninguna dosis",
  "“{text}” is no dose: write a number and its unit, for example 0.5 µM":
    "“{text}” no es una dosis: escriba un número y su unidad, por ejemplo 0,5 µM",
  "“{text}” can be two numbers: write it without a sign between thousands, or with a point before decimals":
    "“{text}” puede ser dos números: escríbalo sin separador de miles o con un punto antes de los decimales",
  "“{text}” is below 0: write doses as amounts, not as logarithms":
    "“{text}” es menor que 0: escriba las dosis como cantidades, no como logaritmos",
  "“{text}” cannot be given in the unit of the others, a number without one":
    "“{text}” no puede darse sin unidad, como las demás",
  "“{text}” cannot be given in the unit of the others, {unit}":
    "“{text}” no puede darse en la unidad de las demás, {unit}",
  "the well has no value that is a finite number":
    "el pocillo no tiene ningún valor que sea un número finito",
};

/** Why there is no number for controls, or no curve; each stands by itself. */
const reasons: Record<string, string> = {
  "each control needs at least two wells with a value; there are {positive} positive and {negative} negative ones":
    "Cada control necesita al menos dos pocillos con valor; positivos: {positive}, negativos: {negative}.",
  "the value of a control well is not a finite number":
    "El valor de un pocillo de control no es un número finito.",
  "the positive and the negative controls are the same on average, so nothing tells them apart":
    "Los controles positivos y los negativos son iguales en promedio, así que nada los distingue.",
  "the wells do not differ within a control, so there is no spread to compare with":
    "Los pocillos de un mismo control no difieren, así que no hay dispersión con la que comparar.",
  "a curve needs wells at {least} different doses or more; there are {n}":
    "Una curva necesita pocillos con al menos {least} dosis distintas; hay {n}.",
  "all wells have the same value, so there is no curve":
    "Todos los pocillos tienen el mismo valor, así que no hay curva.",
  "the doses do not determine the curve: there are too few where it bends or beyond it, or the values do not depend on the dose":
    "Las dosis no determinan la curva: hay muy pocas donde se dobla o más allá, o los valores no dependen de la dosis.",
  "the search for the best curve did not come to an end, as where the doses do not determine it":
    "La búsqueda de la mejor curva no llegó a su fin, como ocurre cuando las dosis no la determinan.",
};

const notes: Record<string, string> = {
  "The column “{row}” with “{column}” looks like that of wells, but {bad} of its {all} values are none, such as “{example}”.":
    "Las columnas “{row}” y “{column}” parecen de pocillos, pero no todos sus valores lo son: {bad} de {all} no, como “{example}”.",
  "The column “{name}” looks like that of wells, but {bad} of its {all} values are none, such as “{example}”.":
    "La columna “{name}” parece de pocillos, pero no todos sus valores lo son: {bad} de {all} no, como “{example}”.",
  "1 image is left out, {name}: {reason}.": "Se excluye 1 imagen, {name}: {reason}.",
  "{n} images are left out, for example {name}: {reason}.":
    "Se excluyen {n} imágenes, por ejemplo {name}: {reason}.",
  "1 well is left out, because {reason}.": "Se excluye 1 pocillo: {reason}.",
  "{n} wells are left out, for example because {reason}.": "Se excluyen {n} pocillos. Un motivo: {reason}.",
  "The controls do not differ, so nothing can be given in percent of them.":
    "Los controles no difieren, así que nada puede darse en porcentaje de ellos.",
  "No metadata column tells the well of an image, so there are no plates to write.":
    "Ninguna columna de metadatos dice el pocillo de una imagen, así que no hay placas que exportar.",
  "“{name}” cannot be used: {reason}.": "No se puede usar “{name}”: {reason}.",
};

/** What the numbers mean, and words of their formulas. */
const formulas: Record<string, string> = {
  "1 − 3·(sd_p + sd_n) / |mean_p − mean_n|": "1 − 3·(DE_p + DE_n) / |media_p − media_n|",
  "How well the controls of a plate stand apart, over their wells. 1 is perfect, from 0.5 on an assay is excellent, and at 0 or below the controls overlap.":
    "Lo separados que están los controles de una placa, según sus pocillos. 1 es perfecto; desde 0,5 un ensayo es excelente; con 0 o menos, los controles se solapan.",
  "(mean_p − mean_n) / √(sd_p² + sd_n²)": "(media_p − media_n) / √(DE_p² + DE_n²)",
  "By how many standard deviations of their difference a positive control well lies above a negative one: 0 is no difference, and below 0 the positive one is lower.":
    "Cuántas desviaciones estándar de su diferencia está un pocillo de control positivo por encima de uno negativo: 0 es ninguna diferencia; por debajo de 0, el positivo es menor.",
  "(|mean_p − mean_n| − 3·(sd_p + sd_n)) / sd of the higher control":
    "(|media_p − media_n| − 3·(DE_p + DE_n)) / DE del control más alto",
  "The room between the controls after three standard deviations of each, counted in standard deviations of the higher one. At 0 or below they overlap.":
    "El espacio que queda entre los controles tras tres desviaciones estándar de cada uno, contado en desviaciones estándar del más alto. Con 0 o menos se solapan.",
  "100 · (value − mean_n) / (mean_p − mean_n)": "100 · (valor − media_n) / (media_p − media_n)",
  "Where a value lies between the controls: 0 is as the negative ones, 100 as the positive ones, on average.":
    "Dónde está un valor entre los controles: 0 es como los negativos y 100 como los positivos, en promedio.",
  "dose at which y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope) is half-way":
    "dosis en la que y = inferior + (superior − inferior) / (1 + (EC50 / dosis)^pendiente) está a medio camino",
  "The dose with half of the full effect, by a curve fitted to all wells; for a falling curve it is called IC50. It means little if the doses do not reach both plateaus.":
    "La dosis con la mitad del efecto total, según una curva ajustada a todos los pocillos; si la curva desciende, se llama IC50. Dice poco si las dosis no alcanzan las dos mesetas.",
  "slope in y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope)":
    "pendiente en y = inferior + (superior − inferior) / (1 + (EC50 / dosis)^pendiente)",
  "How steep the curve is at its middle: with 1 it goes from 10 % to 90 % over 81-fold doses, with 2 over 9-fold ones. Below 0 it falls.":
    "Lo empinada que es la curva en su centro: con 1 va del 10 % al 90 % en dosis 81 veces mayores; con 2, en dosis 9 veces mayores. Por debajo de 0 desciende.",
};

export const plateMessages: Record<string, string> = {
  ...wells,
  ...doses,
  ...reasons,
  ...notes,
  ...formulas,
};
