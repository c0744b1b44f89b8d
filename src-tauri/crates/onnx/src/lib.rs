//! ONNX files: networks as graphs of operators that many programs can run.
//!
//! Owns: the messages of the format (as far as a classifier needs them), a builder of graphs, and reading weights and
//! metadata back out of a file. Both are so little of Protocol Buffers that they need no library for it. Refuses: learning, and running a graph; what the operators are put together for is the
//! caller's business. No file system: bytes or values in, values or bytes out.
//!
//! Source: the ONNX specification, <https://github.com/onnx/onnx/blob/main/docs/IR.md>, and `onnx.proto` beside it, whose
//! numbers of fields are used here.

mod build;
mod read;
mod wire;

pub use build::{About, Attribute, Dim, Element, Graph, Tensor, Value};
pub use read::{Contents, Weight, read};

/// Version of the file format that is written. Programs from 2022 on read it.
pub const IR_VERSION: i64 = 8;
/// Version of the operators that graphs are built of.
pub const OPSET: i64 = 17;

/// Why a graph cannot be built or a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OnnxError {
    #[error("“{name}” has {found} numbers, but its shape {shape:?} asks for another count")]
    Shape { name: String, shape: Vec<usize>, found: usize },
    #[error("it is no ONNX file, or it is damaged ({reason})")]
    Damaged { reason: String },
    #[error("it holds {found} {what}, more than the {most} that are read")]
    TooMany { what: &'static str, found: usize, most: usize },
    #[error("its weights lie in another file, which is not read. Save the model as one file")]
    Elsewhere,
}
