//! Reading weights and metadata out of a file.
//!
//! Owns: bounds. A file that claims more than it holds costs nothing: the messages around the weights are walked on the
//! bytes as they are, nodes are skipped, and only so many weights and properties are taken. Refuses: weights in other
//! files, and the graph itself.

use crate::OnnxError;
use crate::wire::{Field, damaged, varint, walk};

/// Weights that are read. The largest network here has about 300.
const MOST_WEIGHTS: usize = 10_000;
/// Entries of the metadata.
const MOST_PROPERTIES: usize = 1_000;
/// Sides of a weight.
const MOST_SIDES: usize = 8;

const GRAPH: u32 = 7;
const PROPERTIES: u32 = 14;
const WEIGHTS: u32 = 5;
const F32: i64 = 1;

// Of a tensor; its numbers are packed in `RAW_DATA`, or as floats in `FLOAT_DATA`.
const DIMS: u32 = 1;
const DATA_TYPE: u32 = 2;
const FLOAT_DATA: u32 = 4;
const NAME: u32 = 8;
const RAW_DATA: u32 = 9;
const DATA_LOCATION: u32 = 14;

/// What a file holds besides its operators.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// In the order of the file. Those that are no 32-bit floats are left out.
    pub weights: Vec<Weight>,
    /// Name and value.
    pub properties: Vec<(String, String)>,
}

/// A tensor of 32-bit floats under its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    pub name: String,
    pub shape: Vec<usize>,
    /// Little-endian, as many as the shape says.
    pub bytes: Vec<u8>,
}

impl Contents {
    /// A property by its name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a file; needs about as much memory as it is long.
///
/// # Errors
/// It is no ONNX file, is damaged, has its weights elsewhere, or more of them than is sensible.
pub fn read(bytes: &[u8]) -> Result<Contents, OnnxError> {
    let mut contents = Contents::default();
    let mut graphs = 0;
    walk(bytes, &mut |number, field| {
        match number {
            GRAPH => {
                graphs += 1;
                read_graph(field.bytes()?, &mut contents)?;
            }
            PROPERTIES => {
                refuse_too_many("entries of metadata", contents.properties.len(), MOST_PROPERTIES)?;
                contents.properties.push(property(field.bytes()?)?);
            }
            _ => {}
        }
        Ok(())
    })?;
    if graphs != 1 {
        return Err(damaged("there is no graph in it"));
    }
    Ok(contents)
}

fn property(bytes: &[u8]) -> Result<(String, String), OnnxError> {
    let (mut name, mut value) = (String::new(), String::new());
    walk(bytes, &mut |number, field| {
        match number {
            1 => name = field.text()?,
            2 => value = field.text()?,
            _ => {}
        }
        Ok(())
    })?;
    Ok((name, value))
}

fn read_graph(bytes: &[u8], contents: &mut Contents) -> Result<(), OnnxError> {
    walk(bytes, &mut |number, field| {
        if number == WEIGHTS {
            refuse_too_many("weights", contents.weights.len(), MOST_WEIGHTS)?;
            contents.weights.extend(weight(field.bytes()?)?);
        }
        Ok(())
    })
}

/// `None` for numbers of another type.
fn weight(bytes: &[u8]) -> Result<Option<Weight>, OnnxError> {
    let mut weight = Weight { name: String::new(), shape: Vec::new(), bytes: Vec::new() };
    let mut kind = 0;
    walk(bytes, &mut |number, field| {
        match (number, field) {
            (DIMS, Field::Bytes(mut packed)) => {
                while !packed.is_empty() {
                    side(varint(&mut packed)? as i64, &mut weight.shape)?;
                }
            }
            (DIMS, field) => side(field.number()?, &mut weight.shape)?,
            (DATA_TYPE, field) => kind = field.number()?,
            (FLOAT_DATA, Field::Four(value)) => weight.bytes.extend(value),
            (FLOAT_DATA | RAW_DATA, field) => weight.bytes.extend(field.bytes()?),
            (NAME, field) => weight.name = field.text()?,
            (DATA_LOCATION, field) if field.number()? != 0 => return Err(OnnxError::Elsewhere),
            _ => {}
        }
        Ok(())
    })?;
    if kind != F32 {
        return Ok(None);
    }
    let length = weight.shape.iter().try_fold(4_usize, |count, side| count.checked_mul(*side));
    if length != Some(weight.bytes.len()) {
        return Err(damaged(&format!("“{}” is not as long as it says", weight.name)));
    }
    Ok(Some(weight))
}

fn side(length: i64, shape: &mut Vec<usize>) -> Result<(), OnnxError> {
    refuse_too_many("sides of a weight", shape.len(), MOST_SIDES)?;
    shape.push(usize::try_from(length).map_err(|_negative| damaged("a weight has a negative side"))?);
    Ok(())
}

fn refuse_too_many(what: &'static str, found: usize, most: usize) -> Result<(), OnnxError> {
    if found >= most { Err(OnnxError::TooMany { what, found: found + 1, most }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::wire::Message;
    use crate::{About, Dim, Element, Graph, Tensor};

    fn file() -> Vec<u8> {
        let mut graph = Graph::new("g");
        let x = graph.input("x", Element::F32, &[Dim::Any("batch"), Dim::Fixed(2)], "");
        let weight = graph.weight("dense.weight", &Tensor::f32(&[2, 1], &[0.5, -1.0]).unwrap());
        let axis = graph.constant(&Tensor::whole(1));
        let product = graph.op("MatMul", &[&x, &weight]);
        let sum = graph.op("ReduceSum", &[&product, &axis]);
        graph.output(&sum, "y", Element::F32, &[Dim::Any("batch")], "");
        let properties = vec![("categories".to_owned(), "[\"one\", \"zwölf\"]".to_owned())];
        graph.finish(&About { properties, ..About::default() })
    }

    #[test]
    fn weights_and_metadata_come_back() {
        let contents = read(&file()).unwrap();
        let numbers: Vec<u8> = [0.5_f32, -1.0].iter().flat_map(|value| value.to_le_bytes()).collect();
        let wanted = Weight { name: "dense.weight".to_owned(), shape: vec![2, 1], bytes: numbers };
        assert_eq!(contents.weights, [wanted], "the constant is no 32-bit float");
        assert_eq!(contents.property("categories"), Some("[\"one\", \"zwölf\"]"));
        assert_eq!(contents.property("other"), None);
    }

    #[test]
    fn damaged_files_are_errors_and_nothing_worse() {
        let whole = file();
        for end in 0..whole.len() {
            // What is cut off at the end of a field is a shorter file, which may still hold its graph.
            let read = read(&whole[..end]);
            assert!(read.is_err() || end > whole.len() / 2, "{end}: {read:?}");
        }
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut flipped = whole.clone();
                flipped[at] ^= 1 << bit;
                read(&flipped).ok();
            }
        }
        assert!(matches!(read(b""), Err(OnnxError::Damaged { .. })));
        assert!(matches!(read(b"\x89PNG\r\n\x1a\n"), Err(OnnxError::Damaged { .. })));
    }

    #[test]
    fn what_claims_to_be_long_or_many_costs_nothing() {
        // A graph of 2^60 bytes.
        assert!(read(&[0x3a, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]).is_err());
        // Empty weights, 6 bytes each: dims [0], type f32.
        let many = [0x2a, 4, 0x08, 0, 0x10, 1].repeat(200_000);
        let file = Message::default().bytes(GRAPH, &many);
        assert!(matches!(read(&file.0), Err(OnnxError::TooMany { found: 10_001, .. })));
    }
}
