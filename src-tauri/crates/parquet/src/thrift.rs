//! Thrift's compact protocol, as far as the headers of Parquet need it.
//!
//! Owns: bounds. What is read becomes a tree of limited depth and size, whatever the bytes claim. Refuses: what the fields
//! mean. Source: <https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md>.

use crate::{ParquetError, damaged};

const TRUE: u8 = 1;
const FALSE: u8 = 2;
const I8: u8 = 3;
const I16: u8 = 4;
const I32: u8 = 5;
const I64: u8 = 6;
const DOUBLE: u8 = 7;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const SET: u8 = 10;
const STRUCT: u8 = 12;

/// Structures within structures; those of Parquet have five.
const DEEPEST: u32 = 16;

/// A value that was read.
#[derive(Debug)]
pub(crate) enum Value<'a> {
    Bool(bool),
    Integer(i64),
    Bytes(&'a [u8]),
    List(Vec<Value<'a>>),
    Struct(Struct<'a>),
    /// Of a kind that no field here has.
    Other,
}

#[derive(Debug, Default)]
pub(crate) struct Struct<'a>(Vec<(i16, Value<'a>)>);

impl<'a> Struct<'a> {
    fn get(&self, field: i16) -> Option<&Value<'a>> {
        self.0.iter().find(|(number, _)| *number == field).map(|(_, value)| value)
    }

    pub(crate) fn integer(&self, field: i16) -> Option<i64> {
        if let Some(Value::Integer(number)) = self.get(field) { Some(*number) } else { None }
    }

    pub(crate) fn bool(&self, field: i16) -> Option<bool> {
        if let Some(Value::Bool(value)) = self.get(field) { Some(*value) } else { None }
    }

    pub(crate) fn text(&self, field: i16) -> Option<&'a str> {
        if let Some(Value::Bytes(bytes)) = self.get(field) { std::str::from_utf8(bytes).ok() } else { None }
    }

    pub(crate) fn inner(&self, field: i16) -> Option<&Struct<'a>> {
        if let Some(Value::Struct(inner)) = self.get(field) { Some(inner) } else { None }
    }

    /// The structures of a list; empty if there is none.
    pub(crate) fn list(&self, field: i16) -> impl Iterator<Item = &Struct<'a>> {
        let list = if let Some(Value::List(list)) = self.get(field) { &list[..] } else { &[] };
        list.iter().filter_map(|value| if let Value::Struct(inner) = value { Some(inner) } else { None })
    }
}

/// Reads structures from the front of some bytes.
pub(crate) struct Input<'a> {
    rest: &'a [u8],
    /// Values that may still be read.
    budget: usize,
}

impl<'a> Input<'a> {
    pub(crate) fn new(bytes: &'a [u8], budget: usize) -> Self {
        Self { rest: bytes, budget }
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(crate) fn structure(&mut self) -> Result<Struct<'a>, ParquetError> {
        self.structure_at(0)
    }

    fn structure_at(&mut self, depth: u32) -> Result<Struct<'a>, ParquetError> {
        if depth > DEEPEST {
            return Err(damaged("its headers are nested too deeply"));
        }
        let (mut fields, mut number) = (Struct::default(), 0_i16);
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(fields);
            }
            let step = i16::from(head >> 4);
            number = if step == 0 {
                i16::try_from(self.zigzag()?).map_err(|_far| damaged("a field without a number"))?
            } else {
                number.checked_add(step).ok_or_else(|| damaged("a field without a number"))?
            };
            let value = match head & 15 {
                TRUE => Value::Bool(true),
                FALSE => Value::Bool(false),
                kind => self.value(kind, depth)?,
            };
            self.count()?;
            fields.0.push((number, value));
        }
    }

    fn value(&mut self, kind: u8, depth: u32) -> Result<Value<'a>, ParquetError> {
        Ok(match kind {
            // In a list, booleans have a byte each.
            TRUE | FALSE => Value::Bool(self.byte()? == TRUE),
            I8 => {
                self.byte()?;
                Value::Other
            }
            I16 | I32 | I64 => Value::Integer(self.zigzag()?),
            DOUBLE => {
                self.bytes(8)?;
                Value::Other
            }
            BINARY => {
                let length = self.varint()?;
                Value::Bytes(self.bytes(length)?)
            }
            LIST | SET => self.list(depth)?,
            STRUCT => Value::Struct(self.structure_at(depth + 1)?),
            other => return Err(damaged(format!("a header holds a value of the unknown kind {other}"))),
        })
    }

    fn list(&mut self, depth: u32) -> Result<Value<'a>, ParquetError> {
        let head = self.byte()?;
        let count = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
        let mut values = Vec::new();
        for _ in 0..count {
            self.count()?;
            values.push(self.value(head & 15, depth + 1)?);
        }
        Ok(Value::List(values))
    }

    fn count(&mut self) -> Result<(), ParquetError> {
        self.budget = self.budget.checked_sub(1).ok_or_else(|| damaged("its headers hold too much"))?;
        Ok(())
    }

    fn byte(&mut self) -> Result<u8, ParquetError> {
        let (first, rest) = self.rest.split_first().ok_or_else(|| damaged("a header ends too early"))?;
        self.rest = rest;
        Ok(*first)
    }

    fn bytes(&mut self, count: u64) -> Result<&'a [u8], ParquetError> {
        let count = usize::try_from(count).ok().filter(|count| *count <= self.rest.len());
        let count = count.ok_or_else(|| damaged("a header ends too early"))?;
        let (bytes, rest) = self.rest.split_at(count);
        self.rest = rest;
        Ok(bytes)
    }

    fn varint(&mut self) -> Result<u64, ParquetError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(damaged("a number in a header does not end"))
    }

    fn zigzag(&mut self) -> Result<i64, ParquetError> {
        let value = self.varint()?;
        Ok((value >> 1) as i64 ^ -((value & 1) as i64))
    }
}

/// Writes one structure; fields in the order of their numbers.
#[derive(Default)]
pub(crate) struct Output {
    bytes: Vec<u8>,
    last: i16,
}

impl Output {
    /// The bytes, with the end of the structure.
    pub(crate) fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }

    pub(crate) fn i16(self, field: i16, value: i16) -> Self {
        self.number(field, I16, value.into())
    }

    pub(crate) fn i32(self, field: i16, value: i32) -> Self {
        self.number(field, I32, value.into())
    }

    pub(crate) fn i64(self, field: i16, value: i64) -> Self {
        self.number(field, I64, value)
    }

    pub(crate) fn text(mut self, field: i16, value: &str) -> Self {
        self.head(field, BINARY);
        put_text(&mut self.bytes, value);
        self
    }

    pub(crate) fn inner(mut self, field: i16, inner: Self) -> Self {
        self.head(field, STRUCT);
        self.bytes.extend(inner.end());
        self
    }

    pub(crate) fn list(mut self, field: i16, inner: impl ExactSizeIterator<Item = Self>) -> Self {
        self.head(field, LIST);
        put_length(&mut self.bytes, inner.len(), STRUCT);
        inner.for_each(|one| self.bytes.extend(one.end()));
        self
    }

    pub(crate) fn i32s(mut self, field: i16, values: &[i32]) -> Self {
        self.head(field, LIST);
        put_length(&mut self.bytes, values.len(), I32);
        values.iter().for_each(|value| put_zigzag(&mut self.bytes, (*value).into()));
        self
    }

    pub(crate) fn texts(mut self, field: i16, values: &[&str]) -> Self {
        self.head(field, LIST);
        put_length(&mut self.bytes, values.len(), BINARY);
        values.iter().for_each(|value| put_text(&mut self.bytes, value));
        self
    }

    fn number(mut self, field: i16, kind: u8, value: i64) -> Self {
        self.head(field, kind);
        put_zigzag(&mut self.bytes, value);
        self
    }

    fn head(&mut self, field: i16, kind: u8) {
        // Numbers of fields here rise by 1 to 8 within a structure.
        let step = (field - self.last) as u8;
        debug_assert!((1..=15).contains(&step), "fields come in their order");
        self.bytes.push(step << 4 | kind);
        self.last = field;
    }
}

fn put_length(bytes: &mut Vec<u8>, length: usize, kind: u8) {
    if length < 15 {
        bytes.push((length as u8) << 4 | kind);
    } else {
        bytes.push(15 << 4 | kind);
        put_varint(bytes, length as u64);
    }
}

fn put_text(bytes: &mut Vec<u8>, text: &str) {
    put_varint(bytes, text.len() as u64);
    bytes.extend(text.bytes());
}

fn put_zigzag(bytes: &mut Vec<u8>, value: i64) {
    put_varint(bytes, ((value << 1) ^ (value >> 63)) as u64);
}

pub(crate) fn put_varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
