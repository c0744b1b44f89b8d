//! How the channels of a project are shown: colours, ranges, on and off, for all images or for one.
//!
//! Owns: which settings an image is shown with, and a word for them in the keys of thumbnails. Refuses: pixels, and
//! undo: like the stack, this is how one looks at a project and not what one says of it. Nothing here reaches a network.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vesicle_images::ChannelSetting;
use vesicle_project::{Image, ImageId};

use crate::SessionError;
use crate::session::Session;

/// More channels than any instrument has; a limit for what a damaged project file or a client can ask for.
const MOST_CHANNELS: usize = 4096;

/// What differs from the defaults.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Channels {
    /// By the number of channels, because a project may mix images of one, two and three.
    all: BTreeMap<u32, Vec<ChannelSetting>>,
    one: BTreeMap<u32, Vec<ChannelSetting>>,
}

impl Channels {
    /// The settings of an image; channels beyond their end have the defaults.
    pub(crate) fn of(&self, image: &Image) -> &[ChannelSetting] {
        self.one.get(&image.id.0).or_else(|| self.all.get(&image.channels)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_own(&self, image: ImageId) -> bool {
        self.one.contains_key(&image.0)
    }

    /// For the key of a thumbnail; empty where all is default, so that projects share what they can.
    pub(crate) fn word(&self, image: &Image) -> String {
        let settings = self.of(image);
        if settings.iter().all(|setting| *setting == ChannelSetting::default()) {
            return String::new();
        }
        // Settings are plain data; should they ever fail to serialise, thumbnails are only not told apart.
        let text = serde_json::to_vec(settings).unwrap_or_default();
        format!("-c{}", &blake3::hash(&text).to_hex()[..12])
    }

    /// For one image; or for all with as many channels, which then lose their own. Empty settings are the defaults.
    fn set(&mut self, target: Target, settings: Vec<ChannelSetting>, images: impl Iterator<Item = ImageId>) {
        match target {
            Target::One(image) if settings.is_empty() => drop(self.one.remove(&image.0)),
            Target::One(image) => drop(self.one.insert(image.0, settings)),
            Target::All { channels } => {
                images.for_each(|image| drop(self.one.remove(&image.0)));
                if settings.is_empty() {
                    self.all.remove(&channels);
                } else {
                    self.all.insert(channels, settings);
                }
            }
        }
    }
}

/// Whose channels are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    One(ImageId),
    /// All images with so many channels.
    All {
        channels: u32,
    },
}

impl Session {
    /// How channels are shown from now on. Saved, but not an edit. No settings bring the defaults back; for one image
    /// those of all images.
    ///
    /// # Errors
    /// When the image does not exist, or it cannot be saved.
    pub fn set_channels(&self, target: Target, settings: Vec<ChannelSetting>) -> Result<(), SessionError> {
        let mut state = self.lock();
        if let Target::One(image) = target
            && state.project.image(image).is_none()
        {
            return Err(SessionError::Refused("The image is not in the project any more.".to_owned()));
        }
        if settings.len() > MOST_CHANNELS {
            return Err(SessionError::Refused(format!("An image has at most {MOST_CHANNELS} channels.")));
        }
        let settings = settings.into_iter().map(ChannelSetting::normal).collect();
        let mut channels = state.channels.clone();
        let same: Vec<ImageId> = match target {
            Target::One(_) => Vec::new(),
            Target::All { channels } => {
                state.project.images().filter(|image| image.channels == channels).map(|image| image.id).collect()
            }
        };
        channels.set(target, settings, same.into_iter());
        if channels != state.channels {
            state.remember(crate::settings::CHANNELS, &channels)?;
            state.channels = channels;
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use vesicle_project::{ContentHash, Source};

    fn image(id: u32, channels: u32) -> Image {
        Image {
            id: ImageId(id),
            sources: vec![Source::whole("a.tif".to_owned(), "/a.tif".to_owned(), ContentHash([0; 32]))],
            name: "a.tif".to_owned(),
            hash: ContentHash([0; 32]),
            width: 1,
            height: 1,
            channels,
            slices: 1,
            times: 1,
            bits: 8,
            pixel_size: [None; 3],
            channel_names: Vec::new(),
            metadata: Vec::new(),
        }
    }

    fn hidden() -> Vec<ChannelSetting> {
        vec![ChannelSetting { visible: false, ..ChannelSetting::default() }]
    }

    #[test]
    fn one_image_goes_before_all_and_all_takes_it_back() {
        let (a, b, c) = (image(1, 2), image(2, 2), image(3, 3));
        let mut channels = Channels::default();
        channels.set(Target::One(a.id), hidden(), std::iter::empty());
        assert!(channels.is_own(a.id) && !channels.is_own(b.id));
        assert_eq!((channels.of(&a).len(), channels.of(&b).len()), (1, 0));
        let all = vec![ChannelSetting { palette: true, ..ChannelSetting::default() }];
        channels.set(Target::All { channels: 2 }, all.clone(), [a.id, b.id].into_iter());
        assert_eq!((channels.of(&a), channels.of(&b)), (&all[..], &all[..]));
        assert!(channels.of(&c).is_empty(), "another number of channels is another matter");
    }

    #[test]
    fn words_tell_settings_apart_and_defaults_have_none() {
        let a = image(1, 1);
        let mut channels = Channels::default();
        assert_eq!(channels.word(&a), "");
        channels.set(Target::One(a.id), vec![ChannelSetting::default()], std::iter::empty());
        assert_eq!(channels.word(&a), "");
        channels.set(Target::One(a.id), hidden(), std::iter::empty());
        let word = channels.word(&a);
        assert_ne!(word, "");
        channels.set(Target::One(a.id), Vec::new(), std::iter::empty());
        assert_eq!(channels.word(&a), "");
        let kept: Channels = serde_json::from_str(&serde_json::to_string(&channels).unwrap()).unwrap();
        assert_eq!(kept, channels);
    }
}
