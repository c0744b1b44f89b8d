//! Putting a graph together, operator by operator.
//!
//! Owns: names of values, which are given in order and never twice, and the form in which numbers are stored. Refuses:
//! checking that operators fit each other; a program that runs the graph does.

use crate::wire::Message;
use crate::{IR_VERSION, OPSET, OnnxError};

// Numbers of fields, as in `onnx.proto`, by message.
mod model {
    pub(super) const IR_VERSION: u32 = 1;
    pub(super) const PRODUCER_NAME: u32 = 2;
    pub(super) const PRODUCER_VERSION: u32 = 3;
    pub(super) const DOC_STRING: u32 = 6;
    pub(super) const GRAPH: u32 = 7;
    pub(super) const OPSET_IMPORT: u32 = 8;
    pub(super) const METADATA: u32 = 14;
}
mod graph {
    pub(super) const NODE: u32 = 1;
    pub(super) const NAME: u32 = 2;
    pub(super) const INITIALIZER: u32 = 5;
    pub(super) const INPUT: u32 = 11;
    pub(super) const OUTPUT: u32 = 12;
}
mod node {
    pub(super) const INPUT: u32 = 1;
    pub(super) const OUTPUT: u32 = 2;
    pub(super) const NAME: u32 = 3;
    pub(super) const OP_TYPE: u32 = 4;
    pub(super) const ATTRIBUTE: u32 = 5;
}
mod attribute {
    pub(super) const NAME: u32 = 1;
    pub(super) const FLOAT: u32 = 2;
    pub(super) const INT: u32 = 3;
    pub(super) const INTS: u32 = 8;
    pub(super) const TYPE: u32 = 20;
}
mod tensor {
    pub(super) const DIMS: u32 = 1;
    pub(super) const DATA_TYPE: u32 = 2;
    pub(super) const NAME: u32 = 8;
    pub(super) const RAW_DATA: u32 = 9;
}
mod value {
    pub(super) const NAME: u32 = 1;
    pub(super) const TYPE: u32 = 2;
    pub(super) const DOC_STRING: u32 = 3;
    pub(super) const TENSOR_TYPE: u32 = 1;
    pub(super) const ELEMENT: u32 = 1;
    pub(super) const SHAPE: u32 = 2;
    pub(super) const DIM: u32 = 1;
    pub(super) const DIM_VALUE: u32 = 1;
    pub(super) const DIM_PARAM: u32 = 2;
}

/// A value in a graph, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value(String);

impl Value {
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Types of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    F32,
    I64,
    F64,
}

impl Element {
    /// As files spell it.
    #[must_use]
    pub fn code(self) -> i32 {
        match self {
            Self::F32 => 1,
            Self::I64 => 7,
            Self::F64 => 11,
        }
    }
}

/// One side of an input or an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dim {
    Fixed(usize),
    /// Any size, under a name.
    Any(&'static str),
}

/// Numbers with a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Tensor {
    element: Element,
    shape: Vec<usize>,
    /// Little-endian.
    bytes: Vec<u8>,
}

impl Tensor {
    /// A tensor of the values as they are, in one row; a scalar with `shape` empty.
    ///
    /// # Errors
    /// The shape asks for another number of values.
    pub fn f32(shape: &[usize], values: &[f32]) -> Result<Self, OnnxError> {
        Self::new(Element::F32, shape, values.len(), values.iter().flat_map(|value| value.to_le_bytes()).collect())
    }

    /// From little-endian bytes of 32-bit floats.
    ///
    /// # Errors
    /// The shape asks for another number of values.
    pub fn f32_bytes(shape: &[usize], bytes: &[u8]) -> Result<Self, OnnxError> {
        Self::new(Element::F32, shape, bytes.len() / 4, bytes.to_vec())
    }

    /// A number without a side.
    #[must_use]
    pub fn scalar(value: f32) -> Self {
        Self { element: Element::F32, shape: Vec::new(), bytes: value.to_le_bytes().to_vec() }
    }

    /// The same in double precision.
    #[must_use]
    pub fn double(value: f64) -> Self {
        Self { element: Element::F64, shape: Vec::new(), bytes: value.to_le_bytes().to_vec() }
    }

    /// The same as a whole number.
    #[must_use]
    pub fn whole(value: i64) -> Self {
        Self { element: Element::I64, shape: Vec::new(), bytes: value.to_le_bytes().to_vec() }
    }

    /// Whole numbers in a row.
    #[must_use]
    pub fn row(values: &[i64]) -> Self {
        let bytes = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        Self { element: Element::I64, shape: vec![values.len()], bytes }
    }

    fn new(element: Element, shape: &[usize], found: usize, bytes: Vec<u8>) -> Result<Self, OnnxError> {
        let expected = shape.iter().try_fold(1_usize, |count, side| count.checked_mul(*side));
        if expected != Some(found) {
            return Err(OnnxError::Shape { name: "a tensor".to_owned(), shape: shape.to_vec(), found });
        }
        Ok(Self { element, shape: shape.to_vec(), bytes })
    }

    fn message(&self, name: &str) -> Message {
        Message::default()
            .ints(tensor::DIMS, self.shape.iter().map(|side| *side as i64))
            .int(tensor::DATA_TYPE, self.element.code().into())
            .text(tensor::NAME, name)
            .bytes(tensor::RAW_DATA, &self.bytes)
    }
}

/// A fixed property of an operator.
#[derive(Clone, Debug, PartialEq)]
pub enum Attribute {
    Float(&'static str, f32),
    Int(&'static str, i64),
    Ints(&'static str, Vec<i64>),
}

impl Attribute {
    fn message(&self) -> Message {
        let named = |name: &str, kind: i64| Message::default().text(attribute::NAME, name).int(attribute::TYPE, kind);
        match self {
            Self::Float(name, value) => named(name, 1).float(attribute::FLOAT, *value),
            Self::Int(name, value) => named(name, 2).int(attribute::INT, *value),
            Self::Ints(name, values) => named(name, 7).ints(attribute::INTS, values.iter().copied()),
        }
    }
}

/// What a file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    pub producer: String,
    pub version: String,
    /// For people.
    pub description: String,
    /// Name and value.
    pub properties: Vec<(String, String)>,
}

/// A graph that grows.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    name: String,
    nodes: Vec<Message>,
    weights: Vec<Message>,
    inputs: Vec<Message>,
    outputs: Vec<Message>,
    made: usize,
}

impl Graph {
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    pub fn input(&mut self, name: &str, element: Element, dims: &[Dim], doc: &str) -> Value {
        self.inputs.push(info(name, element, dims, doc));
        Value(name.to_owned())
    }

    /// Numbers that belong to the graph under a name of their own.
    pub fn weight(&mut self, name: &str, tensor: &Tensor) -> Value {
        self.weights.push(tensor.message(name));
        Value(name.to_owned())
    }

    /// Numbers that belong to the graph; their name says nothing and begins with [`Graph::CONSTANT`].
    pub fn constant(&mut self, tensor: &Tensor) -> Value {
        let name = self.next(Self::CONSTANT);
        self.weight(&name, tensor)
    }

    /// How names of constants begin.
    pub const CONSTANT: &'static str = "constant/";

    /// What an operator makes of values.
    pub fn apply(&mut self, op: &str, inputs: &[&Value], attributes: &[Attribute]) -> Value {
        let name = self.next(&format!("{op}/"));
        let node = Message::default()
            .texts(node::INPUT, inputs.iter().map(|value| value.name()))
            .texts(node::OUTPUT, [name.as_str()])
            .text(node::NAME, &name)
            .text(node::OP_TYPE, op);
        let attributes: Vec<Message> = attributes.iter().map(Attribute::message).collect();
        self.nodes.push(node.messages(node::ATTRIBUTE, &attributes));
        Value(name)
    }

    /// What an operator without properties makes of values.
    pub fn op(&mut self, op: &str, inputs: &[&Value]) -> Value {
        self.apply(op, inputs, &[])
    }

    /// Gives a value out under a name.
    pub fn output(&mut self, value: &Value, name: &str, element: Element, dims: &[Dim], doc: &str) {
        let given = Message::default()
            .texts(node::INPUT, [value.name()])
            .texts(node::OUTPUT, [name])
            .text(node::NAME, &format!("give/{name}"))
            .text(node::OP_TYPE, "Identity");
        self.nodes.push(given);
        self.outputs.push(info(name, element, dims, doc));
    }

    /// The whole file.
    #[must_use]
    pub fn finish(self, about: &About) -> Vec<u8> {
        let whole = Message::default()
            .messages(graph::NODE, &self.nodes)
            .text(graph::NAME, &self.name)
            .messages(graph::INITIALIZER, &self.weights)
            .messages(graph::INPUT, &self.inputs)
            .messages(graph::OUTPUT, &self.outputs);
        // Name 1, value 2; of the operators' own domain, which is empty, the version is field 2.
        let properties: Vec<Message> =
            about.properties.iter().map(|(name, value)| Message::default().text(1, name).text(2, value)).collect();
        Message::default()
            .int(model::IR_VERSION, IR_VERSION)
            .text(model::PRODUCER_NAME, &about.producer)
            .text(model::PRODUCER_VERSION, &about.version)
            .text(model::DOC_STRING, &about.description)
            .message(model::GRAPH, &whole)
            .message(model::OPSET_IMPORT, &Message::default().int(2, OPSET))
            .messages(model::METADATA, &properties)
            .0
    }

    fn next(&mut self, beginning: &str) -> String {
        self.made += 1;
        format!("{beginning}{}", self.made)
    }
}

fn info(name: &str, element: Element, dims: &[Dim], doc: &str) -> Message {
    let dims: Vec<Message> = dims
        .iter()
        .map(|dim| match dim {
            Dim::Fixed(size) => Message::default().int(value::DIM_VALUE, *size as i64),
            Dim::Any(name) => Message::default().text(value::DIM_PARAM, name),
        })
        .collect();
    let shape = Message::default().messages(value::DIM, &dims);
    let tensor = Message::default().int(value::ELEMENT, element.code().into()).message(value::SHAPE, &shape);
    let kind = Message::default().message(value::TENSOR_TYPE, &tensor);
    Message::default().text(value::NAME, name).message(value::TYPE, &kind).text(value::DOC_STRING, doc)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::wire::{Field, walk};

    /// The fields of a message with one number.
    fn fields(bytes: &[u8], wanted: u32) -> Vec<Field<'_>> {
        let mut found = Vec::new();
        walk(bytes, &mut |number, field| {
            found.extend((number == wanted).then_some(field));
            Ok(())
        })
        .unwrap();
        found
    }

    fn inside<'a>(field: &Field<'a>, wanted: u32) -> Vec<Field<'a>> {
        fields(field.bytes().unwrap(), wanted)
    }

    fn text(field: &Field<'_>, wanted: u32) -> String {
        inside(field, wanted)[0].text().unwrap()
    }

    #[test]
    fn a_graph_is_found_in_its_file_as_it_was_put_together() {
        let mut made = Graph::new("doubling");
        let x = made.input("x", Element::F32, &[Dim::Any("batch"), Dim::Fixed(3)], "what comes in");
        let two = made.constant(&Tensor::scalar(2.0));
        let weight = made.weight("w", &Tensor::f32(&[3, 1], &[1.0, 2.0, 3.0]).unwrap());
        let doubled = made.op("Mul", &[&x, &two]);
        let product = made.apply("Gemm", &[&doubled, &weight], &[Attribute::Int("transB", 0)]);
        made.output(&product, "y", Element::F32, &[Dim::Any("batch"), Dim::Fixed(1)], "");
        let properties = vec![("k".to_owned(), "v".to_owned())];
        let file = made.finish(&About { producer: "a test".to_owned(), properties, ..About::default() });

        assert_eq!(fields(&file, model::IR_VERSION), [Field::Number(8)]);
        assert_eq!(text(&fields(&file, model::METADATA)[0], 2), "v");
        let whole = fields(&file, model::GRAPH)[0];
        let nodes = inside(&whole, graph::NODE);
        let ops: Vec<String> = nodes.iter().map(|node| text(node, node::OP_TYPE)).collect();
        assert_eq!(ops, ["Mul", "Gemm", "Identity"]);
        let inputs: Vec<String> = inside(&nodes[1], node::INPUT).iter().map(|name| name.text().unwrap()).collect();
        assert_eq!(inputs, [text(&nodes[0], node::OUTPUT), "w".to_owned()]);
        let weights = inside(&whole, graph::INITIALIZER);
        assert!(text(&weights[0], tensor::NAME).starts_with(Graph::CONSTANT) && inside(&weights[0], 1).is_empty());
        assert_eq!(inside(&weights[1], tensor::DIMS), [Field::Number(3), Field::Number(1)]);
        assert_eq!(inside(&weights[1], tensor::RAW_DATA)[0].bytes().unwrap().len(), 12);
        let kind = inside(&inside(&whole, graph::INPUT)[0], value::TYPE)[0];
        let sides = inside(&inside(&inside(&kind, value::TENSOR_TYPE)[0], value::SHAPE)[0], value::DIM);
        assert_eq!(text(&sides[0], value::DIM_PARAM), "batch");
        assert_eq!(inside(&sides[1], value::DIM_VALUE), [Field::Number(3)]);
    }

    #[test]
    fn the_bytes_of_a_small_file_are_those_of_the_format() {
        let mut graph = Graph::new("g");
        let x = graph.input("x", Element::F32, &[Dim::Fixed(2)], "");
        graph.output(&x, "y", Element::F32, &[Dim::Fixed(2)], "");
        let info = |name: u8| [0x0a, 1, name, 0x12, 0x0a, 0x0a, 8, 0x08, 1, 0x12, 4, 0x0a, 2, 0x08, 2];
        let node = b"\x0a\x20\x0a\x01x\x12\x01y\x1a\x06give/y\x22\x08Identity";
        let node = [&[0x0a, node.len() as u8 - 2][..], &node[2..]].concat();
        let whole = [&node[..], &[0x12, 1, b'g', 0x5a, 15], &info(b'x'), &[0x62, 15], &info(b'y')].concat();
        let file = [&[0x08, 8, 0x3a, whole.len() as u8][..], &whole, &[0x42, 2, 0x10, 17]].concat();
        assert_eq!(graph.finish(&About::default()), file);
    }

    #[test]
    fn numbers_that_do_not_fill_a_shape_are_refused() {
        assert!(Tensor::f32(&[2, 2], &[1.0; 3]).is_err());
        assert!(Tensor::f32(&[usize::MAX, 2], &[1.0; 3]).is_err());
        assert!(Tensor::f32_bytes(&[1], &[0; 8]).is_err());
        assert!(Tensor::f32(&[], &[1.0]).is_ok());
    }
}
