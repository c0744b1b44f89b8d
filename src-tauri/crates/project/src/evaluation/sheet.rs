//! All that the metrics need of each image, looked up once, so that a resample is only another weight for each image.
//!
//! Owns: the figures of an evaluation with a weight for each image. Refuses: choosing the weights.

use super::matrix::Matrix;
use super::metrics::Metric;
use super::ranking::Ranking;
use super::{Scored, judge, squared_distance};

#[derive(Debug)]
pub(super) struct Sheet {
    categories: usize,
    /// Of each image that counts: its place among the given ones.
    places: Vec<usize>,
    /// Of each image: its cell of the confusion matrix, row by row.
    cells: Vec<usize>,
    surprise: Vec<f64>,
    brier: Vec<f64>,
    /// The images by their probability of each category; `None` for a category without images, or with all of them.
    rankings: Vec<Option<Ranking>>,
}

/// The figures of one set of weights; `None` where one is undefined.
#[derive(Debug)]
pub(super) struct Figures {
    /// In the order of [`Metric::ALL`].
    pub(super) metrics: [Option<f64>; Metric::ALL.len()],
    /// Of each category, in the order of [`PER_CATEGORY`].
    pub(super) per_category: Vec<[Option<f64>; PER_CATEGORY]>,
}

/// Precision, recall, F1, area under the ROC curve, average precision.
pub(super) const PER_CATEGORY: usize = 5;

impl Sheet {
    /// Images are left out as by [`super::evaluate`].
    pub(super) fn new(categories: usize, scored: &[Scored<'_>]) -> Self {
        let (mut places, mut cells, mut surprise, mut brier) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (place, item) in scored.iter().enumerate() {
            let Some(judged) = judge(categories, item) else { continue };
            places.push(place);
            cells.push(judged.truth * categories + judged.predicted);
            surprise.push(judged.surprise);
            brier.push(squared_distance(item));
        }
        let ranking = |category| {
            let of = |place: &usize| (scored[*place].probabilities[category], scored[*place].truth == category);
            Ranking::new(places.iter().map(of))
        };
        let rankings = (0..categories).map(ranking).collect();
        Self { categories, places, cells, surprise, brier, rankings }
    }

    /// Of each image that counts, its place among the given ones, ascending. Weights are in this order.
    pub(super) fn places(&self) -> &[usize] {
        &self.places
    }

    /// The figures if each image were there as often as its weight says. Sums run in the order of the images, so the
    /// same weights give the same bits.
    pub(super) fn figures(&self, weights: &[u32]) -> Figures {
        let mut counts = vec![0; self.categories * self.categories];
        let (mut surprise, mut brier) = (0.0, 0.0);
        let images = self.cells.iter().zip(&self.surprise).zip(&self.brier).zip(weights);
        for (((cell, surprised), distance), weight) in images {
            counts[*cell] += u64::from(*weight);
            surprise += f64::from(*weight) * surprised;
            brier += f64::from(*weight) * distance;
        }
        let matrix = Matrix::new(self.categories, counts);
        let areas: Vec<_> =
            self.rankings.iter().map(|ranking| ranking.as_ref().and_then(|ranking| ranking.areas(weights))).collect();
        // Macro means over the categories that have both sides.
        let both: Vec<_> = areas.iter().flatten().collect();
        let over = |sum: f64| (!both.is_empty()).then(|| sum / both.len() as f64);
        let mean = |sum: f64| (matrix.count() > 0).then(|| sum / matrix.count() as f64);
        let (equal, weighted) = (matrix.macro_scores(), matrix.weighted_scores());
        let metrics = Metric::ALL.map(|metric| match metric {
            Metric::Accuracy => matrix.accuracy(),
            Metric::BalancedAccuracy | Metric::MacroRecall => equal.map(|scores| scores.recall),
            Metric::Kappa => matrix.kappa(),
            Metric::Mcc => matrix.mcc(),
            Metric::CrossEntropy => mean(surprise),
            Metric::Brier => mean(brier),
            Metric::MacroPrecision => equal.map(|scores| scores.precision),
            Metric::MacroF1 => equal.map(|scores| scores.f1),
            Metric::WeightedPrecision => weighted.map(|scores| scores.precision),
            Metric::WeightedRecall => weighted.map(|scores| scores.recall),
            Metric::WeightedF1 => weighted.map(|scores| scores.f1),
            Metric::RocAuc => over(both.iter().map(|areas| areas.roc_auc).sum()),
            Metric::AveragePrecision => over(both.iter().map(|areas| areas.average_precision).sum()),
        });
        let of_category = |(category, areas): (usize, &Option<super::ranking::Areas>)| {
            [
                matrix.precision(category),
                matrix.recall(category),
                matrix.f1(category),
                areas.map(|areas| areas.roc_auc),
                areas.map(|areas| areas.average_precision),
            ]
        };
        Figures { metrics, per_category: areas.iter().enumerate().map(of_category).collect() }
    }
}
