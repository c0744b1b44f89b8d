//! What the columns of a table of predictions are called, in whatever way it was made.
//!
//! Owns: these names, and telling them from what a person or CellProfiler wrote. Refuses: cells.

/// The name under which an image was imported, or the file as a list names it.
pub(crate) const FILE: &str = "file";
/// The place of its (first) file as the project stores it.
pub(crate) const STORED_PATH: &str = "stored_path";
/// Where that file is, as an absolute path.
pub(crate) const RESOLVED_PATH: &str = "resolved_path";
/// BLAKE3 of the content, in hexadecimal digits.
pub(crate) const CONTENT_HASH: &str = "content_hash";
/// The label; empty for Unknown.
pub(crate) const CATEGORY: &str = "category";
/// Who gave the label: person or accepted.
pub(crate) const ORIGIN: &str = "origin";
pub(crate) const PARTITION: &str = "partition";
pub(crate) const PREDICTED: &str = "predicted";
/// The probability of the predicted category.
pub(crate) const CONFIDENCE: &str = "confidence";
pub(crate) const MODEL_ID: &str = "model_id";
/// Why there is no prediction.
pub(crate) const ERROR: &str = "error";

/// The column with the probability of a category.
pub(crate) fn probability(category: &str) -> String {
    format!("p({category})")
}

/// The category whose probability a column holds.
pub(crate) fn category_of(header: &str) -> Option<&str> {
    header.strip_prefix("p(")?.strip_suffix(')').filter(|name| !name.is_empty())
}

/// Whether a table with these columns came from Vesicle.
pub(crate) fn are_ours(headers: &[String]) -> bool {
    [CONTENT_HASH, MODEL_ID, PREDICTED].iter().all(|name| headers.iter().any(|header| header == name))
}

/// Whether a column of such a table says what a model said, or what follows from the image.
pub(crate) fn is_result(header: &str) -> bool {
    let fixed = [STORED_PATH, RESOLVED_PATH, CONTENT_HASH, ORIGIN, PREDICTED, CONFIDENCE, MODEL_ID, ERROR];
    fixed.contains(&header) || category_of(header).is_some()
}

/// The name that CellProfiler, CytoTable and pycytominer know a metadata column by.
pub(crate) fn metadata(column: &str) -> String {
    use vesicle_project::import::Field;
    let known = match Field::named(column) {
        Field::Plate => "Plate",
        Field::Well => "Well",
        Field::Row => "Row",
        Field::Column => "Column",
        Field::Site => "Site",
        Field::Channel => "Channel",
        Field::Z => "Z",
        Field::Time => "Time",
        Field::Other(_) => column,
    };
    format!("Metadata_{known}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_cell_profiler_and_probabilities_are_told_apart() {
        assert_eq!(
            ["well", "Plate", "site", "donor"].map(metadata).join(" "),
            "Metadata_Well Metadata_Plate Metadata_Site Metadata_donor"
        );
        assert_eq!(category_of(&probability("p(x)")), Some("p(x)"));
        assert!(category_of("p()").is_none() && category_of("confidence").is_none());
        let headers = ["file", "content_hash", "predicted", "model_id"].map(ToOwned::to_owned);
        assert!(are_ours(&headers) && !are_ours(&headers[..3]));
    }
}
