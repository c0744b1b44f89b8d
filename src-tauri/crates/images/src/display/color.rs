//! Which colour a channel has: by the file, by its name, or by custom; and colours as text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::Picture;

/// An sRGB colour that is written `#rrggbb` in files and messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct HexColor(pub [u8; 3]);

impl fmt::Display for HexColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl FromStr for HexColor {
    type Err = String;

    /// # Errors
    /// The text is not `#` and six hexadecimal digits; the reason, in words.
    fn from_str(text: &str) -> Result<Self, String> {
        let digits =
            text.strip_prefix('#').filter(|rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_hexdigit()));
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, r, g, b] =
            number.ok_or_else(|| format!("“{text}” is not a colour: write it as #rrggbb"))?.to_be_bytes();
        Ok(Self([r, g, b]))
    }
}

impl Serialize for HexColor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HexColor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

pub(super) const RED: [u8; 3] = [255, 0, 0];
pub(super) const GREEN: [u8; 3] = [0, 255, 0];
pub(super) const BLUE: [u8; 3] = [0, 0, 255];
pub(super) const WHITE: [u8; 3] = [255, 255, 255];
/// ImageJ's own order for channels that say nothing of their colour.
const IMAGEJ_ORDER: [[u8; 3]; 7] = [RED, GREEN, BLUE, WHITE, [0, 255, 255], [255, 0, 255], [255, 255, 0]];

/// The colour of a channel for which nobody has chosen one.
pub(super) fn of_channel(picture: &Picture, c: u32) -> [u8; 3] {
    if picture.is_rgb() {
        return IMAGEJ_ORDER[c as usize % 3];
    }
    let info = picture.channel_info().get(c as usize);
    let named = || of_name(info?.name.as_deref()?);
    info.and_then(|info| info.color).or_else(named).unwrap_or_else(|| of_place(c, picture.channels()))
}

fn of_place(c: u32, channels: u32) -> [u8; 3] {
    match channels {
        1 => WHITE,
        2 => [GREEN, BLUE][c as usize % 2],
        _ => IMAGEJ_ORDER[c as usize % IMAGEJ_ORDER.len()],
    }
}

/// The customary colour of a stain or of a colour word in a channel's name.
fn of_name(name: &str) -> Option<[u8; 3]> {
    let name = name.to_lowercase();
    let customs: [(&[&str], [u8; 3]); 6] = [
        (&["dna", "dapi", "hoechst", "blue", "bfp"], BLUE),
        (&["gfp", "fitc", "alexa 488", "alexa488", "green"], GREEN),
        (&["mcherry", "rfp", "tritc", "texas red", "red"], RED),
        (&["cy5", "magenta"], [255, 0, 255]),
        (&["cfp", "cyan"], [0, 255, 255]),
        (&["bright", "phase", "dic", "transmitted", "grey", "gray"], WHITE),
    ];
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    // Most must stand alone ("red" is not meant in "stored"); those of several words and of proteins need not.
    let has = |custom: &str| {
        let anywhere = custom.contains(' ') || custom.ends_with("fp") || custom == "bright";
        if anywhere { name.contains(custom) } else { words.contains(&custom) }
    };
    customs.iter().find(|(words, _)| words.iter().any(|word| has(word))).map(|(_, color)| *color)
}
