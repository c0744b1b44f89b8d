//! Settings for a new project, from what its images are like. A pure function, so that the same images always start the
//! same.

use crate::architecture::LEAST_INPUT_SIDE;
use crate::check::DataFacts;
use crate::settings::FitSettings;

/// Images up to this side (px) are seen at their own size.
const FULL_SIZE_UP_TO: u32 = 128;

impl FitSettings {
    /// The defaults, fitted to the data for the case that a network is chosen:
    ///
    /// - input: the images' own shorter side up to 128 px (a single cell is seen whole and sharp), else 128 px;
    /// - batch: 4 images for up to 16 training images, 8 for up to 64, 16 for up to 512, else 32, so that an epoch has
    ///   more than a step or two;
    /// - epochs: from 60 for a handful of images down to 15 for thousands, so that a fit looks at enough images and
    ///   still ends in about a minute on a processor.
    ///
    /// Everything else is as in [`FitSettings::default`], so what learns is Quick. Without labelled images it is the
    /// default.
    pub fn suggested(data: &DataFacts) -> Self {
        let defaults = Self::default();
        let side = match data.smallest_side {
            0 => defaults.input_width,
            side if data.largest_side <= FULL_SIZE_UP_TO => side.max(LEAST_INPUT_SIDE),
            _ => FULL_SIZE_UP_TO,
        };
        let training = (data.labelled() as f64 * defaults.training_fraction) as usize;
        let (batch_size, epochs) = match training {
            0 => (defaults.batch_size, defaults.epochs),
            1..=16 => (4, 60),
            17..=64 => (8, 60),
            65..=512 => (16, 30),
            513..=4000 => (32, 30),
            _ => (32, 15),
        };
        Self { input_width: side, input_height: side, batch_size, epochs, ..defaults }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::CategoryCount;

    fn suggested(images: usize, side: u32) -> (u32, u32, u32) {
        let categories = vec![CategoryCount { name: "A".into(), images }];
        let data = DataFacts { categories, smallest_side: side, largest_side: side, ..DataFacts::default() };
        let settings = FitSettings::suggested(&data);
        assert_eq!(settings.input_width, settings.input_height);
        (settings.input_width, settings.batch_size, settings.epochs)
    }

    #[test]
    fn small_images_keep_their_size_and_few_images_get_more_epochs() {
        assert_eq!(suggested(640, 48), (48, 16, 30));
        assert_eq!(suggested(20, 512), (128, 4, 60));
        assert_eq!(suggested(10_000, 8), (16, 32, 15));
        assert_eq!(FitSettings::suggested(&DataFacts::default()), FitSettings::default());
    }
}
