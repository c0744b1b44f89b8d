//! How the channels of a project are shown: colours, ranges, on and off, for all images that are alike or for one.
//!
//! Owns: which settings an image is shown with, and a word for them in the keys of thumbnails. Refuses: pixels, and
//! undo: like the stack, this is how one looks at a project and not what one says of it. Nothing here reaches a network.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use vesicle_images::{ChannelSetting, SampleKind};
use vesicle_project::{Image, ImageId};

use crate::SessionError;
use crate::session::{Session, State};

/// More channels than any instrument has; a limit for what a damaged project file or a client can ask for.
const MOST_CHANNELS: usize = 4096;

/// Settings by the type of the pixels: the range of an 8-bit photo would show a 16-bit or a CT image black.
type ByKind = BTreeMap<SampleKind, Vec<ChannelSetting>>;

/// What differs from the defaults.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Channels {
    /// By the number of channels, because a project may mix images of one, two and three.
    #[serde(deserialize_with = "kept::all")]
    all: BTreeMap<u32, ByKind>,
    #[serde(deserialize_with = "kept::one")]
    one: BTreeMap<u32, Own>,
}

/// Of one image.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Own {
    /// The type of its pixels; not known of what an older version kept.
    kind: Option<SampleKind>,
    settings: Vec<ChannelSetting>,
}

/// The settings of an image, before it is known which type its pixels have.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Chosen {
    own: Option<Vec<ChannelSetting>>,
    all: ByKind,
}

impl Chosen {
    /// Channels beyond the end have the defaults.
    pub(crate) fn of(&self, kind: SampleKind) -> &[ChannelSetting] {
        self.own.as_ref().or_else(|| self.all.get(&kind)).map_or(&[], Vec::as_slice)
    }
}

impl Channels {
    pub(crate) fn of(&self, image: &Image) -> Chosen {
        match self.one.get(&image.id.0) {
            Some(own) => Chosen { own: Some(own.settings.clone()), all: ByKind::new() },
            None => Chosen { own: None, all: self.all.get(&image.channels).cloned().unwrap_or_default() },
        }
    }

    pub(crate) fn is_own(&self, image: ImageId) -> bool {
        self.one.contains_key(&image.0)
    }

    /// For the key of a thumbnail; empty where all is default, so that projects share what they can. The type of the
    /// pixels is not known without reading them, so settings of another type count too: a thumbnail more is drawn, and
    /// none is wrong.
    pub(crate) fn word(&self, image: &Image) -> String {
        let Chosen { own, all } = self.of(image);
        let is_usual = |settings: &Vec<ChannelSetting>| settings.iter().all(|one| *one == ChannelSetting::default());
        if own.iter().chain(all.values()).all(is_usual) {
            return String::new();
        }
        // Settings are plain data; should they ever fail to serialise, thumbnails are only not told apart.
        let text = serde_json::to_vec(&(own, all)).unwrap_or_default();
        format!("-c{}", &blake3::hash(&text).to_hex()[..12])
    }

    /// For one image; or for all of its like, `images` with as many channels, which then lose their own. Empty settings
    /// are the defaults.
    fn set(&mut self, target: Target, settings: Vec<ChannelSetting>, images: impl Iterator<Item = ImageId>) {
        match target {
            Target::One { image, .. } if settings.is_empty() => drop(self.one.remove(&image.0)),
            Target::One { image, kind } => drop(self.one.insert(image.0, Own { kind: Some(kind), settings })),
            Target::All { channels, kind } => {
                for image in images {
                    if self.one.get(&image.0).is_some_and(|own| own.kind.is_none_or(|other| other == kind)) {
                        self.one.remove(&image.0);
                    }
                }
                let kinds = self.all.entry(channels).or_default();
                if settings.is_empty() {
                    kinds.remove(&kind);
                } else {
                    kinds.insert(kind, settings);
                }
                self.all.retain(|_, kinds| !kinds.is_empty());
            }
        }
    }
}

/// Whose channels are set. `kind`: the type of the pixels, of which ranges are values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    One {
        image: ImageId,
        kind: SampleKind,
    },
    /// All images with so many channels and pixels of the type.
    All {
        channels: u32,
        kind: SampleKind,
    },
}

/// Settings as project files have them: older ones did not tell types of pixels apart.
mod kept {
    use serde::{Deserialize, Deserializer};

    use super::{BTreeMap, ByKind, ChannelSetting, Own, SampleKind};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum All {
        ByKind(ByKind),
        OfAnyKind(Vec<ChannelSetting>),
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum One {
        Own(Own),
        OfAnyKind(Vec<ChannelSetting>),
    }

    pub(super) fn all<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<u32, ByKind>, D::Error> {
        let by_kind = |kept| match kept {
            All::ByKind(kinds) => kinds,
            All::OfAnyKind(settings) => SampleKind::ALL.map(|kind| (kind, settings.clone())).into(),
        };
        let kept = BTreeMap::<u32, All>::deserialize(from)?;
        Ok(kept.into_iter().map(|(channels, kept)| (channels, by_kind(kept))).collect())
    }

    pub(super) fn one<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<u32, Own>, D::Error> {
        let own = |kept| match kept {
            One::Own(own) => own,
            One::OfAnyKind(settings) => Own { kind: None, settings },
        };
        let kept = BTreeMap::<u32, One>::deserialize(from)?;
        Ok(kept.into_iter().map(|(image, kept)| (image, own(kept))).collect())
    }
}

impl Session {
    /// How channels are shown from now on. Saved, but not an edit. No settings bring the defaults back; for one image
    /// those of all images.
    ///
    /// # Errors
    /// When the image does not exist, or it cannot be saved.
    pub fn set_channels(&self, target: Target, settings: Vec<ChannelSetting>) -> Result<(), SessionError> {
        let mut state = self.lock();
        if let Target::One { image, .. } = target
            && state.project.image(image).is_none()
        {
            return Err(SessionError::Refused("The image is not in the project any more.".to_owned()));
        }
        let settings = bounded(settings)?;
        let mut channels = state.channels.clone();
        let same: Vec<ImageId> = match target {
            Target::One { .. } => Vec::new(),
            Target::All { channels, .. } => {
                state.project.images().filter(|image| image.channels == channels).map(|image| image.id).collect()
            }
        };
        channels.set(target, settings, same.into_iter());
        keep(&mut state, channels)
    }

    /// The same for many images at once, each by itself. Those that are not in the project, or have more channels than there
    /// can be, are left out.
    pub(crate) fn set_channels_of(
        &self,
        images: Vec<(ImageId, SampleKind, Vec<ChannelSetting>)>,
    ) -> Result<(), SessionError> {
        let mut state = self.lock();
        let mut channels = state.channels.clone();
        for (image, kind, settings) in images {
            if state.project.image(image).is_some()
                && let Ok(settings) = bounded(settings)
            {
                channels.set(Target::One { image, kind }, settings, std::iter::empty());
            }
        }
        keep(&mut state, channels)
    }
}

/// Settings as they are kept, with ranges in order.
fn bounded(settings: Vec<ChannelSetting>) -> Result<Vec<ChannelSetting>, SessionError> {
    if settings.len() > MOST_CHANNELS {
        return Err(SessionError::Refused(format!("An image has at most {MOST_CHANNELS} channels.")));
    }
    Ok(settings.into_iter().map(ChannelSetting::normal).collect())
}

fn keep(state: &mut State, channels: Channels) -> Result<(), SessionError> {
    if channels != state.channels {
        state.remember(crate::settings::CHANNELS, &channels)?;
        state.channels = channels;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use SampleKind::{F32, U8, U16};
    use vesicle_images::ChannelRange;
    use vesicle_project::{ContentHash, Source};

    fn one(image: &Image) -> Target {
        Target::One { image: image.id, kind: U8 }
    }

    fn image(id: u32, channels: u32) -> Image {
        Image {
            id: ImageId(id),
            sources: vec![Source::whole("a.tif".to_owned(), "/a.tif".to_owned(), ContentHash([0; 32]))],
            name: "a.tif".to_owned(),
            hash: ContentHash([0; 32]),
            region: None,
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
        channels.set(one(&a), hidden(), std::iter::empty());
        assert!(channels.is_own(a.id) && !channels.is_own(b.id));
        assert_eq!((channels.of(&a).of(U8).len(), channels.of(&b).of(U8).len()), (1, 0));
        let all = vec![ChannelSetting { palette: true, ..ChannelSetting::default() }];
        channels.set(Target::All { channels: 2, kind: U8 }, all.clone(), [a.id, b.id].into_iter());
        assert_eq!((channels.of(&a).of(U8), channels.of(&b).of(U8)), (&all[..], &all[..]));
        assert!(channels.of(&c).of(U8).is_empty(), "another number of channels is another matter");
    }

    #[test]
    fn pixels_of_another_type_keep_their_settings() {
        let (photo, ct) = (image(1, 1), image(2, 1));
        let window =
            |low, high| vec![ChannelSetting { range: ChannelRange::Values { low, high }, ..ChannelSetting::default() }];
        let both = || [photo.id, ct.id].into_iter();
        let mut channels = Channels::default();
        channels.set(Target::One { image: ct.id, kind: F32 }, window(-2.0, 99.0), std::iter::empty());
        channels.set(Target::All { channels: 1, kind: U8 }, window(0.0, 255.0), both());
        assert_eq!(channels.of(&photo).of(U8), window(0.0, 255.0));
        assert_eq!(channels.of(&ct).of(F32), window(-2.0, 99.0), "it keeps its own");
        assert!(channels.of(&photo).of(F32).is_empty(), "were its values others, it would be shown as by default");

        channels.set(Target::All { channels: 1, kind: F32 }, window(-160.0, 239.0), both());
        assert!(!channels.is_own(ct.id));
        assert_eq!(channels.of(&ct).of(F32), window(-160.0, 239.0));
        assert_eq!(channels.of(&photo).of(U8), window(0.0, 255.0));
        channels.set(Target::All { channels: 1, kind: F32 }, Vec::new(), both());
        channels.set(Target::All { channels: 1, kind: U8 }, Vec::new(), both());
        assert_eq!(channels, Channels::default(), "back to the defaults, and nothing is left behind");
    }

    #[test]
    fn what_older_versions_kept_holds_for_all_types() {
        let setting = r##"{"color":"#ff0000","range":{"type":"percentiles","data":{"low":1.0,"high":99.0}},"visible":true,"palette":false}"##;
        let text = format!(r#"{{"all":{{"2":[{setting}]}},"one":{{"7":[{setting}]}}}}"#);
        let mut channels: Channels = serde_json::from_str(&text).unwrap();
        let kept: ChannelSetting = serde_json::from_str(setting).unwrap();
        for kind in SampleKind::ALL {
            assert_eq!(channels.of(&image(1, 2)).of(kind), [kept]);
            assert_eq!(channels.of(&image(7, 2)).of(kind), [kept]);
        }
        assert!(channels.is_own(ImageId(7)));
        let again: Channels = serde_json::from_str(&serde_json::to_string(&channels).unwrap()).unwrap();
        assert_eq!(again, channels);
        // Its type is not known, so it goes with the first that is set for all.
        channels.set(Target::All { channels: 2, kind: U16 }, hidden(), [ImageId(7)].into_iter());
        assert!(!channels.is_own(ImageId(7)));
    }

    #[test]
    fn words_tell_settings_apart_and_defaults_have_none() {
        let a = image(1, 1);
        let mut channels = Channels::default();
        assert_eq!(channels.word(&a), "");
        channels.set(one(&a), vec![ChannelSetting::default()], std::iter::empty());
        assert_eq!(channels.word(&a), "");
        channels.set(one(&a), hidden(), std::iter::empty());
        let word = channels.word(&a);
        assert_ne!(word, "");
        channels.set(one(&a), Vec::new(), std::iter::empty());
        assert_eq!(channels.word(&a), "");
        let kept: Channels = serde_json::from_str(&serde_json::to_string(&channels).unwrap()).unwrap();
        assert_eq!(kept, channels);
    }
}
