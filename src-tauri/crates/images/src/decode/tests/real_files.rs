//! Files of real instruments and programs. They are not part of the project; without them the tests say so and pass.

use std::path::{Path, PathBuf};

use crate::{decode, header};

pub(super) fn folder(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).unwrap();
    let data = std::env::var_os("VESICLE_TEST_DATA").map_or_else(|| root.join("../shared/data"), PathBuf::from);
    let folder = data.join(name);
    if !folder.is_dir() {
        println!("skipped: {} is not there; set VESICLE_TEST_DATA to the folder of test images", folder.display());
        return None;
    }
    Some(folder)
}

pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|e| e.to_str()).unwrap_or("")
}

#[test]
fn every_format_gives_the_channels_in_its_name() {
    let Some(folder) = folder("formats") else { return };
    let mut decoded = 0;
    for path in files(&folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let picture = decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        decoded += 1;
        assert_eq!(header(&bytes).unwrap().channels, picture.channels(), "{name}");
        // "16b_3c_neuron.tif" has 16 bits and 3 channels, "8b_rgb_…" is a photo, or a stack of its three colours.
        for part in name.split('_') {
            if let Some(bits) = part.strip_suffix('b').and_then(|n| n.parse::<u8>().ok()) {
                assert_eq!(picture.bits(), bits.max(8), "{name}");
            }
            if let Some(channels) = part.strip_suffix('c').and_then(|n| n.parse::<u32>().ok()) {
                assert_eq!(picture.channels(), channels, "{name}");
            }
        }
        assert_eq!(
            picture.is_rgb(),
            (name.contains("_rgb_") && !name.contains("stack")) || name.ends_with("jpeg"),
            "{name}"
        );
        let is_stack = name.starts_with("9z") || name.starts_with("CT0012");
        assert_eq!(picture.notes().is_empty(), !is_stack, "{name}: {:?}", picture.notes());
    }
    assert!(decoded >= 20, "only {decoded} files were decoded");
}

#[test]
fn the_labelled_sets_decode_whole() {
    let sets = [
        ("bbbc013-translocation-cells", (48, 48, 2, 8)),
        ("jurkat-cellcycle", (40, 40, 3, 16)),
        ("bbbc016-transfluor-gfp", (512, 512, 1, 8)),
    ];
    for (name, expected) in sets {
        let Some(folder) = folder(name) else { continue };
        let images: Vec<PathBuf> = files(&folder).into_iter().filter(|path| extension(path) == "tif").collect();
        assert!(images.len() >= 50, "{name} has only {} images", images.len());
        for path in images {
            let picture = decode(&std::fs::read(&path).unwrap()).unwrap();
            let found = (picture.width(), picture.height(), picture.channels(), picture.bits());
            assert_eq!(found, expected, "{}", path.display());
        }
    }
}
