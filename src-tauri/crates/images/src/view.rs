//! `View`: which part of a file becomes the picture, and how large it may be.
//!
//! Choices only, and the flag that ends an unpacking; it knows no format and no pixel.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};
use specta::Type;

/// What to take from a file of several slices, time points or series. The default is what [`crate::decode`] gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which image of a file with several (OME-TIFF series); counted from zero.
    pub series: u32,
    pub slice: SliceView,
    /// Counted from zero.
    pub time: u32,
    /// How the pages divide into channels, slices and times, where the file does not say it or says it wrongly.
    pub layout: Option<PageLayout>,
    pub limits: Limits,
    pub stop: Stop,
}

/// A flag by which someone else ends the unpacking of a large file half-way; the default is never set.
#[derive(Clone, Debug, Default)]
pub struct Stop(Option<Arc<AtomicBool>>);

impl Stop {
    #[must_use]
    pub fn new(flag: Arc<AtomicBool>) -> Self {
        Self(Some(flag))
    }

    #[must_use]
    pub fn is_set(&self) -> bool {
        self.0.as_ref().is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

/// It chooses nothing, so that views are the same with and without it.
impl PartialEq for Stop {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Stop {}

/// One slice (focal plane), or all of them as one plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SliceView {
    /// Counted from zero.
    One(u32),
    /// The brightest value of each pixel over all slices (maximum intensity projection).
    Max,
    /// The mean over all slices, rounded to whole numbers where samples are whole numbers.
    Mean,
}

impl Default for SliceView {
    fn default() -> Self {
        Self::One(0)
    }
}

/// How the pages of a file divide. The product of the three numbers is the number of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PageLayout {
    pub channels: u32,
    pub slices: u32,
    pub times: u32,
    pub order: PageOrder,
}

impl PageLayout {
    /// How many pages it makes.
    #[must_use]
    pub fn pages(&self) -> u64 {
        [self.channels, self.slices, self.times].iter().fold(1, |all, &n| all.saturating_mul(n.into()))
    }
}

/// The order of pages: the first letter changes fastest (c channel, z slice, t time).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PageOrder {
    /// As ImageJ writes stacks.
    #[default]
    Czt,
    Ctz,
    Zct,
    Ztc,
    Tcz,
    Tzc,
}

impl PageOrder {
    /// The channel, slice and time of a page: the other way round from `page`.
    pub(crate) fn plane(self, page: u64, sizes: [u32; 3]) -> [u32; 3] {
        let axes = match self {
            Self::Czt => [0, 1, 2],
            Self::Ctz => [0, 2, 1],
            Self::Zct => [1, 0, 2],
            Self::Ztc => [1, 2, 0],
            Self::Tcz => [2, 0, 1],
            Self::Tzc => [2, 1, 0],
        };
        let (mut rest, mut at) = (page, [0; 3]);
        for axis in axes {
            let count = u64::from(sizes[axis]).max(1);
            at[axis] = (rest % count) as u32;
            rest /= count;
        }
        at
    }

    /// The page of channel `c`, slice `z`, time `t` in a stack of `[channels, slices, times]`.
    pub(crate) fn page(self, [c, z, t]: [u32; 3], [nc, nz, nt]: [u32; 3]) -> u64 {
        let fastest_first = match self {
            Self::Czt => [(c, nc), (z, nz), (t, nt)],
            Self::Ctz => [(c, nc), (t, nt), (z, nz)],
            Self::Zct => [(z, nz), (c, nc), (t, nt)],
            Self::Ztc => [(z, nz), (t, nt), (c, nc)],
            Self::Tcz => [(t, nt), (c, nc), (z, nz)],
            Self::Tzc => [(t, nt), (z, nz), (c, nc)],
        };
        let add =
            |page: u64, (at, count): &(u32, u32)| page.saturating_mul(u64::from(*count)).saturating_add(u64::from(*at));
        fastest_first.iter().rev().fold(0, add)
    }
}

/// The largest picture that is made. A file that promises more is refused before anything is allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Width × height.
    pub pixels: u64,
    /// All samples of the picture, unpacked.
    pub bytes: u64,
}

impl Default for Limits {
    /// 2³¹ pixels and 4 GiB.
    fn default() -> Self {
        Self { pixels: 1 << 31, bytes: 1 << 32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_name_the_fastest_axis_first() {
        let sizes = [2, 3, 5];
        assert_eq!(PageOrder::Czt.page([1, 0, 0], sizes), 1);
        assert_eq!(PageOrder::Czt.page([0, 1, 0], sizes), 2);
        assert_eq!(PageOrder::Czt.page([0, 0, 1], sizes), 6);
        assert_eq!(PageOrder::Zct.page([1, 2, 4], sizes), 2 + 3 + 4 * 6);
        assert_eq!(PageOrder::Tzc.page([1, 2, 4], sizes), 4 + 5 * 2 + 15);
        let all = [PageOrder::Czt, PageOrder::Ctz, PageOrder::Zct, PageOrder::Ztc, PageOrder::Tcz, PageOrder::Tzc];
        for order in all {
            let mut pages: Vec<u64> = (0..30).map(|i| order.page([i % 2, i / 2 % 3, i / 6], sizes)).collect();
            let back = pages.iter().map(|&page| order.plane(page, sizes));
            assert!(back.eq((0..30).map(|i| [i % 2, i / 2 % 3, i / 6])), "{order:?} there and back");
            pages.sort_unstable();
            assert!(pages.into_iter().eq(0..30), "{order:?} counts every page once");
        }
    }
}
