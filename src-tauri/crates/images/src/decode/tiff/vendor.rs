//! What single vendors write into TIFF files beside the standards: Zeiss LSM, MetaMorph stacks and MetaXpress text,
//! Aperio slides. Each reader takes what it knows and leaves the file as plain TIFF where it does not.

use roxmltree::Document;

use super::page::{Layout, UNCOMPRESSED};
use super::{Arrangement, Directories, Page, Stored, tags};
use crate::decode::Grid;
use crate::info::{micrometres, positive};
use crate::{FileInfo, PageOrder, PixelSize};

/// Zeiss LSM (tag 34412): slices and times are pages, slices first; channels are the samples of a page.
pub(super) fn lsm(file: &Directories<'_>, first: &Page, pages: &[u64], info: &mut FileInfo) -> Option<Arrangement> {
    let at = file.value_place(first, tags::LSM_INFO)?;
    let int = |offset: usize| u32::try_from(file.number(at + offset, 4)?).ok().filter(|&n| n > 0);
    let metres = |offset: usize| positive(f64::from_bits(file.number(at + offset, 8)?) * 1e6);
    let (slices, times) = (int(16)?, int(24)?);
    if u64::from(slices) * u64::from(times) != pages.len() as u64 {
        return None;
    }
    info.pixel_size = PixelSize { x: metres(40), y: metres(48), z: metres(56) };
    let stored = Stored::Directories(pages.to_vec());
    Some(Arrangement { sizes: [1, slices, times], grid: Grid::Ordered(PageOrder::Zct), stored, ambiguous: false })
}

/// MetaMorph stack (STK, tag 33629): as many planes behind each other as the tag has values. Whether they are slices
/// or times is told elsewhere, so they are ambiguous.
pub(super) fn metamorph_stack(file: &Directories<'_>, first: &Page, layout: &Layout) -> Option<Arrangement> {
    // Each plane has six numbers, stored as three fractions of which the entry counts the first.
    let planes = file.declared_count(first, tags::UIC2)?;
    let offsets = file.numbers(first, tags::STRIP_OFFSETS);
    let lengths = file.numbers(first, tags::STRIP_BYTES);
    let (start, end) = (*offsets.first()?, offsets.last()?.checked_add(*lengths.last()?)?);
    if planes < 2 || layout.compression != UNCOMPRESSED || end.checked_sub(start)? != layout.unpacked_bytes() {
        return None;
    }
    let stored = Stored::Contiguous { first: start, stride: end - start, planes };
    let sizes = [1, u32::try_from(planes).ok()?, 1];
    Some(Arrangement { sizes, grid: Grid::Ordered(PageOrder::Czt), stored, ambiguous: true })
}

/// What the description text says of the pixel size and the instrument.
pub(super) fn describe(text: &str, info: &mut FileInfo) {
    if text.starts_with("Aperio") {
        let value = |key: &str| {
            let of_key =
                |part: &str| part.trim().strip_prefix(key)?.trim().strip_prefix('=').map(str::trim).map(str::to_owned);
            text.split('|').find_map(of_key)
        };
        let mpp = value("MPP").and_then(|mpp| positive(mpp.parse().ok()?));
        info.pixel_size = PixelSize { x: mpp, y: mpp, z: None };
        info.tell("Magnification", value("AppMag").unwrap_or_default());
        info.tell("Acquired", value("Date").unwrap_or_default());
    } else if text.starts_with("<MetaData>") {
        metaxpress(text, info);
    }
}

/// MetaMorph and MetaXpress from version 7.5 on: XML of properties.
fn metaxpress(text: &str, info: &mut FileInfo) {
    let Ok(document) = Document::parse(text.trim_matches(['\0', '\n', '\r', ' '])) else { return };
    let property = |id: &str| {
        let found = document.descendants().find(|node| node.attribute("id") == Some(id))?;
        found.attribute("value").map(str::trim).filter(|value| !value.is_empty())
    };
    if property("spatial-calibration-state").is_none_or(|state| state != "off") {
        let unit = property("spatial-calibration-units").unwrap_or("um");
        let size = |id| micrometres(property(id)?.parse().ok()?, unit);
        info.pixel_size = PixelSize { x: size("spatial-calibration-x"), y: size("spatial-calibration-y"), z: None };
    }
    if let Some(wave) = property("_IllumSetting_").or_else(|| property("image-name"))
        && let [only] = info.channel_info.as_mut_slice()
    {
        only.name = Some(wave.to_owned());
    }
    for (name, id) in [
        ("Acquired", "acquisition-time-local"),
        ("Magnification", "_MagSetting_"),
        ("Numerical aperture", "_MagNA_"),
        ("Exposure", "Exposure Time"),
        ("Stage label", "stage-label"),
        ("Software", "ApplicationName"),
    ] {
        info.tell(name, property(id).unwrap_or_default());
    }
}
