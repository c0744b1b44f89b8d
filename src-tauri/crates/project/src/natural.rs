//! Order of names as people expect it: `f2` before `f10`, `a` and `A` together.
//!
//! Owns: a key whose bytes sort that way, made once for each name. Refuses: languages; letters sort by their code.

/// A key for sorting. Runs of digits compare as numbers, whatever their length; the case of letters does not matter, so
/// names that differ only in case or in leading zeros have the same key.
#[must_use]
pub fn natural_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_digit() {
            push_lower(&mut key, first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, after) = rest.split_at(length);
        let number = digits.trim_start_matches('0').as_bytes();
        // More digits, larger number; between equal numbers of digits the digits decide.
        key.push(b'0');
        key.extend(u16::try_from(number.len()).unwrap_or(u16::MAX).to_be_bytes());
        key.extend(number);
        rest = after;
    }
    key
}

fn push_lower(key: &mut Vec<u8>, letter: char) {
    if letter.is_ascii() {
        // One byte: an ASCII character.
        key.push(letter.to_ascii_lowercase() as u8);
        return;
    }
    for lower in letter.to_lowercase() {
        key.extend(lower.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_inside_names_sort_as_numbers() {
        let mut names = vec!["f10", "f2", "f02b", "f", "f2a", "g1", "F3", "f1x10", "f1x9"];
        names.sort_by_cached_key(|name| natural_key(name));
        assert_eq!(names, vec!["f", "f1x9", "f1x10", "f2", "f2a", "f02b", "F3", "f10", "g1"]);
    }

    #[test]
    fn case_and_leading_zeros_make_no_difference() {
        assert_eq!(natural_key("Ärzte A01.TIF"), natural_key("ärzte a1.tif"));
        assert_eq!(natural_key("0"), natural_key("000"));
        assert_ne!(natural_key("a1"), natural_key("a10"));
        assert_ne!(natural_key("a"), natural_key("a0"));
    }

    proptest! {
        #[test]
        fn numbers_sort_by_value(a in 0_u64.., b in 0_u64.., zeros in 0_usize..4) {
            let written = format!("x{}{a}.tif", "0".repeat(zeros));
            let other = format!("x{b}.tif");
            prop_assert_eq!(natural_key(&written).cmp(&natural_key(&other)), a.cmp(&b));
        }
    }
}
