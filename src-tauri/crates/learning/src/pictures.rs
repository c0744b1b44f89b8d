//! The pictures of a fit: as many in memory as there is room for, the others read again each time.
//!
//! Owns: what is kept, and that a picture looks the same either way. Refuses: more memory than its room. Those that are
//! asked for first are kept, so training pictures come before validation pictures.

use std::ops::Deref;

use rayon::prelude::*;

use crate::cancel::CancelToken;
use crate::dataset::{self, PictureSource, Skipped, Stored, View};
use crate::error::LearningError;
use crate::preprocess::{Preprocessing, Statistics};
use crate::windows::Size;

/// Bytes of pictures that a fit keeps in memory.
pub(crate) const ROOM: u64 = 1 << 30;

/// Pictures at the scale of the model, by position.
pub(crate) struct Pictures<'a> {
    source: &'a dyn PictureSource,
    view: View,
    rule: Preprocessing,
    slots: Vec<Slot>,
}

struct Slot {
    /// For [`PictureSource::picture`].
    index: usize,
    size: Size,
    kept: Option<Stored>,
}

/// A picture that was kept, or read just now.
pub(crate) enum Held<'p> {
    Kept(&'p Stored),
    Read(Box<Stored>),
}

impl Deref for Held<'_> {
    type Target = Stored;

    fn deref(&self) -> &Stored {
        match self {
            Self::Kept(stored) => stored,
            Self::Read(stored) => stored,
        }
    }
}

impl Pictures<'_> {
    pub(crate) fn size(&self, at: usize) -> Size {
        self.slots[at].size
    }

    /// # Errors
    /// The picture is not kept, and cannot be read any more.
    pub(crate) fn get(&self, at: usize) -> Result<Held<'_>, LearningError> {
        let slot = &self.slots[at];
        if let Some(stored) = &slot.kept {
            return Ok(Held::Kept(stored));
        }
        let read = self.source.picture(slot.index).and_then(|picture| Stored::new(&picture, &self.view));
        let mut stored = read.map_err(|reason| LearningError::PictureLost { reason })?;
        if stored.size() != slot.size {
            return Err(LearningError::PictureLost { reason: "it has another size than before".to_owned() });
        }
        stored.rescale(&self.rule);
        Ok(Held::Read(Box::new(stored)))
    }
}

/// Pictures on their way in: values are still raw, as the rule may depend on all of them.
pub(crate) struct Reading<'a> {
    source: &'a dyn PictureSource,
    view: View,
    room: u64,
    slots: Vec<Slot>,
}

/// What came of reading some pictures.
pub(crate) struct Read {
    /// For each in the order asked for: its position, or `None` if it was left out.
    pub(crate) positions: Vec<Option<usize>>,
    pub(crate) skipped: Vec<Skipped>,
    pub(crate) statistics: Statistics,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(source: &'a dyn PictureSource, view: View, room: u64) -> Self {
        Self { source, view, room, slots: Vec::new() }
    }

    /// Reads pictures and keeps those that there is room for. `None` if cancelled. `progress` is told how many are done.
    pub(crate) fn read(
        &mut self,
        indices: &[usize],
        with_statistics: bool,
        cancel: &CancelToken,
        progress: &mut dyn FnMut(usize),
    ) -> Option<Read> {
        let mut positions = Vec::with_capacity(indices.len());
        let mut skipped = Vec::new();
        let (slots, room) = (&mut self.slots, &mut self.room);
        let mut each = |index, read: Result<Stored, String>| match read {
            Ok(stored) => {
                positions.push(Some(slots.len()));
                let (size, bytes) = (stored.size(), stored.bytes());
                let fits = bytes <= *room;
                // What follows a picture without room may be smaller, but reading then jumps about on the disk.
                *room = if fits { *room - bytes } else { 0 };
                slots.push(Slot { index, size, kept: fits.then_some(stored) });
            }
            Err(reason) => {
                positions.push(None);
                skipped.push(Skipped { index, reason });
            }
        };
        let statistics =
            dataset::visit(self.source, indices, &self.view, with_statistics, cancel, progress, &mut each)?;
        Some(Read { positions, skipped, statistics })
    }

    /// Brings all pictures to the model's scale.
    pub(crate) fn finish(self, rule: Preprocessing) -> Pictures<'a> {
        let Self { source, view, mut slots, .. } = self;
        slots.par_iter_mut().filter_map(|slot| slot.kept.as_mut()).for_each(|stored| stored.rescale(&rule));
        Pictures { source, view, rule, slots }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use std::sync::atomic::{AtomicUsize, Ordering};

    use vesicle_images::{Picture, Samples};

    use super::*;
    use crate::sampling::Sampling;
    use crate::settings::{Crop, Rescale};

    /// Counts how often pictures are read; picture 7 can be read twice.
    #[derive(Default)]
    struct Counted(AtomicUsize, AtomicUsize);

    impl PictureSource for Counted {
        fn picture(&self, index: usize) -> Result<Picture, String> {
            self.0.fetch_add(1, Ordering::Relaxed);
            if index == 7 && self.1.fetch_add(1, Ordering::Relaxed) > 1 {
                return Err("gone".to_owned());
            }
            let values = (0..64).map(|at| (at * (index + 3) % 251) as u8).collect();
            Picture::new(8, 8, 1, Samples::U8(values)).map_err(|error| error.to_string())
        }
    }

    fn read(source: &Counted, room: u64) -> Pictures<'_> {
        let view =
            View { crop: Crop::None, input: Size { width: 16, height: 16 }, channels: 1, sampling: Sampling::Area };
        let mut reading = Reading::new(source, view, room);
        let indices: Vec<usize> = (0..10).collect();
        let read = reading.read(&indices, true, &CancelToken::new(), &mut |_| ()).unwrap();
        assert!(read.skipped.is_empty() && read.positions.iter().flatten().copied().eq(0..10));
        reading.finish(Preprocessing::from_statistics(Rescale::Standardise, &read.statistics))
    }

    #[test]
    fn what_is_read_again_is_what_would_have_been_kept() {
        let bytes = 16 * 16 * 4;
        let (all, some) = (Counted::default(), Counted::default());
        let (kept, half) = (read(&all, ROOM), read(&some, 5 * bytes + 1));
        for at in 0..10 {
            assert_eq!(kept.get(at).unwrap().planes(), half.get(at).unwrap().planes());
            assert!(matches!(kept.get(at).unwrap(), Held::Kept(_)));
        }
        assert_eq!(all.0.load(Ordering::Relaxed), 10, "each was read once");
        assert_eq!(some.0.load(Ordering::Relaxed), 10 + 5, "five had no room");
        let lost = half.get(7).map(|_| ()).unwrap_err();
        assert_eq!(lost, LearningError::PictureLost { reason: "gone".to_owned() });
    }
}
