//! The formulas of the numbers of a plate, as the window shows them.

use crate::Formula;

/// The formula of every number of plates and doses. p, n: positive and negative control wells.
#[must_use]
pub fn formulas() -> [Formula; 6] {
    let formula = |name, title, formula, meaning, source| Formula { name, title, formula, meaning, source };
    [
        formula(
            "zPrime",
            "Z′ factor",
            "1 − 3·(sd_p + sd_n) / |mean_p − mean_n|",
            "How well the controls of a plate stand apart, over their wells. 1 is perfect, from 0.5 on an assay is \
             excellent, and at 0 or below the controls overlap.",
            "Zhang, Chung & Oldenburg, J. Biomol. Screen. 4 (1999) 67",
        ),
        formula(
            "ssmd",
            "SSMD",
            "(mean_p − mean_n) / √(sd_p² + sd_n²)",
            "By how many standard deviations of their difference a positive control well lies above a negative one: \
             0 is no difference, and below 0 the positive one is lower.",
            "Zhang, Genomics 89 (2007) 552",
        ),
        formula(
            "signalWindow",
            "Signal window",
            "(|mean_p − mean_n| − 3·(sd_p + sd_n)) / sd of the higher control",
            "The room between the controls after three standard deviations of each, counted in standard deviations of \
             the higher one. At 0 or below they overlap.",
            "Sittampalam et al., J. Biomol. Screen. 2 (1997) 159",
        ),
        formula(
            "percentEffect",
            "Percent effect",
            "100 · (value − mean_n) / (mean_p − mean_n)",
            "Where a value lies between the controls: 0 is as the negative ones, 100 as the positive ones, on average.",
            "Malo et al., Nat. Biotechnol. 24 (2006) 167",
        ),
        formula(
            "ec50",
            "EC50 (IC50)",
            "dose at which y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope) is half-way",
            "The dose with half of the full effect, by a curve fitted to all wells; for a falling curve it is called \
             IC50. It means little if the doses do not reach both plateaus.",
            "Hill, J. Physiol. 40 (1910) iv; Seber & Wild, Nonlinear Regression (1989), 5.1",
        ),
        formula(
            "hillSlope",
            "Hill slope",
            "slope in y = bottom + (top − bottom) / (1 + (EC50 / dose)^slope)",
            "How steep the curve is at its middle: with 1 it goes from 10 % to 90 % over 81-fold doses, with 2 over \
             9-fold ones. Below 0 it falls.",
            "Hill, J. Physiol. 40 (1910) iv",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_formula_has_a_name_of_its_own_also_beside_those_of_evaluations() {
        let all = super::formulas().into_iter().chain(crate::formulas());
        let names: Vec<&str> = all.map(|formula| formula.name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        for formula in super::formulas() {
            assert!(![formula.formula, formula.meaning, formula.source].contains(&""), "{}", formula.name);
        }
    }
}
