//! By what the loss is multiplied where gradients have half precision.
//!
//! The smallest number of 16 bits is 6e-8, and many gradients are smaller. So the loss is multiplied before the way back,
//! and the gradients are divided by the same factor in single precision (Micikevicius et al., ICLR 2018, 3.2). A factor
//! too large makes gradients infinite: that step is left out, and the factor is halved.

/// The largest power of two with which the gradient of an image's loss, at most 1 for a logit, stays finite with room for
/// what layers multiply it by.
const FIRST: f64 = 4096.0;
/// No number of 16 bits is larger.
const MOST: f64 = 65_536.0;
/// Without any help to gradients, a smaller one would lose what it is for.
const LEAST: f64 = 1.0;
/// Steps without trouble before a larger factor is tried, as in PyTorch.
const PATIENCE: u32 = 2000;

#[derive(Debug)]
pub(super) struct LossScale {
    factor: f64,
    good: u32,
}

impl LossScale {
    pub(super) fn new() -> Self {
        Self { factor: FIRST, good: 0 }
    }

    pub(super) fn factor(&self) -> f64 {
        self.factor
    }

    /// Learns from a step, of which all gradients were `finite` or not. False if it can get no smaller: then it is not the
    /// factor that makes them infinite.
    pub(super) fn learn(&mut self, finite: bool) -> bool {
        if finite {
            self.good += 1;
            if self.good == PATIENCE {
                self.good = 0;
                self.factor = (self.factor * 2.0).min(MOST);
            }
            return true;
        }
        self.good = 0;
        let room = self.factor > LEAST;
        self.factor = (self.factor / 2.0).max(LEAST);
        room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_gives_way_to_infinity_and_grows_slowly() {
        let mut scale = LossScale::new();
        assert!(scale.learn(false), "there is room below");
        assert_eq!(scale.factor(), FIRST / 2.0);
        for _ in 0..PATIENCE - 1 {
            assert!(scale.learn(true));
        }
        assert_eq!(scale.factor(), FIRST / 2.0, "not before its time");
        assert!(scale.learn(true));
        assert_eq!(scale.factor(), FIRST);
        for _ in 0..20 * PATIENCE {
            scale.learn(true);
        }
        assert_eq!(scale.factor(), MOST);
        let halvings = (0..100).take_while(|_| scale.learn(false)).count();
        assert_eq!((halvings, scale.factor()), (16, LEAST), "then the weights themselves are no numbers any more");
    }
}
