//! Protocol Buffers as they lie in a file: numbered fields, of which a message is any sequence.
//!
//! Owns: the four ways in which a field is written, and walking over fields within their bounds. Refuses: meaning.
//!
//! Source: <https://protobuf.dev/programming-guides/encoding/>.

use crate::OnnxError;

const VARINT: u64 = 0;
const EIGHT: u64 = 1;
const LENGTH: u64 = 2;
const FOUR: u64 = 5;
/// A number of 64 bits takes so many bytes at most.
const LONGEST: usize = 10;

/// A message that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Message(pub(crate) Vec<u8>);

impl Message {
    pub(crate) fn int(mut self, field: u32, value: i64) -> Self {
        self.key(field, VARINT);
        // Negative numbers as those of 64 bits that they wrap to.
        self.varint(value as u64);
        self
    }

    pub(crate) fn ints(self, field: u32, values: impl IntoIterator<Item = i64>) -> Self {
        values.into_iter().fold(self, |message, value| message.int(field, value))
    }

    pub(crate) fn float(mut self, field: u32, value: f32) -> Self {
        self.key(field, FOUR);
        self.0.extend(value.to_le_bytes());
        self
    }

    /// An empty one is left out, which means the same.
    pub(crate) fn text(self, field: u32, text: &str) -> Self {
        if text.is_empty() { self } else { self.bytes(field, text.as_bytes()) }
    }

    pub(crate) fn texts<'a>(self, field: u32, texts: impl IntoIterator<Item = &'a str>) -> Self {
        texts.into_iter().fold(self, |message, text| message.bytes(field, text.as_bytes()))
    }

    pub(crate) fn bytes(mut self, field: u32, bytes: &[u8]) -> Self {
        self.key(field, LENGTH);
        self.varint(bytes.len() as u64);
        self.0.extend(bytes);
        self
    }

    pub(crate) fn message(self, field: u32, inner: &Self) -> Self {
        self.bytes(field, &inner.0)
    }

    pub(crate) fn messages<'a>(self, field: u32, inner: impl IntoIterator<Item = &'a Self>) -> Self {
        inner.into_iter().fold(self, |message, inner| message.message(field, inner))
    }

    fn key(&mut self, field: u32, kind: u64) {
        self.varint(u64::from(field) << 3 | kind);
    }

    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field<'a> {
    Number(u64),
    Four([u8; 4]),
    Eight,
    Bytes(&'a [u8]),
}

impl<'a> Field<'a> {
    pub(crate) fn bytes(self) -> Result<&'a [u8], OnnxError> {
        match self {
            Self::Bytes(bytes) => Ok(bytes),
            _ => Err(damaged("a number stands where a text or a message should")),
        }
    }

    pub(crate) fn number(self) -> Result<i64, OnnxError> {
        match self {
            Self::Number(number) => Ok(number as i64),
            _ => Err(damaged("something else stands where a number should")),
        }
    }

    pub(crate) fn text(self) -> Result<String, OnnxError> {
        let text = std::str::from_utf8(self.bytes()?);
        text.map(ToOwned::to_owned).map_err(|_wrong| damaged("a text in it is none"))
    }
}

/// Calls `each` with the number and the content of every field of a message, in order.
pub(crate) fn walk<'a>(
    mut bytes: &'a [u8],
    each: &mut dyn FnMut(u32, Field<'a>) -> Result<(), OnnxError>,
) -> Result<(), OnnxError> {
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let number = u32::try_from(key >> 3).ok().filter(|number| *number > 0);
        let number = number.ok_or_else(|| damaged("a field has an impossible number"))?;
        let field = match key & 7 {
            VARINT => Field::Number(varint(&mut bytes)?),
            EIGHT => taken(&mut bytes, 8).map(|_skipped| Field::Eight)?,
            LENGTH => {
                let length = varint(&mut bytes)?;
                Field::Bytes(taken(&mut bytes, length)?)
            }
            FOUR => Field::Four(taken(&mut bytes, 4)?.try_into().map_err(|_short| damaged(EARLY))?),
            _ => return Err(damaged("a field is of no known kind")),
        };
        each(number, field)?;
    }
    Ok(())
}

/// A number at the beginning of `bytes`, which becomes what follows it.
pub(crate) fn varint(bytes: &mut &[u8]) -> Result<u64, OnnxError> {
    let mut value = 0_u64;
    for place in 0..LONGEST {
        let [byte] = *taken(bytes, 1)? else { return Err(damaged(EARLY)) };
        value |= u64::from(byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            return Ok(value);
        }
    }
    Err(damaged("a number in it is too long"))
}

const EARLY: &str = "it ends too early";

fn taken<'a>(bytes: &mut &'a [u8], length: u64) -> Result<&'a [u8], OnnxError> {
    let split = usize::try_from(length).ok().and_then(|length| bytes.split_at_checked(length));
    let (taken, rest) = split.ok_or_else(|| damaged(EARLY))?;
    *bytes = rest;
    Ok(taken)
}

pub(crate) fn damaged(reason: &str) -> OnnxError {
    OnnxError::Damaged { reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn fields_are_written_as_the_format_says() {
        // The examples of the specification: field 1 = 150, and field 2 = “testing”.
        assert_eq!(Message::default().int(1, 150).0, [0x08, 0x96, 0x01]);
        assert_eq!(Message::default().text(2, "testing").0, b"\x12\x07testing");
        assert_eq!(Message::default().int(1, -2).0, [0x08, 0xfe, 255, 255, 255, 255, 255, 255, 255, 255, 1]);
        assert_eq!(Message::default().float(2, 1.0).0, [0x15, 0, 0, 0x80, 0x3f]);
    }

    #[test]
    fn what_was_written_is_found_again() {
        let inner = Message::default().int(1, -5);
        let whole = Message::default().int(20, i64::MIN).float(2, 0.5).text(3, "ü").message(4, &inner);
        let mut found = Vec::new();
        walk(&whole.0, &mut |number, field| {
            found.push((number, field));
            Ok(())
        })
        .unwrap();
        assert_eq!(found[0], (20, Field::Number(1 << 63)));
        assert_eq!(found[1], (2, Field::Four(0.5_f32.to_le_bytes())));
        assert_eq!(found[2].1.text().unwrap(), "ü");
        assert_eq!(found[3], (4, Field::Bytes(&inner.0)));
    }
}
