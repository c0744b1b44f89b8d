// The formulas of plates, in the words of the backend.
import type { FormulaView } from "../bindings";

export const plateFormulas: FormulaView[] = [
  {
    name: "zPrime",
    formula: "1 − 3·(sd_p + sd_n) / |mean_p − mean_n|",
    meaning:
      "How well the controls of a plate stand apart, over their wells. 1 is perfect, from 0.5 on an assay is excellent, and at 0 or below the controls overlap.",
    source: "Zhang, Chung & Oldenburg, J. Biomol. Screen. 4 (1999) 67",
  },
  {
    name: "ssmd",
    formula: "(mean_p − mean_n) / √(sd_p² + sd_n²)",
    meaning:
      "By how many standard deviations of their difference a positive control well lies above a negative one: 0 is no difference, and below 0 the positive one is lower.",
    source: "Zhang, Genomics 89 (2007) 552",
  },
  {
    name: "percentEffect",
    formula: "100 · (value − mean_n) / (mean_p − mean_n)",
    meaning:
      "Where a value lies between the controls: 0 is as the negative ones, 100 as the positive ones, on average.",
    source: "Malo et al., Nat. Biotechnol. 24 (2006) 167",
  },
  {
    name: "ec50",
    formula: "dose at which y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope) is half-way",
    meaning:
      "The dose with half of the full effect, by a curve fitted to all wells; for a falling curve it is called IC50. It means little if the doses do not reach both plateaus.",
    source: "Hill, J. Physiol. 40 (1910) iv; Seber & Wild, Nonlinear Regression (1989), 5.1",
  },
  {
    name: "hillSlope",
    formula: "slope in y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope)",
    meaning:
      "How steep the curve is at its middle: with 1 it goes from 10 % to 90 % over 81-fold doses, with 2 over 9-fold ones. Below 0 it falls.",
    source: "Hill, J. Physiol. 40 (1910) iv",
  },
];
