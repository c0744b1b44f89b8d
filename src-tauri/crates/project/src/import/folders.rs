//! Folders as labels.
//!
//! Owns: which folder of a path names the category and which the partition. Refuses: making categories.
//!
//! `train`, `training`, `val`, `valid`, `validation`, `test` and `testing` (any case, any level) name a partition. The
//! category is the deepest folder that does not: `train/cats/1.png`, `cats/train/1.png`; `1.png` has none.

use serde::Serialize;

use crate::Partition;

/// What the folders of an image say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FolderLabel {
    pub category: Option<String>,
    pub partition: Option<Partition>,
}

fn partition(folder: &str) -> Option<Partition> {
    match folder.trim().to_lowercase().as_str() {
        "train" | "training" => Some(Partition::Training),
        "val" | "valid" | "validation" => Some(Partition::Validation),
        "test" | "testing" => Some(Partition::Test),
        _ => None,
    }
}

/// Folders of a path, the deepest first; the last part is the file.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.rsplit('/').skip(1).filter(|folder| !folder.trim().is_empty() && *folder != ".")
}

/// What the folders of one path say. Of several partitions the deepest counts.
#[must_use]
pub fn folder_label(name: &str) -> FolderLabel {
    FolderLabel {
        category: folders(name).find(|folder| partition(folder).is_none()).map(|folder| folder.trim().to_owned()),
        partition: folders(name).find_map(partition),
    }
}

/// What the folders say of each of many paths that were imported together.
///
/// An experiment may well have the conditions `control` and `test`. So when some images have a category and no
/// partition, others a partition and no category, and none has both, these folders are taken as categories, all of them.
#[must_use]
pub fn folder_labels(names: &[&str]) -> Vec<FolderLabel> {
    let labels: Vec<FolderLabel> = names.iter().map(|name| folder_label(name)).collect();
    let any = |category: bool, partition: bool| {
        labels.iter().any(|label| label.category.is_some() == category && label.partition.is_some() == partition)
    };
    if any(true, false) && any(false, true) && !any(true, true) {
        let deepest = |name: &&str| folders(name).next().map(|folder| folder.trim().to_owned());
        return names.iter().map(|name| FolderLabel { category: deepest(name), partition: None }).collect();
    }
    labels
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn label(category: Option<&str>, partition: Option<Partition>) -> FolderLabel {
        FolderLabel { category: category.map(str::to_owned), partition }
    }

    #[test]
    fn the_deepest_folder_that_is_no_partition_is_the_category() {
        use Partition::{Test, Training, Validation};
        for (name, category, partition) in [
            ("train/cats/1.png", Some("cats"), Some(Training)),
            ("cats/train/1.png", Some("cats"), Some(Training)),
            ("data/VALID/cats/a/1.png", Some("a"), Some(Validation)),
            ("Validation/1.png", None, Some(Validation)),
            ("x/testing/y/1.png", Some("y"), Some(Test)),
            ("train/test/y/1.png", Some("y"), Some(Test)),
            ("latest/training set/1.png", Some("training set"), None),
            ("1.png", None, None),
            ("/train//1.png", None, Some(Training)),
            ("", None, None),
        ] {
            assert_eq!(folder_label(name), label(category, partition), "{name}");
        }
    }

    #[test]
    fn a_condition_called_test_is_a_category() {
        let labels = folder_labels(&["control/1.png", "test/1.png"]);
        assert_eq!(labels, vec![label(Some("control"), None), label(Some("test"), None)]);
        let labels = folder_labels(&["train/cats/1.png", "test/1.png", "dogs/1.png"]);
        assert_eq!(labels[1], label(None, Some(Partition::Test)), "one image has both, so test is a partition");
        let labels = folder_labels(&["train/1.png", "val/1.png", "2.png"]);
        assert_eq!(labels[0], label(None, Some(Partition::Training)));
    }

    proptest! {
        #[test]
        fn a_partition_anywhere_changes_no_category(
            parents in prop::collection::vec("[a-z]{2}", 0..3),
            category in "[a-z]{2}",
            at in 0_usize..4,
            word in prop::sample::select(vec!["train", "TEST", "Val", "validation"]),
        ) {
            let mut folders = parents;
            folders.push(category.clone());
            folders.insert(at.min(folders.len()), word.to_owned());
            let found = folder_label(&format!("{}/1.png", folders.join("/")));
            prop_assert_eq!(found.category, Some(category));
            prop_assert_eq!(found.partition, partition(word));
        }
    }
}
