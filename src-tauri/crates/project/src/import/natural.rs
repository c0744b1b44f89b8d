//! Order of names as people expect it: `f2` before `f10`.
//!
//! Owns: a key whose bytes sort that way, made once for each name. Refuses: languages; letters sort by their code.

/// A key for sorting. Runs of digits compare as numbers, whatever their length.
pub(super) fn natural_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() + 8);
    let mut rest = text.as_bytes();
    while let Some(first) = rest.first() {
        if !first.is_ascii_digit() {
            key.push(*first);
            rest = &rest[1..];
            continue;
        }
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, after) = rest.split_at(length);
        let zeros = digits.iter().take_while(|byte| **byte == b'0').count();
        let number = &digits[zeros..];
        // More digits, larger number; between equal numbers of digits the digits decide.
        key.push(b'0');
        key.extend(u16::try_from(number.len()).unwrap_or(u16::MAX).to_be_bytes());
        key.extend(number);
        rest = after;
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_inside_names_sort_as_numbers() {
        let mut names = vec!["f10", "f2", "f02b", "f", "f2a", "g1", "F3", "f1x10", "f1x9"];
        names.sort_by_cached_key(|name| natural_key(name));
        assert_eq!(names, vec!["F3", "f", "f1x9", "f1x10", "f2", "f2a", "f02b", "f10", "g1"]);
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
