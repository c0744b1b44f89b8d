//! Categories and their colours.
//!
//! Owns: what identifies a category (an id that never changes meaning), its name and colour, the default palette.
//! Refuses: Unknown as a record. An image without a label *is* Unknown; there is nothing to store, rename or delete.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The name under which unlabelled images are shown. No category may take it.
pub const UNKNOWN_NAME: &str = "Unknown";
/// The colour of Unknown.
pub const UNKNOWN_COLOR: Color = Color([0x9e, 0x9e, 0x9e]);

/// Colours for new categories, in the order in which they are handed out.
///
/// The first eight are Okabe and Ito's set without black and yellow's neighbour grey (*Color Universal Design*, 2008),
/// told apart with all common colour-vision deficiencies; the others follow Paul Tol's muted scheme.
pub const PALETTE: [Color; 16] = [
    Color([0x00, 0x72, 0xb2]),
    Color([0xd5, 0x5e, 0x00]),
    Color([0x00, 0x9e, 0x73]),
    Color([0xcc, 0x79, 0xa7]),
    Color([0xe6, 0x9f, 0x00]),
    Color([0x56, 0xb4, 0xe9]),
    Color([0xb8, 0xa9, 0x00]),
    Color([0x88, 0x22, 0x55]),
    Color([0x33, 0x22, 0x88]),
    Color([0x44, 0xaa, 0x99]),
    Color([0x99, 0x99, 0x33]),
    Color([0xcc, 0x66, 0x77]),
    Color([0x11, 0x77, 0x33]),
    Color([0xaa, 0x44, 0x99]),
    Color([0x66, 0x11, 0x00]),
    Color([0x66, 0x99, 0xcc]),
];

/// What identifies a category, in a project and in every model trained on it. Never reused, never a position or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoryId(pub Uuid);

impl fmt::Display for CategoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// An sRGB colour, 8 bits a channel; written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub [u8; 3]);

/// A text that is not a colour of the form `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a colour: write it as #rrggbb, for example #0072b2")]
pub struct InvalidColor(pub String);

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl FromStr for Color {
    type Err = InvalidColor;

    fn from_str(text: &str) -> Result<Self, InvalidColor> {
        let invalid = || InvalidColor(text.to_owned());
        let digits = text.strip_prefix('#').ok_or_else(invalid)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(invalid());
        }
        let value = u32::from_str_radix(digits, 16).ok().ok_or_else(invalid)?;
        let [_, r, g, b] = value.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

/// A class that images can be labelled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub id: CategoryId,
    /// Unique in the project without regard to case, not empty, at most 100 characters, no white space at the ends.
    pub name: String,
    pub color: Color,
}

/// The first palette colour that `used` does not hold; the least used one when all are taken.
#[must_use]
pub fn next_color(used: impl IntoIterator<Item = Color>) -> Color {
    let mut uses = [0_usize; PALETTE.len()];
    for color in used {
        if let Some(position) = PALETTE.iter().position(|candidate| *candidate == color) {
            uses[position] += 1;
        }
    }
    let fewest = uses.iter().copied().min().unwrap_or(0);
    let position = uses.iter().position(|count| *count == fewest).unwrap_or(0);
    PALETTE[position]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_round_trip_and_bad_ones_are_named() {
        assert_eq!("#0072b2".parse(), Ok(Color([0, 0x72, 0xb2])));
        assert_eq!(Color([255, 0, 16]).to_string(), "#ff0010");
        for bad in ["0072b2", "#0072b", "#0072b2f", "#00g2b2", "", "#+12345"] {
            assert_eq!(bad.parse::<Color>(), Err(InvalidColor(bad.to_owned())));
        }
    }

    #[test]
    fn new_categories_take_unused_colors_first() {
        assert_eq!(next_color([]), PALETTE[0]);
        assert_eq!(next_color([PALETTE[0], PALETTE[2]]), PALETTE[1]);
        assert_eq!(next_color(PALETTE.into_iter().chain([PALETTE[0]])), PALETTE[1]);
    }
}
