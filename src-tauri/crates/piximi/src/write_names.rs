//! Names of images and of the project as Piximi's reader can find them again.
//!
//! Owns: what stands in the way of a name there. An image is a Zarr group of its name, so a slash would divide it, and some
//! names mean something else; the reader cuts the project's at its first dot. Refuses: rules of file systems, as nothing of
//! this is a file before someone unpacks it. Two names that differ in case alone would then be one, so that they differ in more.

use std::collections::BTreeSet;

/// What lies beside the values of an image, and what Zarr keeps for itself.
const TAKEN: [&str; 4] = ["colors", ".zgroup", ".zattrs", ".zarray"];

/// Names that images have.
#[derive(Debug, Default)]
pub(crate) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// A name like `wanted` that no image has.
    pub(crate) fn free(&mut self, wanted: &str) -> String {
        let plain = plain(wanted);
        let plain = match plain.trim() {
            "" | "." | ".." => "image".to_owned(),
            name if TAKEN.contains(&name.to_lowercase().as_str()) => format!("_{name}"),
            name => name.to_owned(),
        };
        let (stem, ending) = match plain.rfind('.').filter(|at| *at > 0) {
            Some(at) => plain.split_at(at),
            None => (plain.as_str(), ""),
        };
        let numbered = (2_u64..).map(|number| format!("{stem} ({number}){ending}"));
        let mut names = std::iter::once(plain.clone()).chain(numbered);
        let name = names.find(|name| !self.taken.contains(&name.to_lowercase())).unwrap_or_default();
        self.taken.insert(name.to_lowercase());
        name
    }
}

/// The project's name as that of its group: without dots and slashes.
pub(crate) fn root_name(name: &str) -> String {
    let plain: String = plain(name).chars().map(|letter| if ".:".contains(letter) { '_' } else { letter }).collect();
    match plain.trim() {
        "" => "project".to_owned(),
        name => name.to_owned(),
    }
}

fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_control() || "/\\".contains(letter) { '_' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_images_as_far_as_they_can_be_found_again() {
        let mut names = Names::default();
        let free: Vec<String> = ["a.tif", "A.TIF", "a.tif", "plate/b.tif", "..", "colors", ".zattrs", "", "x"]
            .into_iter()
            .map(|name| names.free(name))
            .collect();
        let expected =
            ["a.tif", "A (2).TIF", "a (3).tif", "plate_b.tif", "image", "_colors", "_.zattrs", "image (2)", "x"];
        assert_eq!(free, expected);
    }

    #[test]
    fn the_project_has_no_dot_at_which_the_reader_would_cut_it() {
        for (name, expected) in [("study 1.2", "study 1_2"), ("a/b:c", "a_b_c"), (" ", "project"), (".zarr", "_zarr")] {
            assert_eq!(root_name(name), expected);
        }
    }
}
