//! Everything about an import that needs no file: names, tables and folders as data.
//!
//! Owns: file-name patterns with fields ([`NamePattern`], [`preview`](fn@preview), [`PRESETS`]), putting
//! files of one channel, plane or time point together ([`group`]), folders as labels ([`folder_labels`]), and what the
//! columns of a table mean ([`column_roles`]), and the objects in a mask of labels with their boxes ([`objects`](fn@objects)).
//!
//! Refuses: opening or walking anything. Names come in as paths under the imported folder, with `/` between folders.

mod columns;
mod field;
mod folders;
mod grouping;
mod naming;
mod objects;
mod parse;
mod pattern_error;
mod presets;
mod preview;
mod stacks;
mod thumbnails;
mod well;

#[cfg(test)]
mod grouping_tests;
#[cfg(test)]
mod naming_tests;
#[cfg(test)]
mod objects_tests;
#[cfg(test)]
mod presets_tests;

pub use columns::{ColumnRole, ColumnRoles, ImageSource, column_roles};
pub use field::Field;
pub use folders::{FolderLabel, folder_label, folder_labels};
pub use grouping::{Duplicate, GroupOptions, GroupedFile, GroupedImage, Grouping, Incomplete, LeftOut, group};
pub use naming::{FieldValue, NameMatch, NamePattern, PatternForm};
pub use objects::{Cutting, MaskObject, NoMask, around, objects};
pub use pattern_error::PatternError;
pub use presets::{NamePreset, PRESETS, PresetMatch, detect};
pub use preview::{NamePiece, NamePreview, PatternPreview, PatternProblem, preview};
pub use well::Well;
