//! Stacks of ImageJ, and pages about which nobody says anything.

use super::page::{Layout, UNCOMPRESSED};
use super::{Arrangement, Directories, Page, Stored, tags};
use crate::decode::{DecodeError, Grid};
use crate::imagej::Hyperstack;
use crate::{FileInfo, PageOrder};

/// ImageJ: channels vary fastest, then slices, then time points.
pub(super) fn imagej(
    stack: Hyperstack,
    file: &Directories<'_>,
    first: &Page,
    layout: &Layout,
    offsets: &[u64],
    info: &mut FileInfo,
) -> Result<Arrangement, DecodeError> {
    let channels = if layout.channels() == 1 { stack.channels } else { 1 };
    let mut sizes = [channels, stack.slices, stack.frames];
    let planes = |sizes: [u32; 3]| sizes.iter().fold(1_u64, |all, &n| all.saturating_mul(n.into()));
    // The oldest versions, and stacks of colour photos, count their images only.
    if planes(sizes) == 1 && stack.images > 1 {
        sizes[1] = stack.images;
    }
    let wanted = planes(sizes);
    let mut stored = Stored::Directories(offsets.to_vec());
    if wanted > offsets.len() as u64 {
        if let Some(contiguous) = contiguous(wanted, file, first, layout, offsets.len()) {
            stored = contiguous;
        } else {
            let found = offsets.len() as u32;
            if channels > found {
                let message = format!("it announces {channels} channels but holds {found} of them");
                return Err(DecodeError::damaged(message));
            }
            // Cut off while it was recorded: as many whole time points, or whole slices, as there are.
            let per_time = u64::from(channels) * u64::from(sizes[1]);
            if per_time <= u64::from(found) {
                sizes[2] = found / per_time as u32;
            } else {
                sizes = [channels, found / channels, 1];
            }
            info.notes.push(format!("The stack announces {wanted} pages but holds {found}."));
        }
    }
    Ok(Arrangement { sizes, grid: Grid::Ordered(PageOrder::Czt), stored, ambiguous: false })
}

/// Stacks above 4 GB have one directory only, and all planes lie behind the first.
fn contiguous(
    wanted: u64,
    file: &Directories<'_>,
    first: &Page,
    layout: &Layout,
    directories: usize,
) -> Option<Stored> {
    let start = file.first_number(first, tags::STRIP_OFFSETS)?;
    let stride = layout.unpacked_bytes();
    let end = wanted.checked_mul(stride)?.checked_add(start)?;
    let fits = directories == 1 && layout.compression == UNCOMPRESSED && end <= file.len() as u64;
    let planes = usize::try_from(wanted).ok()?;
    fits.then_some(Stored::Contiguous { first: start, stride, planes })
}

/// All pages of the size and type of the first, as slices until a person says more. Reduced copies of pages, as slide
/// scanners and LSM files have them, are left out.
pub(super) fn pages(
    file: &Directories<'_>,
    layout: &Layout,
    offsets: &[u64],
    info: &mut FileInfo,
) -> Result<Vec<u64>, DecodeError> {
    let mut same = Vec::new();
    for &at in offsets {
        let page = file.page(at)?;
        let is_reduced = file.first_number(&page, tags::SUBFILE).is_some_and(|kind| kind & 1 == 1);
        if at == offsets[0] || (!is_reduced && Layout::read(file, &page).is_ok_and(|other| other == *layout)) {
            same.push(at);
        }
    }
    let others = offsets.len() - same.len();
    if others > 0 {
        let what = if others == 1 { "1 page" } else { &format!("{others} pages") };
        info.notes.push(format!("{what} of another size or type than the first are left out."));
    }
    Ok(same)
}
