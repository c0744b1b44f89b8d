//! The order of the training images in an epoch, and the random numbers of a fit.
//!
//! Batches are as equal as can be: with 100 images and at most 32 a batch there are four batches of 25, not three of 32
//! and one of 4. All batches of a fit have one size, because a GPU compiles its programs anew for every size and a tiny
//! last batch would pull the weights around; where the division leaves a remainder, the last batch is filled up from
//! the start of the epoch's order. So every image is seen once in each epoch, and a few (fewer than there are batches)
//! twice.

use rand::seq::SliceRandom as _;
use rand::{Rng, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// What random numbers are used for. Each purpose and epoch has its own stream, so that a fit continued in epoch 11
/// draws what an uninterrupted one would have drawn there, and one purpose never disturbs another.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Weights = 0,
    Order = 1,
    Windows = 2,
    Dropout = 3,
    Augmentation = 4,
    /// Variants of an image that a person looks at, by number instead of epoch.
    Preview = 5,
}

pub(crate) fn random(seed: u32, purpose: Purpose, epoch: u32) -> ChaCha8Rng {
    let mut random = ChaCha8Rng::seed_from_u64(u64::from(seed));
    // Four purposes stand side by side in each half of the streams.
    let (half, place) = (purpose as u64 / 4, purpose as u64 % 4);
    random.set_stream((half << 40) + u64::from(epoch) * 4 + place);
    random
}

/// Images in each batch, for `images` images and at most `most` in a batch. 0 without images.
pub(crate) fn batch_size(images: usize, most: usize) -> usize {
    images.div_ceil(images.div_ceil(most.max(1)).max(1))
}

/// The batches of one epoch, as positions 0..`images`.
pub(crate) fn batches(images: usize, most: usize, shuffle: bool, random: &mut impl Rng) -> Vec<Vec<usize>> {
    let size = batch_size(images, most);
    if size == 0 {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..images).collect();
    if shuffle {
        order.shuffle(random);
    }
    (0..images.div_ceil(size))
        .map(|batch| (0..size).map(|place| order[(batch * size + place) % images]).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn batches_are_equal_and_hold_every_image() {
        for images in 1..60 {
            for most in [1, 2, 7, 16, 100] {
                let epoch = batches(images, most, true, &mut random(1, Purpose::Order, 1));
                let size = batch_size(images, most);
                assert!(size <= most && epoch.iter().all(|batch| batch.len() == size));
                let mut seen: Vec<usize> = epoch.concat();
                assert!(seen.len() - images < epoch.len(), "{images} images, at most {most}");
                seen.sort_unstable();
                seen.dedup();
                assert_eq!(seen.len(), images);
            }
        }
        assert!(batches(0, 8, true, &mut random(1, Purpose::Order, 1)).is_empty());
    }

    #[test]
    fn the_order_changes_with_seed_and_epoch_but_only_when_shuffled() {
        let order = |seed, epoch, shuffle| batches(50, 50, shuffle, &mut random(seed, Purpose::Order, epoch));
        assert_eq!(order(1, 1, true), order(1, 1, true));
        assert_ne!(order(1, 1, true), order(1, 2, true));
        assert_ne!(order(1, 1, true), order(2, 1, true));
        assert_eq!(order(1, 1, false), order(2, 9, false));
        assert_eq!(order(1, 1, false)[0], (0..50).collect::<Vec<_>>());
    }
}
