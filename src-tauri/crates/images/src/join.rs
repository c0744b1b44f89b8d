//! `join`: the channels of several pictures as those of one.
//!
//! For instruments that write a file for each channel. It refuses pictures of different sizes; of different sample types
//! it makes the one that holds all their values.

use crate::{Limits, Picture, SampleKind, Samples, ShapeError};

/// One picture with the channels of all of `parts`, in order.
///
/// # Errors
/// There is no part, or their sizes differ, or the whole is above the limits.
pub fn join(mut parts: Vec<Picture>, limits: &Limits) -> Result<Picture, ShapeError> {
    let Some(first) = parts.first() else {
        return Err(ShapeError::Empty { width: 0, height: 0, channels: 0 });
    };
    if parts.len() == 1 {
        return Ok(parts.remove(0));
    }
    let (width, height) = (first.width(), first.height());
    if let Some(other) = parts.iter().find(|part| (part.width(), part.height()) != (width, height)) {
        return Err(ShapeError::SizesDiffer { first: (width, height), other: (other.width(), other.height()) });
    }
    let channels = parts.iter().map(Picture::channels).sum();
    let info = parts.iter().flat_map(|part| part.channel_info().to_vec()).collect();
    let notes = parts.iter().flat_map(|part| part.notes().to_vec()).collect();
    let kind = common(&parts);
    let samples = match kind {
        SampleKind::U8 => Samples::U8(parts.iter().flat_map(|part| part.samples().to_u8()).collect()),
        SampleKind::U16 => Samples::U16(parts.iter().flat_map(|part| part.samples().to_u16()).collect()),
        SampleKind::F32 => Samples::F32(parts.iter().flat_map(|part| part.samples().to_f32()).collect()),
    };
    Ok(Picture::within(limits, width, height, channels, samples)?.with_channel_info(info)?.with_notes(notes))
}

/// The type that holds the values of all parts.
fn common(parts: &[Picture]) -> SampleKind {
    let any = |kind| parts.iter().any(|part| part.kind() == kind);
    if any(SampleKind::F32) {
        SampleKind::F32
    } else if any(SampleKind::U16) {
        SampleKind::U16
    } else {
        SampleKind::U8
    }
}

impl Samples {
    /// For samples that are 8-bit already; others give nothing.
    fn to_u8(&self) -> Vec<u8> {
        if let Self::U8(values) = self { values.clone() } else { Vec::new() }
    }

    /// For 8- and 16-bit samples; others give nothing.
    fn to_u16(&self) -> Vec<u16> {
        match self {
            Self::U8(values) => values.iter().map(|&value| value.into()).collect(),
            Self::U16(values) => values.clone(),
            Self::F32(_) => Vec::new(),
        }
    }

    fn to_f32(&self) -> Vec<f32> {
        match self {
            Self::U8(values) => values.iter().map(|&value| value.into()).collect(),
            Self::U16(values) => values.iter().map(|&value| value.into()).collect(),
            Self::F32(values) => values.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn channels_follow_each_other_and_keep_their_values() {
        let a = Picture::new(2, 1, 1, Samples::U8(vec![1, 2])).unwrap();
        let b = Picture::new(2, 1, 2, Samples::U16(vec![300, 4, 5, 6])).unwrap();
        let all = Limits::default();
        let joined = join(vec![a.clone(), b.clone()], &all).unwrap();
        assert_eq!((joined.channels(), joined.samples()), (3, &Samples::U16(vec![1, 2, 300, 4, 5, 6])));
        assert_eq!(join(vec![a.clone()], &all).unwrap(), a);
        let c = Picture::new(2, 1, 1, Samples::F32(vec![0.5, -1.0])).unwrap();
        assert_eq!(join(vec![c, a.clone()], &all).unwrap().samples(), &Samples::F32(vec![0.5, -1.0, 1.0, 2.0]));
        let few = Limits { pixels: 2, bytes: 5 };
        assert!(matches!(join(vec![a.clone(), b], &few), Err(ShapeError::TooLarge { .. })));
        let tall = Picture::new(1, 2, 1, Samples::U8(vec![1, 2])).unwrap();
        assert!(matches!(join(vec![a, tall], &all), Err(ShapeError::SizesDiffer { .. })));
        assert!(join(Vec::new(), &all).is_err());
    }
}
