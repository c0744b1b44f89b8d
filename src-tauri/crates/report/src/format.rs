//! How numbers, dates and names are written.
//!
//! Owns: the one place where a value becomes text, for the page, the charts and the methods paragraph. Refuses: markup;
//! what it returns is plain text that still has to be escaped.

use crate::data::{Estimate, Interval};

/// Stands for a value that there is none of.
pub(crate) const NONE: &str = "–";
/// A narrow space that no line breaks at: between thousands, and before units.
pub(crate) const THIN: char = '\u{202f}';

/// A name as it can stand in one line of any document: control characters and line ends become spaces, which are
/// joined, and marks that turn the direction of what follows are dropped, so that a name cannot reorder the text
/// around it.
#[must_use]
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{fdd0}'..='\u{fdef}' => {}
            '\u{a0}' | '\u{202f}' => out.push(c),
            _ if u32::from(c) & 0xfffe == 0xfffe => {}
            _ if c.is_control() || c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(c),
        }
    }
    out.trim().to_owned()
}

/// A name to show: cleaned, and never empty.
#[must_use]
pub(crate) fn name(text: &str) -> String {
    let cleaned = clean(text);
    if cleaned.is_empty() { "(no name)".to_owned() } else { cleaned }
}

/// The name in at most `most` places, where an ideograph or an emoji takes two; what is too long ends in "…".
#[must_use]
pub(crate) fn cut(text: &str, most: usize) -> String {
    let whole = name(text);
    if places(&whole) <= most {
        return whole;
    }
    let mut out = String::new();
    let mut taken = 0;
    for c in whole.chars() {
        taken += width(c);
        if taken + 1 > most {
            break;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// The places that a text takes in a line; see [`cut`].
pub(crate) fn places(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(c: char) -> usize {
    match u32::from(c) {
        // Marks that stand over the letter before.
        0x300..=0x36f | 0x200b..=0x200d | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60 | 0x1f000.. => 2,
        _ => 1,
    }
}

/// A whole number with thin spaces between thousands: 12 345. Four digits stay together.
#[must_use]
pub(crate) fn count(value: u64) -> String {
    let digits = value.to_string();
    if digits.len() <= 4 {
        return digits;
    }
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    out
}

/// "1 image", "12 images", "no images".
#[must_use]
pub(crate) fn of(value: u64, one: &str, many: &str) -> String {
    match value {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{} {many}", count(value)),
    }
}

/// Three significant digits: 0.873, 12.3, 0.0123; powers of ten below a thousandth and from a million.
#[must_use]
pub(crate) fn number(value: f64) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let size = value.abs();
    let text = if size == 0.0 {
        "0".to_owned()
    } else if !(0.000_999_5..1e6).contains(&size) {
        scientific(size)
    } else if size >= 999.5 {
        count(size.round() as u64)
    } else {
        let decimals = if size < 0.009_995 {
            5
        } else if size < 0.099_95 {
            4
        } else if size < 0.999_5 {
            3
        } else if size < 9.995 {
            2
        } else {
            usize::from(size < 99.95)
        };
        format!("{size:.decimals$}")
    };
    if value < 0.0 { format!("−{text}") } else { text }
}

fn scientific(size: f64) -> String {
    let written = format!("{size:.2e}");
    let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
    let raised: String = power
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => char::from_u32(0x2070 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
        })
        .collect();
    format!("{digits} × 10{raised}")
}

/// A number a person chose, without digits that say nothing: 0.003, 15, 0.75.
#[must_use]
pub(crate) fn chosen(value: f64) -> String {
    let text = if (1e-7..0.001).contains(&value.abs()) {
        let decimals = 2 - value.abs().log10().floor() as i32;
        format!("{value:.*}", decimals.max(0) as usize).replace('-', "−")
    } else {
        number(value)
    };
    if text.contains('.') && !text.contains('×') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A share of 1 in percent with one digit: 93.4 %.
#[must_use]
pub(crate) fn percent(share: f64) -> String {
    if (share * 100.0).is_finite() { format!("{}{THIN}%", bare_percent(share)) } else { NONE.to_owned() }
}

/// A difference of shares in percentage points with one digit, as a bare number: 4.0.
#[must_use]
pub(crate) fn points(difference: f64) -> String {
    if (difference * 100.0).is_finite() { bare_percent(difference) } else { NONE.to_owned() }
}

fn bare_percent(share: f64) -> String {
    let text = format!("{:.1}", (share * 100.0).abs());
    if share < 0.0 && text != "0.0" { format!("−{text}") } else { text }
}

/// A value as a share or as a plain number.
#[must_use]
pub(crate) fn value(value: Option<f64>, as_percent: bool) -> String {
    match value {
        Some(value) if as_percent => percent(value),
        Some(value) => number(value),
        None => NONE.to_owned(),
    }
}

/// "90.1 to 95.8 %"; `None` if an end is no number.
#[must_use]
pub(crate) fn interval(interval: Option<Interval>, as_percent: bool) -> Option<String> {
    let Interval { low, high } = interval?;
    if !(low * 100.0).is_finite() || !(high * 100.0).is_finite() {
        return None;
    }
    Some(if as_percent {
        format!("{} to {}", bare_percent(low), percent(high))
    } else {
        format!("{} to {}", number(low), number(high))
    })
}

/// "93.4 % (95 % CI 90.1 to 95.8 %)", or the value alone.
#[must_use]
pub(crate) fn with_interval(estimate: Estimate, as_percent: bool) -> String {
    let alone = value(estimate.value, as_percent);
    match interval(estimate.interval, as_percent) {
        Some(range) if alone != NONE => format!("{alone} (95{THIN}% CI {range})"),
        _ => alone,
    }
}

/// "30 November 2026, 18:53 UTC" from RFC 3339; what is none stays as it is.
#[must_use]
pub(crate) fn moment(rfc3339: &str) -> String {
    read_moment(rfc3339).unwrap_or_else(|| clean(rfc3339))
}

fn read_moment(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let (date, time) = text.split_once(['T', 't', ' '])?;
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, most: u32| text.parse::<u32>().ok().filter(|value| *value <= most);
    let (year, month, day) = (digits(year, 9999)?, digits(month, 12)?, digits(day, 31)?);
    let (hour, minute) = (digits(time.get(..2)?, 23)?, digits(time.get(3..5)?, 59)?);
    let month = MONTHS.get((month as usize).checked_sub(1)?)?;
    let zone = match time.find(['Z', 'z', '+', '-']) {
        Some(at) if time[at..].starts_with(['Z', 'z']) || matches!(&time[at..], "+00:00" | "-00:00") => {
            " UTC".to_owned()
        }
        Some(at) => format!(" (UTC{})", clean(&time[at..])),
        None => String::new(),
    };
    Some(format!("{day} {month} {year}, {hour:02}:{minute:02}{zone}"))
}

/// Bytes in the largest unit that leaves a number of at least 1, by powers of 1,024.
#[must_use]
pub(crate) fn bytes(value: u64) -> String {
    let mut size = value as f64;
    let mut unit = "bytes";
    for next in ["KiB", "MiB", "GiB", "TiB"] {
        if size < 1024.0 {
            break;
        }
        size /= 1024.0;
        unit = next;
    }
    format!("{} {unit}", chosen(size))
}

/// "a", "a and b", "a, b and c".
#[must_use]
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_have_three_digits_and_thin_spaces() {
        let cases = [
            (0.0, "0"),
            (0.8734, "0.873"),
            (0.9996, "1.00"),
            (1.0, "1.00"),
            (9.999, "10.0"),
            (12.34, "12.3"),
            (123.4, "123"),
            (999.7, "1000"),
            (12_345.0, "12\u{202f}345"),
            (0.012_34, "0.0123"),
            (0.001_234, "0.00123"),
            (0.000_012_34, "1.23 × 10⁻⁵"),
            (1.5e9, "1.50 × 10⁹"),
            (-0.25, "−0.250"),
            (f64::NAN, "–"),
            (f64::INFINITY, "–"),
        ];
        for (value, text) in cases {
            assert_eq!(number(value), text, "{value}");
        }
        assert_eq!(count(1234), "1234");
        assert_eq!(count(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!((chosen(0.0005), chosen(0.000_012_5)), ("0.0005".into(), "0.0000125".into()));
        assert_eq!((chosen(0.003), chosen(15.0), chosen(0.75)), ("0.003".into(), "15".into(), "0.75".into()));
    }

    #[test]
    fn shares_are_percent_with_one_digit() {
        assert_eq!(percent(0.9341), "93.4\u{202f}%");
        assert_eq!(percent(-0.0001), "0.0\u{202f}%", "no sign before nothing");
        let estimate = Estimate { value: Some(0.5), interval: Some(Interval { low: 0.25, high: 0.75 }) };
        assert_eq!(with_interval(estimate, true), "50.0\u{202f}% (95\u{202f}% CI 25.0 to 75.0\u{202f}%)");
        let broken = Estimate { value: Some(0.5), interval: Some(Interval { low: f64::NAN, high: 0.75 }) };
        assert_eq!(with_interval(broken, false), "0.500");
        assert_eq!(with_interval(Estimate::default(), true), "–");
    }

    #[test]
    fn moments_are_read_or_left() {
        assert_eq!(moment("2026-11-30T18:53:12.123Z"), "30 November 2026, 18:53 UTC");
        assert_eq!(moment("2026-01-02T03:04:05+00:00"), "2 January 2026, 03:04 UTC");
        assert_eq!(moment("2026-01-02T03:04:05+02:00"), "2 January 2026, 03:04 (UTC+02:00)");
        for odd in ["yesterday", "", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-01Té0:00"] {
            assert_eq!(moment(odd), odd);
        }
    }

    #[test]
    fn names_cannot_break_or_turn_a_line() {
        assert_eq!(name("a\r\nb\tc\u{0}"), "a b c");
        assert_eq!(name("\u{202e}gnp.exe\u{2066}"), "gnp.exe");
        assert_eq!(name(" \n"), "(no name)");
        assert_eq!(cut("mitosis", 7), "mitosis");
        assert_eq!(cut("mitosis late", 8), "mitosis…");
        assert_eq!(places(&cut(&"細".repeat(255), 20)), 19, "ideographs take two places");
    }

    #[test]
    fn lists_and_plurals() {
        let words = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([list(&[]), list(&words[..1]), list(&words[..2]), list(&words)], ["", "a", "a and b", "a, b and c"]);
        assert_eq!([of(0, "x", "xs"), of(1, "x", "xs"), of(2, "x", "xs")], ["no xs", "1 x", "2 xs"]);
        assert_eq!((bytes(512), bytes(16 << 30)), ("512 bytes".to_owned(), "16 GiB".to_owned()));
    }

    proptest! {
        #[test]
        fn any_text_and_number_can_be_written(text in any::<String>(), value in any::<f64>(), most in 1..60_usize) {
            prop_assert!(clean(&text).chars().all(|c| !c.is_control()));
            prop_assert!(places(&cut(&text, most)) <= most.max(9));
            let _ = moment(&text);
            for written in [number(value), percent(value), chosen(value)] {
                prop_assert!(!written.contains("NaN") && !written.contains("inf"));
            }
        }
    }
}
