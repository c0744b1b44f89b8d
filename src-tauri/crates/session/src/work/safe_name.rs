//! Names of files and folders that every system allows.
//!
//! Owns: letters, endings and names that Linux, macOS or Windows refuse. Refuses: telling two names apart; who writes knows
//! what is there.

/// Bytes of a name: below what any system allows, with room for a number.
pub(crate) const LONGEST: usize = 120;
/// Names that Windows keeps for devices.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A name that every system allows and that names no other folder.
pub(crate) fn safe(name: &str) -> String {
    safe_within(name, LONGEST)
}

/// As [`safe`], of at most `longest` bytes.
pub(crate) fn safe_within(name: &str, longest: usize) -> String {
    let allowed = |letter: char| if letter.is_control() || r#"/\:*?"<>|"#.contains(letter) { '_' } else { letter };
    let mut safe: String = name.chars().map(allowed).collect();
    while safe.len() > longest {
        safe.pop();
    }
    let safe = safe.trim_matches([' ', '.']);
    let stem = safe.split('.').next().unwrap_or_default().to_lowercase();
    let device =
        RESERVED.contains(&stem.as_str()) || (stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
    match safe {
        "" => "image".to_owned(),
        safe if device => format!("_{safe}"),
        safe => safe.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_stay_in_their_folder_and_are_allowed_everywhere() {
        for (name, expected) in [
            ("O02_f00.tif", "O02_f00.tif"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("..", "image"),
            ("a/b\\c:d", "a_b_c_d"),
            ("CON.tif", "_CON.tif"),
            (" .x. ", "x"),
            ("Größe µm", "Größe µm"),
        ] {
            assert_eq!(safe(name), expected);
        }
        assert!(safe(&"ä".repeat(300)).len() <= LONGEST);
    }
}
