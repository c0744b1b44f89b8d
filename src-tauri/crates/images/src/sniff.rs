//! What kind of file the bytes are, by their first bytes. File names are never asked: they are often wrong.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A format that [`crate::decode`] reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
pub enum Format {
    Png,
    Jpeg,
    Bmp,
    Tiff,
    Gif,
    WebP,
    Dicom,
    /// Never told by bytes: a tree of files, see [`crate::zarr`].
    Zarr,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The format that the first bytes announce, if it is one that [`crate::decode`] reads.
pub fn sniff(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(PNG) {
        return Some(Format::Png);
    }
    if bytes.starts_with(b"\xff\xd8\xff") {
        return Some(Format::Jpeg);
    }
    // A DICOM file may begin as a TIFF of its pixels; what it says about them (and about the patient) is in DICOM.
    if bytes.get(128..132) == Some(b"DICM") || begins_as_bare_dicom(bytes) {
        return Some(Format::Dicom);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(Format::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Format::WebP);
    }
    // Little and big endian, each as classic TIFF (42) and BigTIFF (43).
    let tiff: [&[u8]; 4] = [b"II\x2a\0", b"MM\0\x2a", b"II\x2b\0", b"MM\0\x2b"];
    if tiff.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(Format::Tiff);
    }
    // "BM" alone also begins ordinary text, so the size of the second header must be one that exists.
    let dib_header = bytes.get(14).copied().unwrap_or(0);
    if bytes.starts_with(b"BM") && [12, 16, 40, 52, 56, 64, 108, 124].contains(&dib_header) {
        return Some(Format::Bmp);
    }
    None
}

/// Old DICOM files lack the preamble: they begin with group 0002 or 0008 in little endian, its length first, or with
/// another element of the group that names a two-letter type.
fn begins_as_bare_dicom(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0x02 | 0x08, 0, 0, 0, b'U', b'L', 4, 0, ..]
            | [0x08, 0, 0, 0, 4, 0, 0, 0, ..]
            | [0x08, 0, 5 | 8 | 0x16, 0, b'C' | b'U', b'S' | b'I', ..]
    )
}

/// The name of a known format that is not read here, for the error message, and the way out where that is not Fiji.
pub(crate) fn known_elsewhere(bytes: &[u8]) -> Option<(&'static str, Option<&'static str>)> {
    const EXPORT: &str = "Export the picture in it as TIFF or PNG, then add that";
    const UNPACK: &str = "Unpack it, then add the images that were in it";
    const CONVERT: &str = "Save the picture as PNG or TIFF with another program, then add that";
    let at = |offset: usize, magic: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    let names: &[(usize, &[u8], &'static str, Option<&'static str>)] = &[
        (0, b"\x89HDF\r\n\x1a\n", "an HDF5 file (.h5, .ims)", None),
        (0, b"ZISRAWFILE", "a Zeiss CZI file", None),
        (0, b"\x70\0\0\0", "a Leica LIF file", None),
        (0, b"\xda\xce\xbe\x0a", "a Nikon ND2 file", None),
        (0, b"\xd0\xcf\x11\xe0", "an OLE container (.oib, .zvi)", None),
        (4, b"ftyp", "an HEIF, AVIF or video file", Some(CONVERT)),
        (0, b"\0\0\0\x0cjP  ", "a JPEG 2000 file", None),
        (0, b"%PDF", "a PDF file", Some(EXPORT)),
        (0, b"PK\x03\x04", "a ZIP archive", Some(UNPACK)),
        (0, b"\x1f\x8b", "a gzip archive", Some(UNPACK)),
    ];
    names.iter().find(|(offset, magic, ..)| at(*offset, magic)).map(|(.., name, way_out)| (*name, *way_out))
}

/// A guess in words at bytes that are no known image: "text" or "data of an unknown kind".
pub(crate) fn looks_like(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(1024)];
    // A cut in the middle of a letter of several bytes is still text.
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => str::from_utf8(&head[..error.valid_up_to()]).unwrap_or(""),
        Err(_) => "",
    };
    let printable = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    if !valid.is_empty() && valid.chars().all(printable) { "text" } else { "data of an unknown kind" }
}

/// The bytes are the beginning of a format's magic number and nothing more.
pub(crate) fn is_cut_magic(bytes: &[u8]) -> bool {
    let magics: [&[u8]; 6] = [PNG, b"\xff\xd8\xff", b"II\x2a\0", b"MM\0\x2a", b"GIF89a", b"RIFF"];
    (bytes.len() >= 2 && magics.iter().any(|magic| magic.starts_with(bytes)))
        || (bytes.starts_with(b"BM") && bytes.len() < 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), Some(Format::Png));
        assert_eq!(sniff(b"\xff\xd8\xff\xe0"), Some(Format::Jpeg));
        assert_eq!(sniff(b"MM\0\x2b\0\x08\0\0"), Some(Format::Tiff));
        assert_eq!(sniff(b"BM..........\0\0\x28\0\0\0"), Some(Format::Bmp));
        assert_eq!(sniff(b"BMP files are described here"), None, "a text that begins with BM");
        assert_eq!(sniff(b"GIF89a...."), Some(Format::Gif));
        assert_eq!(sniff(b"RIFF....WEBPVP8 "), Some(Format::WebP));
        let mut dicom = b"II\x2a\0".to_vec();
        dicom.resize(128, 0);
        dicom.extend(b"DICM");
        assert_eq!(sniff(&dicom), Some(Format::Dicom));
        assert_eq!(sniff(b""), None);
    }

    #[test]
    fn what_is_not_an_image_is_named() {
        assert_eq!(looks_like("Größe;Gruppe\n1;2\n".as_bytes()), "text");
        assert_eq!(looks_like(&[0, 1, 2, 3, 255]), "data of an unknown kind");
        assert_eq!(known_elsewhere(b"\x89HDF\r\n\x1a\n"), Some(("an HDF5 file (.h5, .ims)", None)));
        let way_out = |bytes| known_elsewhere(bytes).and_then(|(_, way_out)| way_out).unwrap_or_default();
        assert!(way_out(b"%PDF-1.7").starts_with("Export") && way_out(b"PK\x03\x04").starts_with("Unpack"));
        assert!(is_cut_magic(b"\x89PN") && !is_cut_magic(b"hello"));
    }
}
