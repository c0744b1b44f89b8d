//! Reading weights and metadata out of a file.
//!
//! Owns: bounds. A file that claims more than it holds costs nothing: the messages around the weights are walked on the
//! bytes as they are, nodes are skipped, and only so many weights and properties are taken. Refuses: weights in other
//! files, and the graph itself.

use prost::Message as _;
use prost::bytes::Buf;
use prost::encoding::{DecodeContext, WireType, decode_key, decode_varint, skip_field};

use crate::OnnxError;
use crate::message::{Property, TensorProto};

/// Weights that are read. The largest network here has about 300.
const MOST_WEIGHTS: usize = 10_000;
/// Entries of the metadata.
const MOST_PROPERTIES: usize = 1_000;
/// Sides of a weight.
const MOST_SIDES: usize = 8;

const GRAPH: u32 = 7;
const PROPERTIES: u32 = 14;
const WEIGHTS: u32 = 5;
const F32: i32 = 1;

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
    walk(bytes, &mut |field, inner| {
        match field {
            GRAPH => {
                graphs += 1;
                read_graph(inner, &mut contents)?;
            }
            PROPERTIES => {
                refuse_too_many("entries of metadata", contents.properties.len(), MOST_PROPERTIES)?;
                let Property { key, value } = Property::decode(inner).map_err(|error| damaged(&error))?;
                contents.properties.push((key, value));
            }
            _ => {}
        }
        Ok(())
    })?;
    if graphs != 1 {
        return Err(OnnxError::Damaged { reason: "there is no graph in it".to_owned() });
    }
    Ok(contents)
}

fn read_graph(bytes: &[u8], contents: &mut Contents) -> Result<(), OnnxError> {
    walk(bytes, &mut |field, inner| {
        if field == WEIGHTS {
            refuse_too_many("weights", contents.weights.len(), MOST_WEIGHTS)?;
            let tensor = TensorProto::decode(inner).map_err(|error| damaged(&error))?;
            contents.weights.extend(weight(tensor)?);
        }
        Ok(())
    })
}

/// `None` for numbers of another type.
fn weight(tensor: TensorProto) -> Result<Option<Weight>, OnnxError> {
    if tensor.data_location != 0 {
        return Err(OnnxError::Elsewhere);
    }
    if tensor.data_type != F32 {
        return Ok(None);
    }
    refuse_too_many("sides of a weight", tensor.dims.len(), MOST_SIDES + 1)?;
    let bytes = if tensor.raw_data.is_empty() {
        tensor.float_data.iter().flat_map(|value| value.to_le_bytes()).collect()
    } else {
        tensor.raw_data
    };
    let sides: Option<Vec<usize>> = tensor.dims.iter().map(|side| usize::try_from(*side).ok()).collect();
    let length = |shape: &Vec<usize>| shape.iter().try_fold(4_usize, |count, side| count.checked_mul(*side));
    match sides {
        Some(shape) if length(&shape) == Some(bytes.len()) => Ok(Some(Weight { name: tensor.name, shape, bytes })),
        _ => Err(OnnxError::Damaged { reason: format!("“{}” is not as long as it says", tensor.name) }),
    }
}

/// Calls `each` with the number and the bytes of every field that has some of its own.
fn walk(
    mut bytes: &[u8],
    each: &mut dyn FnMut(u32, &[u8]) -> Result<(), OnnxError>,
) -> Result<(), OnnxError> {
    while bytes.has_remaining() {
        let (field, wire) = decode_key(&mut bytes).map_err(|error| damaged(&error))?;
        if wire != WireType::LengthDelimited {
            skip_field(wire, field, &mut bytes, DecodeContext::default()).map_err(|error| damaged(&error))?;
            continue;
        }
        let length = decode_varint(&mut bytes).map_err(|error| damaged(&error))?;
        let Some((inner, rest)) = usize::try_from(length).ok().and_then(|length| bytes.split_at_checked(length)) else {
            return Err(OnnxError::Damaged { reason: "it ends too early".to_owned() });
        };
        each(field, inner)?;
        bytes = rest;
    }
    Ok(())
}

fn refuse_too_many(what: &'static str, found: usize, most: usize) -> Result<(), OnnxError> {
    if found >= most { Err(OnnxError::TooMany { what, found: found + 1, most }) } else { Ok(()) }
}

fn damaged(error: &prost::DecodeError) -> OnnxError {
    OnnxError::Damaged { reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::{About, Dim, Element, Graph, Tensor};

    fn file() -> Vec<u8> {
        let mut graph = Graph::new("g");
        let x = graph.input("x", Element::F32, &[Dim::Any("batch"), Dim::Fixed(2)], "");
        let weight = graph.weight("dense.weight", Tensor::f32(&[2, 1], &[0.5, -1.0]).unwrap());
        let axis = graph.constant(Tensor::whole(1));
        let product = graph.op("MatMul", &[&x, &weight]);
        let sum = graph.op("ReduceSum", &[&product, &axis]);
        graph.output(&sum, "y", Element::F32, &[Dim::Any("batch")], "");
        let properties = vec![("categories".to_owned(), "[\"one\", \"zwölf\"]".to_owned())];
        graph.finish(About { properties, ..About::default() })
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
        let mut file = vec![0x3a];
        prost::encoding::encode_varint(many.len() as u64, &mut file);
        file.extend(many);
        assert!(matches!(read(&file), Err(OnnxError::TooMany { found: 10_001, .. })));
    }
}
