//! Texts that a spreadsheet would take for a formula and compute when a person opens the table.
//!
//! Owns: the mark in front of them, an apostrophe, and taking it off again: what we write, we read. A text that begins with
//! `=`, `+`, `-`, `@`, a tab or a line break, or with apostrophes and then one of these, gets one apostrophe more; plain
//! numbers are left as they are. Source: OWASP, *CSV Injection*,
//! <https://owasp.org/www-community/attacks/CSV_Injection>. Refuses: Parquet, which nobody opens in a spreadsheet and whose
//! texts are texts.

use std::borrow::Cow;

/// As a text stands in a CSV.
pub(crate) fn marked(text: &str) -> Cow<'_, str> {
    let needs = begins_like_a_formula(text) && !is_number(text);
    if needs { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text that a cell of a CSV stands for.
pub(crate) fn unmarked(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if begins_like_a_formula(text) => text,
        _ => cell,
    }
}

/// Behind any number of apostrophes.
fn begins_like_a_formula(text: &str) -> bool {
    // The wide forms are those of East Asian keyboards, which some spreadsheets read alike.
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

/// Digits with at most a sign, a point and an exponent; it computes to itself.
fn is_number(text: &str) -> bool {
    let shape = |letter: char| letter.is_ascii_digit() || matches!(letter, '+' | '-' | '.' | 'e' | 'E');
    text.chars().all(shape) && text.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_marked_and_numbers_are_not() {
        for text in ["=1+1.tif", "+cmd|' /C calc'!A0", "-x", "@SUM(A1)", "\tx", "\r=1", "'=1", "＝1", "-1-1", "-"] {
            assert_eq!(marked(text), format!("'{text}"));
        }
        for text in ["", "a=1", "-3.5", "+2", "-1e-7", "'quoted'", "Zelle", " =1"] {
            assert_eq!(marked(text), text);
        }
    }

    proptest! {
        #[test]
        fn what_is_marked_comes_back(text in "['=+@\\-\t\ra1.]{0,6}") {
            let cell = marked(&text);
            prop_assert_eq!(unmarked(&cell), &text);
            prop_assert!(is_number(&cell) || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
