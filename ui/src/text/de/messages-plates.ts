// What the backend says in English of plates, their controls and doses, in German.

/** Why an image has no place on a plate; behind a colon. */
const wells: Record<string, string> = {
  "there is no well": "Es ist kein Well angegeben",
  "“{text}” is no well: write it like A01 or r01c01":
    "„{text}“ ist kein Well: Schreiben Sie es wie A01 oder r01c01",
  "“{text}” lies on no plate of up to 1,536 wells: their rows are A to AF (or 1 to 32) and their columns 1 to 48":
    "„{text}“ liegt auf keiner Platte mit bis zu 1536 Wells: Deren Zeilen sind A bis AF (oder 1 bis 32), ihre Spalten 1 bis 48",
};

/** Why a well has no place among the doses; behind a colon. */
const doses: Record<string, string> = {
  "there is no dose": "Es ist keine Dosis angegeben",
  "“{text}” is no dose: write a number and its unit, for example 0.5 µM":
    "„{text}“ ist keine Dosis: Schreiben Sie eine Zahl und ihre Einheit, zum Beispiel 0,5 µM",
  "“{text}” can be two numbers: write it without a sign between thousands, or with a point before decimals":
    "„{text}“ kann zwei Zahlen meinen: Schreiben Sie die Zahl ohne Tausendertrennzeichen, oder mit einem Punkt vor den Nachkommastellen",
  "“{text}” is below 0: write doses as amounts, not as logarithms":
    "„{text}“ liegt unter 0: Schreiben Sie Dosen als Mengen, nicht als Logarithmen",
  "“{text}” cannot be given in the unit of the others, a number without one":
    "„{text}“ lässt sich nicht ohne Einheit angeben wie die anderen",
  "“{text}” cannot be given in the unit of the others, {unit}":
    "„{text}“ lässt sich nicht in der Einheit der anderen angeben, {unit}",
  "the well has no value that is a finite number": "Das Well hat keinen Wert, der eine endliche Zahl ist",
};

/** Why there is no number for controls, or no curve; each stands by itself. */
const reasons: Record<string, string> = {
  "each control needs at least two wells with a value; there are {positive} positive and {negative} negative ones":
    "Jede Kontrolle braucht mindestens zwei Wells mit einem Wert; positive gibt es {positive}, negative {negative}.",
  "the value of a control well is not a finite number":
    "Der Wert eines Wells der Kontrollen ist keine endliche Zahl.",
  "the positive and the negative controls are the same on average, so nothing tells them apart":
    "Die positiven und die negativen Kontrollen sind im Mittel gleich; nichts unterscheidet sie also.",
  "the wells do not differ within a control, so there is no spread to compare with":
    "Die Wells einer Kontrolle unterscheiden sich nicht; es gibt also keine Streuung, mit der sich vergleichen ließe.",
  "a curve needs wells at {least} different doses or more; there are {n}":
    "Eine Kurve braucht Wells mit mindestens {least} verschiedenen Dosen; vorhanden: {n}.",
  "all wells have the same value, so there is no curve":
    "Alle Wells haben denselben Wert, es gibt also keine Kurve.",
  "the doses do not determine the curve: there are too few where it bends or beyond it, or the values do not depend on the dose":
    "Die Dosen legen die Kurve nicht fest: Wo sie sich biegt oder jenseits davon gibt es zu wenige, oder die Werte hängen nicht von der Dosis ab.",
  "the search for the best curve did not come to an end, as where the doses do not determine it":
    "Die Suche nach der besten Kurve kam zu keinem Ende, wie es geschieht, wenn die Dosen sie nicht festlegen.",
};

const notes: Record<string, string> = {
  "The column “{row}” with “{column}” looks like that of wells, but {bad} of its {all} values are none, such as “{example}”.":
    "Die Spalten „{row}“ und „{column}“ sehen nach Wells aus, aber nicht alle Werte sind welche: {bad} von {all} nicht, etwa „{example}“.",
  "The column “{name}” looks like that of wells, but {bad} of its {all} values are none, such as “{example}”.":
    "Die Spalte „{name}“ sieht nach Wells aus, aber nicht alle Werte sind welche: {bad} von {all} nicht, etwa „{example}“.",
  "1 image is left out, {name}: {reason}.": "1 Bild ist ausgelassen, {name}: {reason}.",
  "{n} images are left out, for example {name}: {reason}.":
    "{n} Bilder sind ausgelassen, zum Beispiel {name}: {reason}.",
  "1 well is left out, because {reason}.": "1 Well ist ausgelassen: {reason}.",
  "{n} wells are left out, for example because {reason}.": "{n} Wells sind ausgelassen. Ein Grund: {reason}.",
  "The controls do not differ, so nothing can be given in percent of them.":
    "Die Kontrollen unterscheiden sich nicht; in Prozent von ihnen lässt sich daher nichts angeben.",
  "No metadata column tells the well of an image, so there are no plates to write.":
    "Keine Metadatenspalte nennt das Well eines Bildes; es gibt also keine Platten zu exportieren.",
  "“{name}” cannot be used: {reason}.": "„{name}“ ist nicht verwendbar: {reason}.",
};

/** What the numbers mean, and words of their formulas. */
const formulas: Record<string, string> = {
  "1 − 3·(sd_p + sd_n) / |mean_p − mean_n|": "1 − 3·(SD_p + SD_n) / |Mittel_p − Mittel_n|",
  "How well the controls of a plate stand apart, over their wells. 1 is perfect, from 0.5 on an assay is excellent, and at 0 or below the controls overlap.":
    "Wie weit die Kontrollen einer Platte auseinanderliegen, über ihre Wells. 1 ist perfekt, ab 0,5 ist ein Assay ausgezeichnet, und bei 0 oder darunter überlappen die Kontrollen.",
  "(mean_p − mean_n) / √(sd_p² + sd_n²)": "(Mittel_p − Mittel_n) / √(SD_p² + SD_n²)",
  "By how many standard deviations of their difference a positive control well lies above a negative one: 0 is no difference, and below 0 the positive one is lower.":
    "Um wie viele Standardabweichungen ihrer Differenz ein Well der Positivkontrolle über einem der Negativkontrolle liegt: 0 ist kein Unterschied, und unter 0 liegt das positive niedriger.",
  "(|mean_p − mean_n| − 3·(sd_p + sd_n)) / sd of the higher control":
    "(|Mittel_p − Mittel_n| − 3·(SD_p + SD_n)) / SD der höheren Kontrolle",
  "The room between the controls after three standard deviations of each, counted in standard deviations of the higher one. At 0 or below they overlap.":
    "Der Raum, der zwischen den Kontrollen nach je drei Standardabweichungen bleibt, gezählt in Standardabweichungen der höheren. Bei 0 oder darunter überlappen sie.",
  "100 · (value − mean_n) / (mean_p − mean_n)": "100 · (Wert − Mittel_n) / (Mittel_p − Mittel_n)",
  "Where a value lies between the controls: 0 is as the negative ones, 100 as the positive ones, on average.":
    "Wo ein Wert zwischen den Kontrollen liegt: 0 ist wie die negativen, 100 wie die positiven, im Mittel.",
  "dose at which y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope) is half-way":
    "Dosis, bei der y = unten + (oben − unten) / (1 + (EC50 / Dosis)^Steigung) auf halbem Weg ist",
  "The dose with half of the full effect, by a curve fitted to all wells; for a falling curve it is called IC50. It means little if the doses do not reach both plateaus.":
    "Die Dosis mit der Hälfte der vollen Wirkung, nach einer an alle Wells angepassten Kurve; bei einer fallenden Kurve heißt sie IC50. Sie sagt wenig, wenn die Dosen nicht beide Plateaus erreichen.",
  "slope in y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope)":
    "Steigung in y = unten + (oben − unten) / (1 + (EC50 / Dosis)^Steigung)",
  "How steep the curve is at its middle: with 1 it goes from 10 % to 90 % over 81-fold doses, with 2 over 9-fold ones. Below 0 it falls.":
    "Wie steil die Kurve in ihrer Mitte ist: Bei 1 geht sie über 81-fache Dosen von 10 % auf 90 %, bei 2 über 9-fache. Unter 0 fällt sie.",
};

export const plateTexts: Record<string, string> = { ...wells, ...doses, ...reasons, ...notes, ...formulas };
