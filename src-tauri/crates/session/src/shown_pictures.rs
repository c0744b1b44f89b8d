//! Pictures that someone looks at now, decoded once.
//!
//! Owns: a few decoded pictures in memory, with the distribution of their values, within [`LIMIT`]. Refuses: growing,
//! and keeping failures: a drive that comes back is read again.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use vesicle_images::{ChannelSummary, Picture, SliceView};
use vesicle_project::ImageId;

/// Bytes of samples that are kept, besides the newest picture, which is always kept.
const LIMIT: u64 = 192 << 20;

/// Which plane of which image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) image: ImageId,
    pub(crate) slice: SliceView,
    pub(crate) time: u32,
}

/// A decoded picture.
pub(crate) struct Shown {
    pub(crate) picture: Picture,
    /// One per channel.
    pub(crate) summaries: Vec<ChannelSummary>,
}

type Slot = Arc<OnceLock<Result<Arc<Shown>, String>>>;

/// The newest last.
#[derive(Default)]
pub(crate) struct ShownPictures(Mutex<Vec<(Place, Slot)>>);

impl ShownPictures {
    /// The picture at a place; whoever asks while it is being read waits for that one reading.
    pub(crate) fn get(
        &self,
        place: Place,
        read: impl FnOnce() -> Result<Picture, String>,
    ) -> Result<Arc<Shown>, String> {
        let slot = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let known = kept.iter().position(|(known, _)| *known == place);
            let slot = known.map_or_else(Slot::default, |at| kept.remove(at).1);
            kept.push((place, Arc::clone(&slot)));
            slot
        };
        let answer = slot.get_or_init(|| {
            let picture = read()?;
            let summaries = (0..picture.channels()).map(|channel| ChannelSummary::of(&picture, channel)).collect();
            Ok(Arc::new(Shown { picture, summaries }))
        });
        self.tidy();
        answer.clone()
    }

    fn tidy(&self) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, slot)| !matches!(slot.get(), Some(Err(_))));
        let mut left = LIMIT;
        let newest = kept.len().saturating_sub(1);
        let fits: Vec<bool> = (0..kept.len())
            .rev()
            .map(|at| {
                let bytes =
                    kept[at].1.get().and_then(|read| read.as_ref().ok()).map_or(0, |shown| size(&shown.picture));
                let fits = bytes <= left || at == newest;
                left = left.saturating_sub(bytes);
                fits
            })
            .collect();
        let mut fits = fits.into_iter().rev();
        kept.retain(|_| fits.next().unwrap_or(false));
    }

    #[cfg(test)]
    fn count(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }
}

fn size(picture: &Picture) -> u64 {
    let bits: u64 = match picture.kind() {
        vesicle_images::SampleKind::U8 => 1,
        vesicle_images::SampleKind::U16 => 2,
        vesicle_images::SampleKind::F32 => 4,
    };
    picture.samples().len() as u64 * bits
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use vesicle_images::Samples;

    fn place(image: u32) -> Place {
        Place { image: ImageId(image), slice: SliceView::Max, time: 0 }
    }

    fn picture(side: u32) -> Result<Picture, String> {
        Picture::new(side, side, 1, Samples::U8(vec![0; (side * side) as usize])).map_err(|error| error.to_string())
    }

    #[test]
    fn a_picture_is_read_once_and_a_failure_again() {
        let shown = ShownPictures::default();
        shown.get(place(1), || picture(4)).unwrap();
        shown.get(place(1), || Err("read twice".to_owned())).unwrap();
        assert!(shown.get(place(2), || Err("gone".to_owned())).is_err());
        assert_eq!(shown.get(place(2), || picture(3)).unwrap().picture.width(), 3, "the drive is back");
        let other = Place { time: 1, ..place(1) };
        assert_eq!(shown.get(other, || picture(2)).unwrap().picture.width(), 2);
        assert_eq!(shown.count(), 3);
    }

    #[test]
    fn the_oldest_go_first_and_the_newest_stays() {
        let shown = ShownPictures::default();
        // 100 MB each: two do not fit beside each other within the limit.
        for image in 0..3 {
            shown.get(place(image), || picture(10_000)).unwrap();
        }
        assert_eq!(shown.count(), 2);
        shown.get(place(2), || Err("the newest was dropped".to_owned())).unwrap();
        assert!(shown.get(place(0), || Err("the oldest was kept".to_owned())).is_err());
    }
}
