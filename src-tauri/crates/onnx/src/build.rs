//! Putting a graph together, operator by operator.
//!
//! Owns: names of values, which are given in order and never twice, and the form in which numbers are stored. Refuses:
//! checking that operators fit each other; a program that runs the graph does.

use prost::Message as _;

use crate::message::{
    AttributeProto, Dimension, GraphProto, ModelProto, NodeProto, OperatorSet, Property, TensorProto, TensorShape,
    TensorType, TypeProto, ValueInfo,
};
use crate::{IR_VERSION, OPSET, OnnxError};

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

    fn proto(self, name: String) -> TensorProto {
        TensorProto {
            dims: self.shape.iter().map(|side| *side as i64).collect(),
            data_type: self.element.code(),
            name,
            raw_data: self.bytes,
            ..TensorProto::default()
        }
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
    fn proto(self) -> AttributeProto {
        let empty = AttributeProto::default();
        match self {
            Self::Float(name, f) => AttributeProto { name: name.to_owned(), f, r#type: 1, ..empty },
            Self::Int(name, i) => AttributeProto { name: name.to_owned(), i, r#type: 2, ..empty },
            Self::Ints(name, ints) => AttributeProto { name: name.to_owned(), ints, r#type: 7, ..empty },
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
    proto: GraphProto,
    made: usize,
}

impl Graph {
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { proto: GraphProto { name: name.to_owned(), ..GraphProto::default() }, made: 0 }
    }

    pub fn input(&mut self, name: &str, element: Element, dims: &[Dim], doc: &str) -> Value {
        self.proto.input.push(info(name, element, dims, doc));
        Value(name.to_owned())
    }

    /// Numbers that belong to the graph under a name of their own.
    pub fn weight(&mut self, name: &str, tensor: Tensor) -> Value {
        self.proto.initializer.push(tensor.proto(name.to_owned()));
        Value(name.to_owned())
    }

    /// Numbers that belong to the graph; their name says nothing and begins with [`Graph::CONSTANT`].
    pub fn constant(&mut self, tensor: Tensor) -> Value {
        let name = self.next(Self::CONSTANT);
        self.weight(&name, tensor)
    }

    /// How names of constants begin.
    pub const CONSTANT: &'static str = "constant/";

    /// What an operator makes of values.
    pub fn apply(&mut self, op: &str, inputs: &[&Value], attributes: Vec<Attribute>) -> Value {
        let name = self.next(&format!("{op}/"));
        self.proto.node.push(NodeProto {
            input: inputs.iter().map(|value| value.0.clone()).collect(),
            output: vec![name.clone()],
            name: name.clone(),
            op_type: op.to_owned(),
            attribute: attributes.into_iter().map(Attribute::proto).collect(),
        });
        Value(name)
    }

    /// What an operator without properties makes of values.
    pub fn op(&mut self, op: &str, inputs: &[&Value]) -> Value {
        self.apply(op, inputs, Vec::new())
    }

    /// Gives a value out under a name.
    pub fn output(&mut self, value: &Value, name: &str, element: Element, dims: &[Dim], doc: &str) {
        self.proto.node.push(NodeProto {
            input: vec![value.0.clone()],
            output: vec![name.to_owned()],
            name: format!("give/{name}"),
            op_type: "Identity".to_owned(),
            attribute: Vec::new(),
        });
        self.proto.output.push(info(name, element, dims, doc));
    }

    /// The whole file.
    #[must_use]
    pub fn finish(self, about: About) -> Vec<u8> {
        let property = |(key, value)| Property { key, value };
        ModelProto {
            ir_version: IR_VERSION,
            producer_name: about.producer,
            producer_version: about.version,
            doc_string: about.description,
            graph: Some(self.proto),
            opset_import: vec![OperatorSet { domain: String::new(), version: OPSET }],
            metadata_props: about.properties.into_iter().map(property).collect(),
        }
        .encode_to_vec()
    }

    fn next(&mut self, beginning: &str) -> String {
        self.made += 1;
        format!("{beginning}{}", self.made)
    }
}

fn info(name: &str, element: Element, dims: &[Dim], doc: &str) -> ValueInfo {
    let dim = dims
        .iter()
        .map(|dim| match dim {
            Dim::Fixed(size) => Dimension { dim_value: Some(*size as i64), dim_param: None },
            Dim::Any(name) => Dimension { dim_value: None, dim_param: Some((*name).to_owned()) },
        })
        .collect();
    let tensor = TensorType { elem_type: element.code(), shape: Some(TensorShape { dim }) };
    ValueInfo {
        name: name.to_owned(),
        r#type: Some(TypeProto { tensor_type: Some(tensor) }),
        doc_string: doc.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;

    #[test]
    fn a_graph_is_read_back_as_it_was_put_together() {
        let mut graph = Graph::new("doubling");
        let x = graph.input("x", Element::F32, &[Dim::Any("batch"), Dim::Fixed(3)], "what comes in");
        let two = graph.constant(Tensor::scalar(2.0));
        let weight = graph.weight("w", Tensor::f32(&[3, 1], &[1.0, 2.0, 3.0]).unwrap());
        let doubled = graph.op("Mul", &[&x, &two]);
        let product = graph.apply("Gemm", &[&doubled, &weight], vec![Attribute::Int("transB", 0)]);
        graph.output(&product, "y", Element::F32, &[Dim::Any("batch"), Dim::Fixed(1)], "");
        let about = About { producer: "a test".to_owned(), properties: vec![("k".into(), "v".into())], ..About::default() };
        let model = ModelProto::decode(graph.finish(about).as_slice()).unwrap();

        assert_eq!((model.ir_version, model.opset_import[0].version), (IR_VERSION, OPSET));
        assert_eq!(model.metadata_props, [Property { key: "k".to_owned(), value: "v".to_owned() }]);
        let graph = model.graph.unwrap();
        let ops: Vec<&str> = graph.node.iter().map(|node| node.op_type.as_str()).collect();
        assert_eq!(ops, ["Mul", "Gemm", "Identity"]);
        assert_eq!(graph.node[1].input, [graph.node[0].output[0].as_str(), "w"]);
        assert_eq!(graph.node[2].output, ["y"]);
        assert_eq!(graph.initializer[1].dims, [3, 1]);
        assert_eq!(graph.initializer[1].raw_data.len(), 12);
        assert!(graph.initializer[0].name.starts_with(Graph::CONSTANT) && graph.initializer[0].dims.is_empty());
        let tensor = graph.input[0].r#type.clone().unwrap().tensor_type.unwrap();
        let sides: Vec<_> = tensor.shape.unwrap().dim.into_iter().map(|dim| (dim.dim_value, dim.dim_param)).collect();
        assert_eq!(sides, [(None, Some("batch".to_owned())), (Some(3), None)]);
    }

    #[test]
    fn the_bytes_on_the_wire_are_those_of_the_format() {
        let mut graph = Graph::new("g");
        let x = graph.input("x", Element::F32, &[Dim::Fixed(2)], "");
        let y = graph.apply("Softmax", &[&x], vec![Attribute::Int("axis", -1)]);
        graph.output(&y, "y", Element::F32, &[Dim::Fixed(2)], "");
        let bytes = graph.finish(About::default());
        // Field 1 is the version of the file format; field 7 the graph; field 8 the version of the operators.
        assert_eq!(bytes[..3], [0x08, 8, 0x3a]);
        assert_eq!(bytes[bytes.len() - 4..], [0x42, 2, 0x10, 17]);
    }

    #[test]
    fn numbers_that_do_not_fill_a_shape_are_refused() {
        assert!(Tensor::f32(&[2, 2], &[1.0; 3]).is_err());
        assert!(Tensor::f32(&[usize::MAX, 2], &[1.0; 3]).is_err());
        assert!(Tensor::f32_bytes(&[1], &[0; 8]).is_err());
        assert!(Tensor::f32(&[], &[1.0]).is_ok());
    }
}
