#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use std::sync::atomic::{AtomicUsize, Ordering};

use vesicle_images::{Picture, Samples};

use super::*;
use crate::device::open_device;
use crate::settings::Architecture;

/// Stripes, wide in every second picture. Counts what is read, and after so many reads the drive is gone.
struct Stripes {
    read: AtomicUsize,
    until: usize,
}

impl PictureSource for Stripes {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        if self.read.fetch_add(1, Ordering::Relaxed) >= self.until {
            return Err("the drive is gone".to_owned());
        }
        let length = 3 + 4 * (index % 2) + index / 8;
        let values = (0..40 * 40).map(|at| if ((at % 40) / length).is_multiple_of(2) { 40 } else { 200 + index as u8 });
        Picture::new(40, 40, 1, Samples::U8(values.collect())).map_err(|error| error.to_string())
    }
}

fn fitted(room: u64, until: usize) -> (FitOutcome, usize) {
    let source = Stripes { read: AtomicUsize::new(0), until };
    let settings = FitSettings {
        architecture: Architecture::CompactCnn,
        input_width: 24,
        input_height: 24,
        epochs: 3,
        noise: 0.1,
        ..FitSettings::default()
    };
    let examples: Vec<Example> = (0..18).map(|index| Example { index, class: index % 2 }).collect();
    let request = FitRequest {
        settings: &settings,
        classes: 2,
        channels: 1,
        training: &examples[..12],
        groups: None,
        validation: &examples[12..],
        unlabelled: &[],
        source: &source,
        start: None,
    };
    let compute = open_device("cpu").unwrap();
    let outcome = fit_within(room, &request, &compute, &CancelToken::new(), &mut |_| ()).unwrap();
    (outcome, source.read.into_inner())
}

#[test]
fn with_little_memory_pictures_are_read_again_and_the_numbers_are_the_same() {
    let (roomy, read_once) = fitted(ROOM, usize::MAX);
    assert_eq!(read_once, 18);
    // A picture is 27 × 27 values of four bytes here.
    let (tight, read_often) = fitted(5 * 27 * 27 * 4, usize::MAX);
    assert_eq!(
        read_often,
        18 + 3 * (7 + 7 + 6) + 6,
        "in each epoch to train, to score, to validate; then for the temperature"
    );
    assert_eq!(tight.model.as_ref().unwrap().weights, roomy.model.as_ref().unwrap().weights);
    let losses = |outcome: &FitOutcome| {
        outcome.epochs.iter().map(|epoch| (epoch.loss, epoch.validation_loss)).collect::<Vec<_>>()
    };
    assert_eq!(losses(&tight), losses(&roomy));
}

#[test]
fn a_drive_that_goes_away_ends_the_fit_with_what_was_learnt() {
    // All once, then one epoch of 20, then a few.
    let (outcome, _) = fitted(5 * 27 * 27 * 4, 18 + 20 + 3);
    let lost = LearningError::PictureLost { reason: "the drive is gone".to_owned() };
    assert_eq!(outcome.end, FitEnd::Failed(lost));
    assert_eq!((outcome.epochs.len(), outcome.model.unwrap().card.epochs_trained), (1, 1));
}
