//! Cutting a part out of a picture.
//!
//! Owns: a box of a picture with its raw values, also one that sticks out, and with what is no object masked. Refuses:
//! resampling; one pixel stays one pixel.

use crate::{Limits, Picture, Samples, ShapeError};

impl Picture {
    /// The pixels of a box whose upper left corner is at column `x` and row `y`. What lies outside of the picture is 0, and
    /// so is, where `inside` is given (one for each pixel of the box, row by row), what is not inside. Channels keep what
    /// the file says of them.
    ///
    /// # Errors
    /// The box has no pixels or is above the limits, no pixel of it is in the picture, or `inside` is not of its size.
    pub fn cut(
        &self,
        x: i32,
        y: i32,
        width: u32,
        height: u32,
        inside: Option<&[bool]>,
        limits: &Limits,
    ) -> Result<Self, ShapeError> {
        let pixels = u64::from(width) * u64::from(height);
        if pixels == 0 {
            return Err(ShapeError::Empty { width, height, channels: self.channels() });
        }
        let bytes = pixels.saturating_mul(u64::from(self.channels())).saturating_mul(self.kind().bytes());
        if pixels > limits.pixels || bytes > limits.bytes {
            return Err(ShapeError::TooLarge { width: width.into(), height: height.into() });
        }
        if let Some(inside) = inside
            && inside.len() as u64 != pixels
        {
            return Err(ShapeError::SampleCount { expected: pixels, found: inside.len() as u64 });
        }
        let columns = overlap(x, width, self.width());
        let rows = overlap(y, height, self.height());
        let (Some(columns), Some(rows)) = (columns, rows) else {
            return Err(ShapeError::Outside { x, y, width, height });
        };
        let place = Place { columns, rows, x, y, width, height };
        let samples = match self.samples() {
            Samples::U8(values) => Samples::U8(self.taken(values, &place, inside)),
            Samples::U16(values) => Samples::U16(self.taken(values, &place, inside)),
            Samples::F32(values) => Samples::F32(self.taken(values, &place, inside)),
        };
        Ok(Self::within(limits, width, height, self.channels(), samples)?.described_as(self))
    }

    fn taken<T: Copy + Default>(&self, values: &[T], place: &Place, inside: Option<&[bool]>) -> Vec<T> {
        let (width, height) = (place.width as usize, place.height as usize);
        let mut taken = vec![T::default(); width * height * self.channels() as usize];
        let (first, last) = place.columns;
        let length = (last - first) as usize;
        let planes = values.chunks_exact(self.plane_len().max(1));
        for (plane, into) in planes.zip(taken.chunks_exact_mut(width * height)) {
            for row in place.rows.0..place.rows.1 {
                let from = row as usize * self.width() as usize + first as usize;
                let to = (i64::from(row) - i64::from(place.y)) as usize * width
                    + (i64::from(first) - i64::from(place.x)) as usize;
                into[to..to + length].copy_from_slice(&plane[from..from + length]);
            }
            if let Some(inside) = inside {
                let outside = into.iter_mut().zip(inside).filter(|(_, inside)| !**inside);
                outside.for_each(|(value, _)| *value = T::default());
            }
        }
        taken
    }
}

struct Place {
    columns: (u32, u32),
    rows: (u32, u32),
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

/// The part of `start..start + length` in `0..side`; none if there is none.
fn overlap(start: i32, length: u32, side: u32) -> Option<(u32, u32)> {
    let end = (i64::from(start) + i64::from(length)).clamp(0, side.into());
    let start = i64::from(start).clamp(0, side.into());
    (start < end).then_some((start as u32, end as u32))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use super::*;
    use crate::ChannelInfo;

    /// 4 × 3 pixels whose values say where they are, in two channels.
    fn picture() -> Picture {
        let values = (0..2).flat_map(|c| (0..3).flat_map(move |y| (0..4).map(move |x| 1000 * (c + 1) + 10 * y + x)));
        let info = ["DNA", "actin"].map(|name| ChannelInfo { name: Some(name.to_owned()), ..ChannelInfo::default() });
        Picture::new(4, 3, 2, Samples::U16(values.collect())).unwrap().with_channel_info(info.to_vec()).unwrap()
    }

    fn cut(x: i32, y: i32, width: u32, height: u32, inside: Option<&[bool]>) -> Result<Picture, ShapeError> {
        picture().cut(x, y, width, height, inside, &Limits::default())
    }

    #[test]
    fn a_box_has_the_raw_values_of_its_place() {
        let part = cut(1, 1, 2, 2, None).unwrap();
        assert_eq!((part.width(), part.height(), part.channels()), (2, 2, 2));
        assert_eq!(*part.samples(), Samples::U16(vec![1011, 1012, 1021, 1022, 2011, 2012, 2021, 2022]));
        assert_eq!(part.channel_info(), picture().channel_info());
        assert_eq!(cut(0, 0, 4, 3, None).unwrap(), picture());
    }

    #[test]
    fn what_sticks_out_or_is_not_inside_is_0() {
        let corner = cut(3, 2, 2, 2, None).unwrap();
        assert_eq!(*corner.samples(), Samples::U16(vec![1023, 0, 0, 0, 2023, 0, 0, 0]));
        let before = cut(-1, -1, 2, 2, None).unwrap();
        assert_eq!(*before.samples(), Samples::U16(vec![0, 0, 0, 1000, 0, 0, 0, 2000]));
        let masked = cut(1, 1, 2, 2, Some(&[true, false, false, true])).unwrap();
        assert_eq!(*masked.samples(), Samples::U16(vec![1011, 0, 0, 1022, 2011, 0, 0, 2022]));
        let colours = Picture::new(2, 1, 3, Samples::U8(vec![1, 2, 3, 4, 5, 6])).unwrap().with_rgb().unwrap();
        assert!(colours.cut(1, 0, 1, 1, None, &Limits::default()).unwrap().is_rgb());
    }

    #[test]
    fn a_box_without_a_pixel_of_the_picture_is_refused() {
        let at = |x, y, width, height| cut(x, y, width, height, None);
        assert_eq!(at(4, 0, 2, 2), Err(ShapeError::Outside { x: 4, y: 0, width: 2, height: 2 }));
        assert!(at(-5, 0, 5, 1).is_err() && at(i32::MAX, i32::MIN, 9, 1).is_err());
        assert!(matches!(at(0, 0, 0, 2), Err(ShapeError::Empty { .. })));
        assert!(matches!(at(0, 0, u32::MAX, u32::MAX), Err(ShapeError::TooLarge { .. })));
        assert!(matches!(cut(0, 0, 2, 2, Some(&[true])), Err(ShapeError::SampleCount { .. })));
    }
}
