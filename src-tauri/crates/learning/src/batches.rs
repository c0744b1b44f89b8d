//! The order of the training images in an epoch, and the random numbers of a fit.
//!
//! Batches are as equal as can be: with 100 images and at most 32 a batch there are four batches of 25, not three of 32
//! and one of 4. All batches of a fit have one size, because a GPU compiles its programs anew for every size and a tiny
//! last batch would pull the weights around; where the division leaves a remainder, the last batch is filled up from
//! the start of the epoch's order. So every image is seen once in each epoch, and a few (fewer than there are batches)
//! twice.

use std::collections::BTreeMap;

use rand::seq::SliceRandom as _;
use rand::{Rng, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::settings::ClassBalance;

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
    /// Which pictures without a label are looked at.
    Unlabelled = 6,
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

/// The order of one epoch, as positions among the images, whose classes are `classes`. With [`ClassBalance::Sampling`] as
/// long as without, but every class that has images comes as often as the others, give or take one.
pub(crate) fn order(classes: &[usize], balance: ClassBalance, shuffle: bool, random: &mut impl Rng) -> Vec<usize> {
    let mut order: Vec<usize> = (0..classes.len()).collect();
    if balance == ClassBalance::Sampling {
        order = balanced(classes, shuffle, random);
    }
    if shuffle {
        order.shuffle(random);
    }
    order
}

/// One of each class in turn, until there are as many as images.
fn balanced(classes: &[usize], shuffle: bool, random: &mut impl Rng) -> Vec<usize> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (position, class) in classes.iter().enumerate() {
        members.entry(*class).or_default().push(position);
    }
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    if shuffle {
        members.shuffle(random);
    }
    let mut order = Vec::with_capacity(classes.len());
    let mut round = 0;
    while order.len() < classes.len() {
        for positions in &mut members {
            // All of a class come once before one comes again.
            if shuffle && round % positions.len() == 0 {
                positions.shuffle(random);
            }
            order.push(positions[round % positions.len()]);
        }
        round += 1;
    }
    order.truncate(classes.len());
    order
}

/// The weight of each class in the loss, N / (K · n), so that all that have images count the same; 1 without
/// [`ClassBalance::Weights`].
pub(crate) fn class_weights(classes: &[usize], count: usize, balance: ClassBalance) -> Vec<f32> {
    if balance != ClassBalance::Weights {
        return vec![1.0; count];
    }
    let members: Vec<usize> =
        (0..count).map(|wanted| classes.iter().filter(|class| **class == wanted).count()).collect();
    let known = members.iter().filter(|members| **members > 0).count();
    members.iter().map(|members| classes.len() as f32 / (known * (*members).max(1)) as f32).collect()
}

/// The batches of one epoch that goes through `order`.
pub(crate) fn batches(order: &[usize], most: usize) -> Vec<Vec<usize>> {
    let size = batch_size(order.len(), most);
    if size == 0 {
        return Vec::new();
    }
    (0..order.len().div_ceil(size))
        .map(|batch| (0..size).map(|place| order[(batch * size + place) % order.len()]).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(images: usize, seed: u32, epoch: u32, shuffle: bool) -> Vec<usize> {
        order(&vec![0; images], ClassBalance::None, shuffle, &mut random(seed, Purpose::Order, epoch))
    }

    #[test]
    fn batches_are_equal_and_hold_every_image() {
        for images in 1..60 {
            for most in [1, 2, 7, 16, 100] {
                let epoch = batches(&plain(images, 1, 1, true), most);
                let size = batch_size(images, most);
                assert!(size <= most && epoch.iter().all(|batch| batch.len() == size));
                let mut seen: Vec<usize> = epoch.concat();
                assert!(seen.len() - images < epoch.len(), "{images} images, at most {most}");
                seen.sort_unstable();
                seen.dedup();
                assert_eq!(seen.len(), images);
            }
        }
        assert!(batches(&[], 8).is_empty());
    }

    #[test]
    fn the_order_changes_with_seed_and_epoch_but_only_when_shuffled() {
        assert_eq!(plain(50, 1, 1, true), plain(50, 1, 1, true));
        assert_ne!(plain(50, 1, 1, true), plain(50, 1, 2, true));
        assert_ne!(plain(50, 1, 1, true), plain(50, 2, 1, true));
        assert_eq!(plain(50, 2, 9, false), (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn balanced_epochs_show_every_class_as_often_and_every_image_before_one_comes_again() {
        let classes = [0, 0, 0, 0, 0, 0, 0, 0, 2, 2];
        for shuffle in [false, true] {
            let order = order(&classes, ClassBalance::Sampling, shuffle, &mut random(1, Purpose::Order, 1));
            let of = |wanted: usize| order.iter().filter(|position| classes[**position] == wanted).count();
            assert_eq!((order.len(), of(0), of(2)), (10, 5, 5), "class 1 has no image");
            for small in [8, 9] {
                assert!((2..=3).contains(&order.iter().filter(|position| **position == small).count()));
            }
        }
        let epochs: Vec<_> = (1..=30)
            .flat_map(|epoch| order(&classes, ClassBalance::Sampling, true, &mut random(1, Purpose::Order, epoch)))
            .collect();
        assert!((0..10).all(|position| epochs.contains(&position)), "over the epochs nothing is left out");
    }

    #[test]
    fn weights_make_classes_count_the_same() {
        let classes = [0, 0, 0, 2];
        let weights = class_weights(&classes, 3, ClassBalance::Weights);
        let of = |wanted: usize| classes.iter().filter(|class| **class == wanted).count() as f32 * weights[wanted];
        assert_eq!((of(0), of(2)), (2.0, 2.0), "and the mean weight is 1");
        assert_eq!(class_weights(&classes, 3, ClassBalance::Sampling), [1.0; 3]);
    }
}
