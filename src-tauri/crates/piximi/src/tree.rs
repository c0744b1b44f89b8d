//! Named values, and how much of them is read.
//!
//! Owns: [`Tree`], the limits, and which names are safe. Refuses: knowing where values lie.

use crate::PiximiError;

/// The files of a project: of a zip, or of a folder. Names have `/` between their parts and none in front, and none leads
/// out of the tree.
pub trait Tree: Sync {
    /// The names of all files, in ascending order.
    fn names(&self) -> &[String];

    /// The bytes of a file; `None` if there is none of that name.
    ///
    /// # Errors
    /// There are more than `most` bytes, whatever was declared, or they cannot be read.
    fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, PiximiError>;

    /// Whether there is a file of that name.
    fn has(&self, name: &str) -> bool {
        self.names().binary_search_by(|known| known.as_str().cmp(name)).is_ok()
    }
}

/// What is more than this is refused before it is read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Entries of a zip, folders among them.
    pub entries: usize,
    /// Bytes of all entries of a zip when unpacked, as declared.
    pub bytes: u64,
    /// Pixels of one plane.
    pub pixels: u64,
    /// Bytes of the values of one image.
    pub image_bytes: u64,
    /// Bytes of a file of text: attributes, the topology of a model, the whole of an old JSON project.
    pub text_bytes: u64,
    /// Bytes of the weights of a model.
    pub weight_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 2_000_000,
            bytes: 64 << 30,
            pixels: 1 << 28,
            image_bytes: 2 << 30,
            text_bytes: 512 << 20,
            weight_bytes: 512 << 20,
        }
    }
}

/// A name without a part that could lead out of the folder it is meant for, on any system.
///
/// # Errors
/// It begins with `/` or a drive, has `..`, `.`, an empty part, a backslash or a control character.
pub fn safe_name(name: &str) -> Result<&str, PiximiError> {
    let is_safe = |part: &str| !part.is_empty() && part != "." && part != "..";
    let drive = name.as_bytes().get(1) == Some(&b':');
    let odd = name.chars().any(|letter| letter == '\\' || letter.is_control());
    if drive || odd || !name.split('/').all(is_safe) {
        return Err(PiximiError::Unsafe { name: format!("“{}”", name.escape_debug()) });
    }
    Ok(name)
}

/// Bytes in words.
pub(crate) fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1 << 10)),
        1_048_576..1_073_741_824 => format!("{} MB", bytes.div_ceil(1 << 20)),
        _ => format!("{} GB", bytes.div_ceil(1 << 30)),
    }
}

/// A refusal of more bytes than are allowed.
pub(crate) fn too_many_bytes(what: &str, most: u64) -> PiximiError {
    PiximiError::TooLarge { what: format!("{what} is larger than it should be"), most: size(most) }
}
