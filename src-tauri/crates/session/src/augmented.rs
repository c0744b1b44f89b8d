//! What the Fit settings make of a training image, for a person to look at.
//!
//! Owns: choosing the image and drawing numbered variants of it as JPEG, with its channels shown as in the gallery.
//! Refuses: what is done to an image (that is `learning`).

use std::sync::Arc;

use vesicle_images::{displays_by, encode_jpeg, render};
use vesicle_learning::{FitSettings, augmented_example};
use vesicle_project::Image;

use crate::session::Session;
use crate::thumbnails::ThumbnailSize;

const QUALITY: u8 = 90;

impl Session {
    /// Variant `number` of the first labelled image as a training step might see it, JPEG. The same number and settings
    /// give the same picture.
    ///
    /// # Errors
    /// A sentence for the person: why there is none.
    pub fn augmented(&self, settings: &FitSettings, number: u32) -> Result<Vec<u8>, String> {
        let (image, shown_as) = {
            let state = self.lock();
            let labelled = state.project.labels().filter_map(|(id, _)| state.project.image(id)).next();
            let image: Arc<Image> = labelled.cloned().ok_or_else(|| "no image has a label yet".to_owned())?;
            let shown_as = state.channels.of(&image);
            (image, shown_as)
        };
        let shown = self.shown_now(&image).map_err(|error| error.to_string())?;
        let mut displays = displays_by(&shown.picture, shown_as.of(shown.picture.kind()), &shown.summaries);
        // Values between those of the file have no colour in its palette.
        displays.iter_mut().for_each(|display| display.palette = false);
        let variant = augmented_example(&shown.picture, settings, number)?;
        encode_jpeg(&render(&variant, &displays, ThumbnailSize::Usual.side()), QUALITY)
            .map_err(|error| error.to_string())
    }
}
