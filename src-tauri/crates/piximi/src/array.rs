//! Zarr arrays of version 2, as far as Piximi writes them.
//!
//! Owns: shapes, chunks and types; <https://zarr-specs.readthedocs.io/en/latest/v2/v2.0.html>. Chunks are raw, or packed
//! with zlib or gzip. Refuses: filling in what is missing. Piximi writes every chunk, so one that is not there was lost.

use std::io::Read as _;

use serde_json::Value;

use crate::attributes::{join, json};
use crate::tree::{size, too_many_bytes};
use crate::{Limits, PiximiError, Tree};

/// Chunks of one array; Piximi writes one.
const MOST_CHUNKS: u64 = 1 << 16;
const MOST_AXES: usize = 8;

/// An array, described.
pub(crate) struct Array {
    place: String,
    pub(crate) shape: Vec<u64>,
    chunks: Vec<u64>,
    kind: Kind,
    packed: Packed,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    U8,
    F32 { little: bool },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Packed {
    No,
    Zlib,
    Gzip,
}

impl Array {
    /// Reads what is said about the array at `place`.
    ///
    /// # Errors
    /// It is not there, or is of a kind that Piximi does not write.
    pub(crate) fn open(tree: &dyn Tree, place: &str, limits: &Limits) -> Result<Self, PiximiError> {
        let described = join(place, ".zarray");
        let own = json(tree, &described, limits)?.ok_or_else(|| PiximiError::missing(&described))?;
        let wrong = |what: &str| PiximiError::damaged(&described, what);
        let sizes = |name: &str| -> Option<Vec<u64>> { own.get(name)?.as_array()?.iter().map(Value::as_u64).collect() };
        let (Some(shape), Some(chunks)) = (sizes("shape"), sizes("chunks")) else {
            return Err(wrong("its shape or its chunks are no lists of whole numbers"));
        };
        if own.get("zarr_format").and_then(Value::as_u64) != Some(2) {
            return Err(PiximiError::Unsupported { what: format!("{place}: a Zarr array of another version than 2") });
        }
        if shape.contains(&0) {
            return Err(wrong(&format!("its shape {shape:?} is empty")));
        }
        if shape.is_empty() || shape.len() > MOST_AXES || shape.len() != chunks.len() || chunks.contains(&0) {
            return Err(wrong(&format!("its shape {shape:?} does not fit its chunks {chunks:?}")));
        }
        if own.get("order").and_then(Value::as_str).unwrap_or("C") != "C" {
            return Err(PiximiError::Unsupported { what: format!("{place}: an array in the order of Fortran") });
        }
        if own.get("filters").is_some_and(|filters| filters.as_array().is_some_and(|list| !list.is_empty())) {
            return Err(PiximiError::Unsupported { what: format!("{place}: an array with filters") });
        }
        let kind = match own.get("dtype").and_then(Value::as_str).unwrap_or("") {
            "|u1" | "<u1" | ">u1" => Kind::U8,
            "<f4" => Kind::F32 { little: true },
            ">f4" => Kind::F32 { little: false },
            other => return Err(PiximiError::Unsupported { what: format!("{place}: an array of “{other}”") }),
        };
        let packed = match own.get("compressor").filter(|value| !value.is_null()) {
            None => Packed::No,
            Some(value) => match value.get("id").and_then(Value::as_str).unwrap_or("") {
                "zlib" => Packed::Zlib,
                "gzip" => Packed::Gzip,
                other => {
                    return Err(PiximiError::Unsupported {
                        what: format!("{place}: chunks packed with “{other}”")
                    });
                }
            },
        };
        Ok(Self { place: place.to_owned(), shape, chunks, kind, packed })
    }

    /// All of its values, in the order of C (the last axis changes fastest), as 32-bit floats.
    ///
    /// # Errors
    /// They take more than `most` bytes, or a chunk is missing, damaged, or of another size than the shape says.
    pub(crate) fn values(&self, tree: &dyn Tree, most: u64) -> Result<Vec<f32>, PiximiError> {
        let product = |sizes: &[u64]| sizes.iter().try_fold(1_u64, |all, &n| all.checked_mul(n));
        let count = product(&self.shape).filter(|count| count.saturating_mul(4) <= most);
        let Some(count) = count else {
            let what = format!("{} says that its shape is {:?}", self.place, self.shape);
            return Err(PiximiError::TooLarge { what, most: size(most) });
        };
        let bytes = if self.kind == Kind::U8 { 1 } else { 4 };
        let chunk = product(&self.chunks).and_then(|values| values.checked_mul(bytes)).filter(|size| *size <= most);
        let Some(chunk) = chunk else {
            let what = format!("{} says that its chunks are {:?}", self.place, self.chunks);
            return Err(PiximiError::TooLarge { what, most: size(most) });
        };
        let grid: Vec<u64> = self.shape.iter().zip(&self.chunks).map(|(&n, &part)| n.div_ceil(part)).collect();
        let chunks = product(&grid).filter(|count| *count <= MOST_CHUNKS);
        let Some(chunks) = chunks else {
            return Err(PiximiError::damaged(&self.place, format!("it has more than {MOST_CHUNKS} chunks")));
        };
        if chunks == 1 && self.shape == self.chunks {
            let name = self.chunk_name(&vec![0; grid.len()]);
            return Ok(self.numbers(&self.chunk(tree, &name, chunk)?));
        }
        let mut all = vec![0.0; count as usize];
        let mut at = vec![0_u64; grid.len()];
        for _ in 0..chunks {
            let values = self.numbers(&self.chunk(tree, &self.chunk_name(&at), chunk)?);
            self.lay(&at, &values, &mut all);
            // The last axis goes first.
            for (place, &most) in at.iter_mut().zip(&grid).rev() {
                *place += 1;
                if *place < most {
                    break;
                }
                *place = 0;
            }
        }
        Ok(all)
    }

    fn chunk_name(&self, at: &[u64]) -> String {
        let key: Vec<String> = at.iter().map(u64::to_string).collect();
        join(&self.place, &key.join("."))
    }

    fn chunk(&self, tree: &dyn Tree, name: &str, length: u64) -> Result<Vec<u8>, PiximiError> {
        let missing = || PiximiError::damaged(name, "this piece of the values is not there");
        if self.packed == Packed::No {
            let bytes = tree.read(name, length)?.ok_or_else(missing)?;
            return self.exactly(name, bytes, length);
        }
        // What is packed can be a little larger than what comes out, never much.
        let packed = tree.read(name, length + length / 8 + 1024)?.ok_or_else(missing)?;
        let mut bytes = Vec::new();
        let unpacked = match self.packed {
            Packed::Gzip => flate2::read::GzDecoder::new(&packed[..]).take(length + 1).read_to_end(&mut bytes),
            Packed::No | Packed::Zlib => {
                flate2::read::ZlibDecoder::new(&packed[..]).take(length + 1).read_to_end(&mut bytes)
            }
        };
        unpacked.map_err(|error| PiximiError::damaged(name, format!("it cannot be unpacked ({error})")))?;
        if bytes.len() as u64 > length {
            return Err(too_many_bytes(name, length));
        }
        self.exactly(name, bytes, length)
    }

    fn exactly(&self, name: &str, bytes: Vec<u8>, length: u64) -> Result<Vec<u8>, PiximiError> {
        if bytes.len() as u64 == length {
            return Ok(bytes);
        }
        let chunks = &self.chunks;
        let reason = format!("it has {} bytes, but its shape {chunks:?} needs {length}", bytes.len());
        Err(PiximiError::damaged(name, reason))
    }

    fn numbers(&self, bytes: &[u8]) -> Vec<f32> {
        match self.kind {
            Kind::U8 => bytes.iter().map(|byte| f32::from(*byte)).collect(),
            Kind::F32 { little } => {
                let number =
                    |bytes: &[u8; 4]| if little { f32::from_le_bytes(*bytes) } else { f32::from_be_bytes(*bytes) };
                bytes.as_chunks::<4>().0.iter().map(number).collect()
            }
        }
    }

    /// Copies what of a chunk lies in the array, row by row of its last axis.
    fn lay(&self, at: &[u64], values: &[f32], all: &mut [f32]) {
        let axes = self.shape.len();
        let row = self.chunks[axes - 1] as usize;
        for (line, values) in values.chunks_exact(row).enumerate() {
            let mut rest = line as u64;
            let mut place = vec![0_u64; axes];
            for axis in (0..axes - 1).rev() {
                place[axis] = at[axis] * self.chunks[axis] + rest % self.chunks[axis];
                rest /= self.chunks[axis];
            }
            place[axes - 1] = at[axes - 1] * self.chunks[axes - 1];
            if place.iter().zip(&self.shape).any(|(at, size)| at >= size) {
                continue;
            }
            let start = place.iter().zip(&self.shape).fold(0, |all, (at, size)| all * size + at) as usize;
            let inside = row.min((self.shape[axes - 1] - place[axes - 1]) as usize);
            all[start..start + inside].copy_from_slice(&values[..inside]);
        }
    }
}
