//! The publications that the methods paragraph may cite.
//!
//! Owns: their full references, once, and which of them were cited. Refuses: deciding where.

use std::collections::BTreeSet;

/// Key and full reference, in the order of the list of references.
const TABLE: [(&str, &str); 10] = [
    ("davison", "Davison AC, Hinkley DV. Bootstrap Methods and their Application. Cambridge University Press, 1997."),
    (
        "deng",
        "Deng J, Dong W, Socher R, Li L-J, Li K, Fei-Fei L. ImageNet: a large-scale hierarchical image database. IEEE \
         Conference on Computer Vision and Pattern Recognition (2009) 248–255.",
    ),
    ("efron", "Efron B, Tibshirani RJ. An Introduction to the Bootstrap. Chapman & Hall, 1993."),
    (
        "guo",
        "Guo C, Pleiss G, Sun Y, Weinberger KQ. On calibration of modern neural networks. International Conference on \
         Machine Learning (2017) 1321–1330.",
    ),
    (
        "holm",
        "Holm S. A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6 (1979) 65–70.",
    ),
    (
        "kingma",
        "Kingma DP, Ba J. Adam: a method for stochastic optimization. International Conference on Learning \
         Representations (2015).",
    ),
    (
        "loshchilov",
        "Loshchilov I, Hutter F. Decoupled weight decay regularization. International Conference on Learning \
         Representations (2019).",
    ),
    (
        "mcnemar",
        "McNemar Q. Note on the sampling error of the difference between correlated proportions or percentages. \
         Psychometrika 12 (1947) 153–157.",
    ),
    (
        "tan",
        "Tan M, Le QV. EfficientNet: rethinking model scaling for convolutional neural networks. International \
         Conference \
         on Machine Learning (2019) 6105–6114.",
    ),
    (
        "wilson",
        "Wilson EB. Probable inference, the law of succession, and statistical inference. Journal of the American \
         Statistical Association 22 (1927) 209–212.",
    ),
];

/// What was cited so far.
#[derive(Debug, Default)]
pub(super) struct Cited(BTreeSet<&'static str>);

impl Cited {
    /// Notes the publication and gives back how it is cited in the text.
    pub(super) fn cite(&mut self, text: &'static str, key: &'static str) -> &'static str {
        self.0.insert(key);
        text
    }

    pub(super) fn references(&self) -> Vec<&'static str> {
        TABLE.iter().filter(|(key, _)| self.0.contains(key)).map(|(_, reference)| *reference).collect()
    }
}
