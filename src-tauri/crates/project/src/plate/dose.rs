//! Reading a dose as tables write it.
//!
//! Owns: numbers with a unit (`10 nM`, `0,5 µM`, `1e-6 M`, `2 µg/mL`), what unit the name of a column says, and
//! converting between units of one kind. Refuses: guessing. A text that can be two numbers (`1,000`) is not read, and
//! molar amounts are not weighed, since only the substance would say how.
//!
//! The case of a unit does not matter (`10 UM`, `5 nm`), but M alone is molar only as a capital: m would be metres.

use std::fmt;

/// The unit of a dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// A number alone.
    None,
    /// A power of ten relative to mol/L: -6 is µM.
    Molar(i32),
    /// Mass for a volume, a power of ten relative to g/L: -3 is µg/mL.
    MassPerVolume(i32),
    /// Any other, as it was written (`%`, `Gy`, `U/mL`). It equals itself and cannot be converted.
    Other(String),
}

/// Prefixes of units by their powers of ten; the two signs for micro are different characters.
const PREFIXES: [(&str, i32); 8] =
    [("f", -15), ("p", -12), ("n", -9), ("u", -6), ("µ", -6), ("μ", -6), ("m", -3), ("", 0)];

impl Unit {
    /// Reads a unit; an empty text is none. Anything that is not known is [`Unit::Other`].
    #[must_use]
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::None;
        }
        let lower: String = text.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
        let powers = PREFIXES.iter().map(|(prefix, power)| (lower.strip_prefix(prefix), *power));
        for (rest, power) in powers {
            // A lone small m stands for metres or for minutes.
            let molar = match rest {
                Some("m") => power != 0 || text == "M",
                Some("mol/l") => true,
                _ => false,
            };
            if molar {
                return Self::Molar(power);
            }
            match rest {
                Some("g/ml") => return Self::MassPerVolume(power + 3),
                Some("g/l") => return Self::MassPerVolume(power),
                Some("g/ul" | "g/µl" | "g/μl") => return Self::MassPerVolume(power + 6),
                _ => {}
            }
        }
        Self::Other(text.to_owned())
    }

    fn power(&self) -> i32 {
        match self {
            Self::Molar(power) | Self::MassPerVolume(power) => *power,
            Self::None | Self::Other(_) => 0,
        }
    }

    /// Whether amounts in one can be given in the other.
    #[must_use]
    pub fn converts_to(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) | (Self::Molar(_), Self::Molar(_)) => true,
            (Self::MassPerVolume(_), Self::MassPerVolume(_)) => true,
            (Self::Other(one), Self::Other(two)) => one.to_lowercase() == two.to_lowercase(),
            _ => false,
        }
    }
}

impl fmt::Display for Unit {
    /// As people write it; nothing for no unit.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = |power: i32| match power {
            -15 => "f",
            -12 => "p",
            -9 => "n",
            -6 => "µ",
            -3 => "m",
            _ => "",
        };
        match self {
            Self::None => Ok(()),
            Self::Molar(power) => write!(f, "{}M", prefix(*power)),
            Self::MassPerVolume(power) if *power < -12 => write!(f, "{}g/L", prefix(*power)),
            Self::MassPerVolume(power) if *power > 3 => write!(f, "{}g/µL", prefix(*power - 6)),
            Self::MassPerVolume(power) => write!(f, "{}g/mL", prefix(*power - 3)),
            Self::Other(text) => f.write_str(text),
        }
    }
}

/// An amount, 0 or more and finite.
#[derive(Debug, Clone, PartialEq)]
pub struct Dose {
    pub amount: f64,
    pub unit: Unit,
}

impl Dose {
    /// The amount in another unit; `None` where it cannot be converted. Nothing at all is 0 in any unit.
    #[must_use]
    pub fn amount_in(&self, unit: &Unit) -> Option<f64> {
        if self.amount == 0.0 {
            return Some(0.0);
        }
        let shift = self.unit.power() - unit.power();
        // By the digits, so that 0.07 mM is 70 µM and not the product of two numbers that binary does not have.
        let shifted = || format!("{}e{shift}", self.amount).parse().ok().filter(|amount: &f64| amount.is_finite());
        self.unit.converts_to(unit).then(shifted).flatten()
    }
}

/// Why a well has no dose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DoseError {
    #[error("there is no dose")]
    Missing,
    #[error("“{0}” is no dose: write a number and its unit, for example 0.5 µM")]
    Unreadable(String),
    #[error("“{0}” can be two numbers: write it without a sign between thousands, or with a point before decimals")]
    Ambiguous(String),
    #[error("“{0}” is below 0: write doses as amounts, not as logarithms")]
    Negative(String),
    #[error("“{text}” cannot be given in the unit of the others, {unit}")]
    OtherUnit {
        text: String,
        /// In words: a unit, or that there is none.
        unit: String,
    },
    #[error("the well has no value that is a finite number")]
    NoValue,
}

/// Reads a number with or without a unit: `0.1`, `1e-6 M`, `2x10^-7 M`, `10 nM`, `10nM`, `0,5 µM`, `1,000.5 pM`.
///
/// One comma is a decimal comma, unless three digits stand behind it that can also be thousands.
///
/// # Errors
/// Where there is no number, two ways to read it, or one below 0 or beyond all floating point numbers.
pub fn read_dose(text: &str) -> Result<Dose, DoseError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DoseError::Missing);
    }
    let unreadable = || DoseError::Unreadable(text.to_owned());
    let plain = text.replace('−', "-");
    let (sign, rest) = match plain.strip_prefix(['+', '-']) {
        Some(rest) => (plain.starts_with('-'), rest.trim_start()),
        None => (false, plain.as_str()),
    };
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',')).unwrap_or(rest.len());
    let (digits, rest) = rest.split_at(end);
    let mut digits = decimal(digits).ok_or_else(unreadable)?.ok_or_else(|| DoseError::Ambiguous(text.to_owned()))?;
    let (exponent, unit) = match exponent(rest) {
        // `10^-6` is a power itself.
        Some((exponent, unit)) if rest.starts_with('^') && digits == "10" => {
            "1".clone_into(&mut digits);
            (exponent, unit)
        }
        Some((exponent, unit)) if !rest.starts_with('^') => (exponent, unit),
        Some(_) => return Err(unreadable()),
        None if broken_power(rest) => return Err(unreadable()),
        None => ("0", rest),
    };
    let amount: f64 = format!("{digits}e{exponent}").parse().map_err(|_no_number| unreadable())?;
    let unit = unit.trim_start_matches([' ', '_']);
    // A unit begins with a letter or is one sign; anything else is another text, such as a date or a range.
    if !amount.is_finite() || unit.starts_with(|first: char| !first.is_alphabetic() && !matches!(first, '%' | '°')) {
        return Err(unreadable());
    }
    if sign && amount > 0.0 {
        return Err(DoseError::Negative(text.to_owned()));
    }
    Ok(Dose { amount, unit: Unit::read(unit) })
}

/// The power of ten at the beginning of what follows the digits, and the rest: `e-6`, `^-6`, `x10^-6`, ` × 10-6`.
fn exponent(text: &str) -> Option<(&str, &str)> {
    let (rest, signed) = if let Some(rest) = text.strip_prefix(['e', 'E', '^']) {
        (rest, false)
    } else {
        let rest = text.trim_start().strip_prefix(['x', 'X', '×', '*', '·'])?.trim_start().strip_prefix("10")?;
        rest.strip_prefix('^').map_or((rest, true), |rest| (rest, false))
    };
    let sign = usize::from(rest.starts_with(['+', '-']));
    let length = rest[sign..].bytes().take_while(u8::is_ascii_digit).count();
    // Four digits are beyond any number; without `^` only a sign tells 10-6 from 106.
    (1..=3).contains(&length).then_some(())?;
    (!signed || sign == 1).then(|| rest.split_at(sign + length))
}

/// What begins as a power of ten and is none (`e-`, `x10`) is no unit either.
fn broken_power(text: &str) -> bool {
    let sign = ['e', 'E', 'x', 'X', '×', '*', '·', '^'];
    let after = text.trim_start().strip_prefix(sign).map(str::trim_start);
    after.is_some_and(|after| after.starts_with(|next: char| next.is_ascii_digit() || matches!(next, '+' | '-')))
}

/// The same number with a decimal point and without signs between thousands. `None`: no number; `Some(None)`: two.
fn decimal(text: &str) -> Option<Option<String>> {
    if !text.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let (commas, points) = (text.matches(',').count(), text.matches('.').count());
    match (commas, points) {
        (0, 0 | 1) => Some(Some(text.to_owned())),
        (1, 0) => {
            let (whole, part) = text.split_once(',')?;
            let thousands = part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            Some((!thousands).then(|| format!("{whole}.{part}")))
        }
        (_, 0) => joined(text, ',').map(Some),
        (0, _) => joined(text, '.').map(Some),
        // Both: the last is the decimal sign.
        _ => {
            let (thousands, sign) = if text.rfind(',') < text.rfind('.') { (',', '.') } else { ('.', ',') };
            let (whole, part) = text.rsplit_once(sign)?;
            Some(Some(format!("{}.{part}", joined(whole, thousands)?)))
        }
    }
}

/// Without the sign between groups of three digits; `None` if they are not.
fn joined(text: &str, sign: char) -> Option<String> {
    let mut groups = text.split(sign);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let right = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && digits(first))
        && groups.all(|group| group.len() == 3 && digits(group));
    right.then(|| text.replace(sign, ""))
}

/// The unit that the name of a column says its numbers have: `dose (µM)`, `Conc. [ng/mL]`, `Metadata_Dose_nM`. Only
/// known units and `%` count.
#[must_use]
pub fn unit_in_name(name: &str) -> Option<Unit> {
    let name = name.trim();
    let bracket = name.strip_suffix([')', ']']).and_then(|inside| Some(inside.rsplit_once(['(', '['])?.1));
    let word = bracket.or_else(|| Some(name.rsplit_once(['_', ' ', ',', '-'])?.1))?;
    Some(Unit::read(word)).filter(|unit| match unit {
        Unit::Molar(_) | Unit::MassPerVolume(_) => true,
        Unit::Other(text) => text == "%",
        Unit::None => false,
    })
}
