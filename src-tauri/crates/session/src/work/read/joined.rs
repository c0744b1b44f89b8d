//! One image of several files.
//!
//! Owns: joining what each file tells, and why that does not fit. Refuses: reading them.

use super::Read;

/// One image of several files. Those of its first slice and time point say what its channels are.
pub(super) fn together(files: Vec<Read>) -> Result<Read, String> {
    let mut files = files.into_iter();
    let mut whole = files.next().ok_or_else(|| "it has no file".to_owned())?;
    let place = |read: &Read| read.sources.first().map(|source| (source.slice, source.time));
    let first = place(&whole);
    let mut each = vec![whole.channels];
    let (mut slices, mut times) = (None, None);
    for (position, read) in (1_usize..).zip(files) {
        if let Some((slice, time)) = place(&read) {
            slices = slices.max(slice);
            times = times.max(time);
        }
        if place(&read) == first {
            each.push(read.channels);
            whole.append(read)?;
        } else {
            // Places are complete and in order, so that the channels come again with each slice.
            whole.append_plane(read, each.get(position % each.len()).copied())?;
        }
    }
    whole.slices = slices.map_or(whole.slices, |last| last + 1);
    whole.times = times.map_or(whole.times, |last| last + 1);
    Ok(whole)
}

impl Read {
    /// Adds the channels of another file of the same image.
    fn append(&mut self, other: Self) -> Result<(), String> {
        self.check_size(&other)?;
        self.sources.extend(other.sources);
        self.channels += other.channels;
        self.slices = self.slices.min(other.slices);
        self.times = self.times.min(other.times);
        self.bits = self.bits.max(other.bits);
        self.channel_names.extend(other.channel_names);
        self.notes.extend(other.notes);
        Ok(())
    }

    /// Adds a file of another slice or time point, which holds so many channels.
    fn append_plane(&mut self, other: Self, channels: Option<u32>) -> Result<(), String> {
        self.check_size(&other)?;
        if Some(other.channels) != channels {
            return Err("its slices or time points differ in the number of channels".to_owned());
        }
        self.sources.extend(other.sources);
        self.slices = self.slices.min(other.slices);
        self.times = self.times.min(other.times);
        self.bits = self.bits.max(other.bits);
        Ok(())
    }

    fn check_size(&self, other: &Self) -> Result<(), String> {
        if (other.width, other.height) == (self.width, self.height) {
            return Ok(());
        }
        let sizes = format!("{}×{} and {}×{}", self.width, self.height, other.width, other.height);
        Err(format!("its files are of different sizes: {sizes}"))
    }
}
