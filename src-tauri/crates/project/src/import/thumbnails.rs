//! Small pictures that instruments write beside their images.
//!
//! Owns: telling them by name. Refuses: looking at how large they are.

use std::collections::BTreeMap;

/// What MetaXpress puts behind the name of an image for its small picture (Bio-Formats' reader of .HTD plates).
const MARK: &str = "_thumb";
/// Signs of an identifier such as `E6A954BD-1174-4844-8431-0123456789AB`.
const GUID: usize = 36;

/// Small pictures by their place among `names`, each with that of the image that it shows:
/// `A01_s1_w1_thumb.tif` beside `A01_s1_w1.tif`, or both with an identifier of their own before the ending.
pub(super) fn thumbnails(names: &[&str]) -> BTreeMap<usize, usize> {
    let small = |name: &str| front(name).strip_suffix(MARK).map(str::to_owned);
    if !names.iter().any(|name| name.contains(MARK)) {
        return BTreeMap::new();
    }
    let whole = names.iter().enumerate().filter(|(_, name)| small(name).is_none());
    let by_front: BTreeMap<&str, usize> = whole.map(|(at, name)| (front(name), at)).collect();
    let shows = |(at, name): (usize, &&str)| Some((at, *by_front.get(small(name)?.as_str())?));
    names.iter().enumerate().filter_map(shows).collect()
}

/// A name without its ending and without the identifier before that.
fn front(name: &str) -> &str {
    let file = name.rfind('/').map_or(0, |slash| slash + 1);
    let stem = name[file..].rfind('.').map_or(name, |dot| &name[..file + dot]);
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    match stem.len().checked_sub(GUID).filter(|at| *at > file && stem.is_char_boundary(*at)) {
        Some(at) if stem[at..].bytes().all(is_part) && stem[at..].matches('-').count() == 4 => &stem[..at],
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_picture_is_one_only_beside_its_image() {
        let names = [
            "p/A01_s1_w1.tif",
            "p/A01_s1_w1_thumb.tif",
            "p/A01_s2_w1E6A954BD-1174-4844-8431-0123456789AB.tif",
            "p/A01_s2_w1_thumb00A954BD-1174-4844-8431-0123456789AB.tif",
            "q/A01_s1_w1_thumb.tif",
            "left_thumb.tif",
            "left_thumbnail.tif",
            "left.tif",
        ];
        let found: Vec<(usize, usize)> = thumbnails(&names).into_iter().collect();
        assert_eq!(found, [(1, 0), (3, 2), (5, 7)], "in another folder, and of another word, it is an image");
    }
}
